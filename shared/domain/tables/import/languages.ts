/** Languages by their code or their name in English, German, French, Spanish, Portuguese and themselves. Pure: names come with the runtime. */
import { fold } from '../../identities/fold.ts';

/** ISO 639-1, those with more than some speakers. */
const codes =
  'af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu ha he hi hr hu hy id ig is it ja ka kk km kn ko ku lo lt lv mg mk ml mn mr ms mt my nb ne nl nn no or pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi xh yo zh zu'.split(
    ' ',
  );

let byName: ReadonlyMap<string, string> | null = null;

/** Built when first asked for: 600 names take some milliseconds. */
function names(): ReadonlyMap<string, string> {
  if (byName) return byName;
  const found = new Map<string, string>([['mandarin', 'zh']]);
  for (const code of codes)
    for (const language of ['en', 'de', 'fr', 'es', 'pt', code]) {
      const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(code);
      if (name && !found.has(fold(name))) found.set(fold(name), code);
    }
  byName = found;
  return found;
}

/** No name of a language is longer. */
const LONGEST = 100;

/** The code of a language, from its name or code; `null` for anything else. */
export function languageOf(text: string): string | null {
  if (text.length > LONGEST) return null;
  const plain = text.trim().replace(/\s*\(.*\)$/, '');
  const code = plain.toLowerCase().replace(/[-_].*$/, '');
  return codes.includes(code) && /^[a-z]{2}([-_][a-z]{2,4})?$/i.test(plain) ? code : (names().get(fold(plain)) ?? null);
}
