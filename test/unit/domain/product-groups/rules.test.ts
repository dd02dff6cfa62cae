import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Belonging,
  type GroupedItem,
  type GroupRule,
  grouping,
  holdsOn,
  matches,
  overlap,
  ruleSubjects,
  whyNoPattern,
  whyWords,
} from '../../../../shared/domain/product-groups/rules.ts';
import { dayIn, dayName, daysLater } from '../../../../shared/domain/time/days.ts';
import { dayNamesIn } from '../../../../shared/domain/time/zones.ts';

const rule = (over: GroupRule['over'], pattern: string, more: Partial<GroupRule> = {}): GroupRule => ({
  uid: `${over} ${pattern}`,
  group: 'editor',
  place: 0,
  over,
  pattern,
  from: null,
  until: null,
  ...more,
});
const item = (more: Partial<GroupedItem> = {}): GroupedItem => ({
  day: '2026-02-01',
  project: 'north/lamp',
  labels: [],
  paths: [],
  ...more,
});
const groupOf = (found: Belonging | null): string | null => found?.rule.group ?? null;

describe('a pattern', () => {
  it.each([
    ['label', 'group::editor', 'Group::Editor', true],
    ['label', 'group::editor', 'group::editors', false],
    ['label', 'group::*', 'group::editor', true],
    ['label', 'group::*', 'group', false],
    ['project', 'north/*', 'North/lamp', true],
    ['project', 'north/*', 'northern/lamp', false],
    ['project', '*', 'anything/at-all', true],
    ['path', 'docs/*', 'docs/a/b.md', true],
    ['path', 'docs/*', 'Docs/a.md', false],
    ['label', '.*', 'editor', false],
  ] as const)('over a %s, %s, of %s: %s', (over, pattern, text, isMeant) => {
    expect(matches({ over, pattern }, text)).toBe(isMeant);
  });

  it('is written plainly, or it is said why it is none', () => {
    expect(['group::editor', 'group::*', '*', 'a b', '.*'].map(whyNoPattern)).toEqual([null, null, null, null, null]);
    expect(['', '*/docs', 'a**', 'x'.repeat(256)].every((text) => /\.$/.test(whyNoPattern(text) ?? ''))).toBe(true);
  });
});

describe('which of several rules holds', () => {
  it('a label before a path, a path before a project', () => {
    const of = (...subjects: GroupRule['over'][]) =>
      groupOf(grouping(subjects.map((over) => rule(over, '*', { group: over })))(item({ labels: ['bug'], paths: ['docs/a.md'] })));
    expect(of('project', 'path', 'label')).toBe('label');
    expect(of('project', 'path')).toBe('path');
    expect(of('project')).toBe('project');
  });

  it('the more exact one, and of two equally exact ones that of the earlier group', () => {
    const of = (...rules: GroupRule[]) => groupOf(grouping(rules)(item({ labels: ['group::editor', 'bug'] })));
    const [wide, narrow] = [rule('label', 'group::*', { group: 'wide' }), rule('label', 'group::ed*', { group: 'narrow', place: 5 })];
    const exact = rule('label', 'group::editor', { group: 'exact', place: 9 });
    expect(of(wide, narrow, exact)).toBe('exact');
    expect(of(wide, narrow)).toBe('narrow');
    expect(of(rule('label', 'bug', { group: 'first', place: 1 }), exact)).toBe('first');
    expect(of(rule('label', 'bug', { group: 'last', place: 10 }), exact)).toBe('exact');
  });

  it('none, where none means it: that is no group, not the first', () => {
    expect(grouping([rule('label', 'docs'), rule('project', 'south/*')])(item({ labels: ['bug'] }))).toBeNull();
    expect(grouping([])(item())).toBeNull();
  });

  it('one that does not hold any more leaves it to the next', () => {
    const ended = rule('label', 'bug', { group: 'before', until: '2026-02-01' });
    const began = rule('label', 'bug', { uid: 'began', group: 'after', from: '2026-02-01' });
    const on = (day: string) => groupOf(grouping([began, ended])(item({ day, labels: ['bug'] })));
    expect([on('2026-01-31'), on('2026-02-01'), on('2030-01-01')]).toEqual(['before', 'after', 'after']);
  });
});

it('says why in words', () => {
  expect(whyWords(rule('label', 'group::editor', { from: '2026-02-01' }), 'group::editor')).toBe('label group::editor since 2026-02-01');
  expect(whyWords(rule('project', 'north/*', { until: '2026-03-01' }), 'north/lamp')).toBe('project north/lamp (north/*) until 2026-03-01');
  expect(whyWords(rule('label', 'Bug'), 'bug')).toBe('label bug');
});

const day = fc.integer({ min: 0, max: 12 }).map((n) => daysLater('2026-01-01', n));
const text = fc.constantFrom('a', 'ab', 'abc', 'b', 'B', 'ba');
const anyRule = fc
  .record({
    uid: fc.uuid(),
    group: fc.constantFrom('g1', 'g2', 'g3'),
    over: fc.constantFrom(...ruleSubjects),
    pattern: fc.oneof(
      text,
      text.map((one) => `${one}*`),
      fc.constant('*'),
    ),
    from: fc.option(day),
    until: fc.option(day),
  })
  .filter(({ from, until }) => from === null || until === null || from < until)
  .map((one): GroupRule => ({ ...one, place: { g1: 0, g2: 1, g3: 1 }[one.group] ?? 0 }));
const rules = fc.uniqueArray(anyRule, { selector: ({ uid }) => uid, maxLength: 8 });
const anyItem = fc.record({ day, project: text, labels: fc.uniqueArray(text), paths: fc.uniqueArray(text) });

describe('laws', () => {
  it('the order of rules, labels and paths does not matter, nor what was asked before', () => {
    fc.assert(
      fc.property(rules, fc.array(anyItem, { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat()), (some, items, numbers) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => ({ one, at: numbers.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
        const asked = grouping(shuffled(some));
        for (const one of items)
          expect(asked({ ...one, labels: shuffled(one.labels), paths: shuffled(one.paths) })).toEqual(grouping(some)(one));
      }),
    );
  });

  it('a group is named by a rule that holds on the day and means the item, and by none that is outweighed', () => {
    fc.assert(
      fc.property(rules, anyItem, (some, one) => {
        const found = grouping(some)(one);
        const texts = { label: one.labels, path: one.paths, project: [one.project] };
        // Plainly: all that mean it, and of those the one that no other outweighs.
        const meaning = some.filter((its) => holdsOn(its, one.day) && (texts[its.over] as string[]).some((said) => matches(its, said)));
        if (found === null) {
          expect(meaning).toEqual([]);
          return;
        }
        expect(meaning).toContain(found.rule);
        expect(matches(found.rule, found.matched) && (texts[found.rule.over] as string[]).includes(found.matched)).toBe(true);
        const weight = (its: GroupRule) => [
          ruleSubjects.indexOf(its.over),
          its.pattern.endsWith('*') ? 1000 - its.pattern.length : 0,
          its.place,
          its.group,
          its.uid,
        ];
        for (const other of meaning) {
          const [mine, theirs] = [weight(found.rule), weight(other)];
          const differs = mine.findIndex((value, at) => value !== theirs[at]);
          if (differs !== -1) expect((mine[differs] ?? 0) < (theirs[differs] ?? 0)).toBe(true);
        }
      }),
    );
  });

  it('two rules overlap exactly when there is a day on which both hold', () => {
    const span = fc
      .record({ from: fc.option(day), until: fc.option(day) })
      .filter(({ from, until }) => from === null || until === null || from < until);
    const days = Array.from({ length: 16 }, (_, n) => daysLater('2025-12-31', n));
    fc.assert(
      fc.property(span, span, (one, other) => {
        expect(overlap(one, other)).toBe(days.some((at) => holdsOn(one, at) && holdsOn(other, at)));
      }),
    );
  });

  it('days begin where the workspace counts them: the last instant before is out, the first one is in', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Auckland', 'Nowhere/AtAll');
    const at = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(
      fc.property(zones, at, (zone, instant) => {
        const name = dayNamesIn(zone);
        expect(name(instant)).toBe(dayName(dayIn(zone)(instant)));
        const begins = rule('project', '*', { from: name(instant) });
        const on = (when: number) => grouping([begins])(item({ day: name(when) })) !== null;
        expect(on(instant)).toBe(true);
        expect(on(instant - 26 * 3_600_000)).toBe(false);
      }),
    );
  });
});
