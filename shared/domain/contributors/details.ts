/** What a workspace can note about a person: which fields there are, and what may stand in them. */

import { isDay } from '../time/days.ts';

export const shirtSizes = ['XS', 'S', 'M', 'L', 'XL', '2XL', '3XL', '4XL', '5XL'] as const;
export const shirtCuts = ['straight', 'fitted'] as const;
/** May the person be named in public: yes; only after being asked; no. */
export const publicRecognitions = ['yes', 'ask', 'no'] as const;
export const languageLevels = ['fluent', 'working'] as const;
/** DOMAIN.md section 1. */
export const standings = ['wider', 'staff', 'core'] as const;
export type Standing = (typeof standings)[number];

/** Fields with one value. `owner` holds a teammate's uid. */
export const detailFields = [
  'affiliation',
  'title',
  'location',
  'timeZone',
  'pronouns',
  'persona',
  'shirtSize',
  'shirtCut',
  'publicRecognition',
  'owner',
] as const;
export type DetailField = (typeof detailFields)[number];

/** Where only some values make sense. */
const choicesOf: Partial<Record<DetailField, readonly string[]>> = {
  shirtSize: shirtSizes,
  shirtCut: shirtCuts,
  publicRecognition: publicRecognitions,
};

/** A value as it is kept, or why it cannot be. */
export type Checked = { value: string } | { problem: string };

const LONGEST = 500;

/** What was typed for a field, as it is kept: spaces at the ends gone, choices in their own spelling, zones as IANA writes them. */
export function checkDetail(field: DetailField, typed: string): Checked {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (text === '') return { problem: 'Nothing was given.' };
  if (text.length > LONGEST) return { problem: `That is longer than ${LONGEST} letters.` };
  if (field === 'timeZone') return checkZone(text);
  const choices = choicesOf[field];
  if (!choices) return { value: text };
  const chosen = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  return chosen ? { value: chosen } : { problem: `It is one of: ${choices.join(', ')}.` };
}

/** A time zone as the system knows it. */
export function checkZone(text: string): Checked {
  try {
    // The name the system knows it by: "europe/lisbon" is "Europe/Lisbon".
    return { value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone };
  } catch {
    return { problem: `There is no time zone called "${text}". Write it like Europe/Lisbon.` };
  }
}

export const customKinds = ['text', 'number', 'date', 'choice', 'link'] as const;
export type CustomKind = (typeof customKinds)[number];

/** The same for a field that the workspace made. Numbers take a point or a comma; dates are `2026-05-14`. */
export function checkCustom(kind: CustomKind, choices: readonly string[], typed: string): Checked {
  const text = typed.trim();
  if (text === '') return { problem: 'Nothing was given.' };
  if (text.length > 2000) return { problem: 'That is longer than 2,000 letters.' };
  switch (kind) {
    case 'number':
      return checkNumber(text);
    case 'date':
      return isDay(text) ? { value: text } : { problem: 'A date is written like 2026-05-14.' };
    case 'choice': {
      const chosen = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
      return chosen ? { value: chosen } : { problem: `It is one of: ${choices.join(', ')}.` };
    }
    case 'link':
      return isLink(text) ? { value: text } : { problem: 'A link begins with https://, http:// or mailto:.' };
    case 'text':
      return { value: text };
  }
}

/** A comma or point before three digits stands between thousands for one and before decimals for another: nobody guesses which. */
const ambiguous = /^[-+]?[1-9]\d{0,2}[,.]\d{3}$/;

function checkNumber(text: string): Checked {
  const compact = text.replace(/[\s'’_]/g, '');
  if (ambiguous.test(compact)) {
    const [whole, part] = compact.split(/[,.]/);
    return { problem: `"${text}" can be read in two ways. Write ${whole}${part}, or ${whole}.${part}0.` };
  }
  const plain = compact.replace(/,(?=\d*$)/, '.');
  const value = Number(plain);
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) && Number.isFinite(value)
    ? { value: String(value) }
    : { problem: `"${text}" is not a number.` };
}

/** What the system's browser or mail program may be asked to open. */
export function isLink(text: string): boolean {
  try {
    return ['https:', 'http:', 'mailto:'].includes(new URL(text).protocol) && !/\s/.test(text);
  } catch {
    return false;
  }
}

/** A standing from a day on, to the end of another; `null`: open at that end. Days as `2026-05-14`. */
export interface StandingSpan {
  standing: Standing;
  from: string | null;
  to: string | null;
}

/**
 * What somebody was on a day. Staff outweighs core, core outweighs wider; whoever has no span that day belongs to the wider
 * community. Source: DOMAIN.md section 1: standing is kept with dates, so that whoever was hired counts as community before.
 */
export function standingOn(day: string, spans: readonly StandingSpan[]): Standing {
  const held = spans.filter(({ from, to }) => (from === null || from <= day) && (to === null || day <= to)).map(({ standing }) => standing);
  return held.includes('staff') ? 'staff' : held.includes('core') ? 'core' : 'wider';
}

/** From the handbook's user and internal personas; a workspace writes others as it likes. */
export const suggestedPersonas = [
  'Software developer',
  'DevOps engineer',
  'Systems administrator',
  'Security analyst',
  'Product designer',
  'Product manager',
  'Development team lead',
  'Compliance manager',
  'Software engineer in test',
  'Platform engineer',
  'Release manager',
] as const;
export const suggestedSpecialisations = [
  'Frontend',
  'Backend',
  'UX',
  'Documentation',
  'Test',
  'Infrastructure',
  'Security',
  'Translation',
] as const;
export const suggestedMotivations = ['Experience', 'CV', 'Recognition', 'Need', 'Fun'] as const;
