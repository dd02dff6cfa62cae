import type { DetailField, Standing } from './details.ts';

/** What fields are called, in the middle of a sentence. */
export const fieldNames: Record<DetailField, string> = {
  affiliation: 'organisation',
  title: 'title',
  location: 'location',
  timeZone: 'time zone',
  pronouns: 'pronouns',
  persona: 'persona',
  shirtSize: 'T-shirt size',
  shirtCut: 'T-shirt cut',
  publicRecognition: 'naming in public',
  owner: 'owner',
};

export const standingNames: Record<Standing, string> = { wider: 'wider community', staff: 'staff', core: 'core team' };

export const recognitionNames: Record<string, string> = { yes: 'gladly', ask: 'ask first', no: 'rather not' };

let languages: Intl.DisplayNames | undefined;

/** "Portuguese" of "pt"; the code itself where nobody knows it. */
export function languageName(code: string): string {
  // Made when it is first needed: this file is read at every start.
  languages ??= new Intl.DisplayNames('en', { type: 'language' });
  return languages.of(code) ?? code;
}

interface Items {
  language: { language: string; level: string };
  specialisation: { text: string };
  motivation: { text: string };
  standing: { standing: Standing; from: string | null; to: string | null };
  link: { label: string; url: string };
}
type Item = { [K in keyof Items]: { kind: K } & Items[K] }[keyof Items];

/** "Portuguese (fluent)", "staff since 2024-03-01", "Blog: https://ana.example" */
export function itemWords(item: Item): string {
  switch (item.kind) {
    case 'language':
      return `${languageName(item.language)} (${item.level})`;
    case 'standing':
      return standingNames[item.standing] + spanWords(item.from, item.to);
    case 'link':
      return item.label === '' ? item.url : `${item.label}: ${item.url}`;
    default:
      return item.text;
  }
}

function spanWords(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return `, ${from} to ${to}`;
  if (from !== null) return ` since ${from}`;
  return to === null ? '' : ` until ${to}`;
}
