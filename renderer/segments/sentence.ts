/** A filter as a sentence: "People active less than 90 days ago and not tagged mentor". Pure. */
import type { Condition, Filter } from '../../shared/contract/segments.ts';
import { capital, lowered } from '../ui/letters.ts';
import { type ConditionWords, chipOf } from './fields.ts';

/** What one condition says. */
export type WordsOf = (condition: Condition, negated: boolean) => ConditionWords;

function part(filter: Filter, wordsOf: WordsOf, within: 'and' | 'or' | 'not' | null): string {
  const chip = chipOf(filter);
  if (chip) {
    const { label, value, whole = value } = wordsOf(chip.condition, chip.negated);
    return lowered(whole ? `${label} ${whole}` : label);
  }
  if ('all' in filter) return joined(filter.all, 'and', wordsOf, within);
  if ('any' in filter) return joined(filter.any, 'or', wordsOf, within);
  return 'not' in filter ? `not (${part(filter.not, wordsOf, 'not')})` : '';
}

/** In brackets where an "and" and an "or" would otherwise stand beside each other. */
function joined(parts: readonly Filter[], word: 'and' | 'or', wordsOf: WordsOf, within: 'and' | 'or' | 'not' | null): string {
  if (parts.length === 0) return 'everyone';
  const text = parts.map((one) => part(one, wordsOf, parts.length === 1 ? within : word)).join(` ${word} `);
  const stands = within === null || within === 'not' || within === word || parts.length === 1;
  return stands ? text : `(${text})`;
}

export function sentenceOf(filter: Filter, wordsOf: WordsOf): string {
  const words = part(filter, wordsOf, null);
  return words === 'everyone' ? 'Everyone' : `People: ${words}`;
}

/** The same without the beginning, for a chip. */
export function phraseOf(filter: Filter, wordsOf: WordsOf): string {
  const words = part(filter, wordsOf, null);
  return capital(words);
}
