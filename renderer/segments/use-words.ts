import { type FilterField, fieldOf } from './fields.ts';
import type { WordsOf } from './sentence.ts';

/** The words of any condition. */
export function useWordsOf(fields: readonly FilterField[]): WordsOf {
  // biome-ignore lint/correctness/useHookAtTopLevel: fields only come and go with the workspace's own, which remounts what uses this
  const words = fields.map((field) => [field, field.useWords()] as const);
  return (condition, negated) => {
    const field = fieldOf(fields, condition);
    const of = words.find(([one]) => one === field)?.[1];
    return of ? of(condition, negated) : { label: negated ? 'Not: a condition that is gone' : 'A condition that is gone' };
  };
}
