import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../../renderer/segments/sentence.ts';
import {
  added,
  filterOfTree,
  isGroup,
  moved,
  newGroup,
  newLeaf,
  removed,
  treeOf,
  unwrapped,
  wrapped,
} from '../../../../renderer/segments/tree.ts';
import type { Condition, Filter } from '../../../../shared/contract/segments.ts';

const named = (text: string): Condition => ({ field: 'search', text });
const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'c').map(named),
    fc.array(tie('filter'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('filter').map((not) => ({ not })),
  ),
}));

/** Whether somebody who has these letters matches. */
function passes(has: ReadonlySet<string>, filter: Filter): boolean {
  if ('all' in filter) return filter.all.every((part) => passes(has, part));
  if ('any' in filter) return filter.any.some((part) => passes(has, part));
  if ('not' in filter) return !passes(has, filter.not);
  return filter.field === 'search' && has.has(filter.text);
}

/** An empty group asks for nothing wherever it stands, so trees that hold one mean something else to the builder. */
const hasEmpty = (filter: Filter): boolean => {
  if ('all' in filter) return filter.all.length === 0 || filter.all.some(hasEmpty);
  if ('any' in filter) return filter.any.some(hasEmpty);
  return 'not' in filter && hasEmpty(filter.not);
};

describe('the tree of the builder', () => {
  it('means what the filter meant that it was made from', () => {
    fc.assert(
      fc.property(
        anyFilter.filter((filter) => !hasEmpty(filter)),
        fc.subarray(['a', 'b', 'c']),
        (filter, letters) => {
          expect(passes(new Set(letters), filterOfTree(treeOf(filter)))).toBe(passes(new Set(letters), filter));
        },
      ),
    );
  });

  it('asks for nothing where there is nothing in it', () => {
    expect(filterOfTree(newGroup('none', [newGroup('any')]))).toEqual({ all: [] });
  });

  it('wraps, takes apart, moves, adds and removes', () => {
    const [a, b] = [newLeaf(named('a'), false), newLeaf(named('b'), true)];
    const tree = newGroup('all', [a, b]);
    const inner = wrapped(tree, a.id, 'any');
    const [group] = inner.parts;
    expect(group && isGroup(group) && group.parts).toEqual([a]);
    expect(unwrapped(inner, group?.id ?? 0).parts).toEqual([a, b]);
    expect(moved(tree, b.id, -1).parts).toEqual([b, a]);
    expect(moved(tree, a.id, -1).parts).toEqual([a, b]);
    expect(filterOfTree(added(inner, group?.id ?? 0, newLeaf(named('c'), false)))).toEqual({
      all: [{ any: [named('a'), named('c')] }, { not: named('b') }],
    });
    expect(filterOfTree(removed(removed(tree, a.id), b.id))).toEqual({ all: [] });
  });
});

describe('a filter as a sentence', () => {
  const wordsOf = (condition: Condition, negated: boolean) => ({
    label: negated ? 'Without' : 'With',
    value: condition.field === 'search' ? condition.text : '',
  });
  const [a, b, c] = [named('a'), named('b'), named('c')];
  it('says who is meant, with brackets only where they are needed', () => {
    expect(sentenceOf({ all: [] }, wordsOf)).toBe('Everyone');
    expect(sentenceOf({ all: [a, { not: b }] }, wordsOf)).toBe('People: with a and without b');
    expect(sentenceOf({ all: [a, { any: [b, c] }] }, wordsOf)).toBe('People: with a and (with b or with c)');
    expect(sentenceOf({ all: [a, { not: { any: [b, c] } }] }, wordsOf)).toBe('People: with a and not (with b or with c)');
    expect(sentenceOf({ any: [{ all: [a, b] }, c] }, wordsOf)).toBe('People: (with a and with b) or with c');
  });
});
