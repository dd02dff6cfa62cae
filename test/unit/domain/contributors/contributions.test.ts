import { describe, expect, it } from 'vitest';
import { contributionKinds, countedKinds, creditKinds, isContribution } from '../../../../shared/domain/contributors/contributions.ts';

describe('what counts as a contribution', () => {
  it('is nine kinds and the credits', () => {
    expect(contributionKinds).toHaveLength(9);
    expect(countedKinds.filter(isContribution)).toEqual([...contributionKinds, ...creditKinds]);
  });

  it('is not merging and applying other people’s work, nor a change that is not merged, nor talking in one’s own', () => {
    expect(countedKinds.filter((kind) => !isContribution(kind))).toEqual(['merge', 'committed', 'proposed', 'reply', 'question']);
  });

  it('names no kind twice', () => {
    expect(new Set(countedKinds).size).toBe(countedKinds.length);
  });
});
