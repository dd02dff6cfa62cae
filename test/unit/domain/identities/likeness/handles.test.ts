import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, skeletonOf } from '../../../../../shared/domain/identities/likeness/edit-distance.ts';
import { nearHandle } from '../../../../../shared/domain/identities/likeness/handle-relation.ts';
import { handleIn, stemOf, withoutAffix } from '../../../../../shared/domain/identities/likeness/handles.ts';

const handle = (text: string) => ({
  text,
  place: 'local' as const,
  shown: text,
  at: text,
  ownName: false,
  stem: stemOf(text),
  core: withoutAffix(stemOf(text)),
});
const near = (a: string, b: string): string | null => nearHandle(handle(a), handle(b));

describe('a handle', () => {
  it.each([
    ['a.pires', 'apires'],
    ['A-Pires', 'apires'],
    ['ana_pires74', 'anapires74'],
    ['Zoë', 'zoe'],
  ])('in %j is %j', (text, found) => {
    expect(handleIn(text)).toBe(found);
  });

  it.each(['info', 'me', 'git-commits', 'a.b', '12345', '', '🎉'])('is not in %j, which says nothing about who it is', (text) => {
    expect(handleIn(text)).toBeNull();
  });

  it('has a stem and a core', () => {
    expect(stemOf('7anapires99')).toBe('anapires');
    expect(withoutAffix('iamanapires')).toBe('anapires');
    expect(withoutAffix('anapiresdev')).toBe('anapires');
    expect(withoutAffix('dev')).toBe('dev');
  });
});

describe('handles that are nearly the same', () => {
  it.each([
    ['pires74', 'pires', 'pires'],
    ['1anapires', 'anapires2', 'anapires'],
    ['anapires', 'iamanapires', 'anapires'],
    ['anapires', 'anapiresdev', 'anapires'],
    ['anapires', 'anapire', 'anapire'],
    ['anapires', 'anapirez', 'anapire'],
    ['pireslab', 'pires', 'pires'],
    ['xyzpires', 'yzpires', 'yzpires'],
  ])('%j and %j have %j in common', (a, b, common) => {
    expect(near(a, b)).toBe(common);
    expect(near(b, a)).toBe(common);
  });

  it.each([
    ['anapires', 'anapires'],
    ['ana', 'anapires'],
    ['abc1', 'abc2'],
    ['anapires', 'anasilva'],
    ['pires', 'piresfernandez'],
  ])('are not %j and %j', (a, b) => {
    expect(near(a, b)).toBeNull();
  });
});

/** The table of all distances (optimal string alignment), as textbooks have it. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const ways = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)];
      const row = rows[i];
      if (row) row[j] = Math.min(...ways, ...(isSwap ? [at(i - 2, j - 2) + 1] : []));
    }
  }
  return at(a.length, b.length);
}

describe('how many letters make one word of another', () => {
  it('is what the table of all distances says', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 2 }), (a, b, most) => {
        expect(isWithin(a, b, most)).toBe(distance(a, b) <= most);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves vowels out of how a word sounds', () => {
    expect(skeletonOf('mohammed')).toBe(skeletonOf('muhamad'));
    expect(skeletonOf('philip')).toBe(skeletonOf('filip'));
    expect(skeletonOf('pires')).not.toBe(skeletonOf('silva'));
  });
});
