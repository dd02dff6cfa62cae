import type { ConditionWords } from '../../segments/index.ts';
import { figure } from '../../ui/figures.ts';
import { anyOf } from '../words.ts';

/** Up to three names in full; a chip is short, and the rest stands in its tooltip. */
export function few(names: readonly string[]): Pick<ConditionWords, 'value' | 'whole'> {
  const value = names.length <= 3 ? anyOf(names) : anyOf([...names.slice(0, 2), `${figure(names.length - 2)} more`]);
  return { value, whole: anyOf(names) };
}

export const purposeNames = { contact: 'being contacted', speaking: 'speaking', swag: 'swag', recognition: 'public recognition' } as const;
export const answerNames = { given: 'given', refused: 'refused', withdrawn: 'withdrawn', none: 'none recorded' } as const;
