import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestPage } from '../../../../../electron/core/sources/discourse/topics.ts';

const day = (date: number) => `2024-05-${String(date).padStart(2, '0')}T10:00:00.000Z`;
const at = (date: number) => Date.parse(day(date));
const topic = (id: number, moved: number | null, more: Record<string, unknown> = {}) => ({
  id,
  title: `Topic ${id}`,
  created_at: day(1),
  last_posted_at: moved === null ? null : day(moved),
  bumped_at: moved === null ? null : day(moved),
  pinned: false,
  pinned_globally: false,
  ...more,
});
const page = (topics: unknown[], next?: string) => ({ users: [], topic_list: { per_page: 30, more_topics_url: next, topics } });
const ids = (found: ReturnType<typeof latestPage>) => ('problem' in found ? found.problem : found.topics.map(({ id }) => id));

describe('a page of the latest topics', () => {
  it('gives those that moved since, and says when what follows has not', () => {
    const found = latestPage(page([topic(4, 20), topic(3, 15), topic(2, 10), topic(1, 5)], '/latest?no_definitions=true&page=1'), at(12));
    expect(found).toMatchObject({ next: 1, isCaughtUp: true });
    expect(ids(found)).toEqual([4, 3]);
  });

  it('does not end at old topics that are pinned on top', () => {
    const pinned = [topic(9, 2, { pinned: true }), topic(8, 3, { pinned_globally: true })];
    const found = latestPage(page([...pinned, topic(4, 20), topic(3, 15)], '/latest?page=1'), at(12));
    expect(found).toMatchObject({ isCaughtUp: false });
    expect(ids(found)).toEqual([4, 3]);
    // One page of nothing but pinned topics says nothing about what follows.
    expect(latestPage(page(pinned, '/latest?page=1'), at(12))).toMatchObject({ isCaughtUp: false, topics: [] });
  });

  it('gives a pinned topic in which somebody wrote', () => {
    expect(ids(latestPage(page([topic(9, 20, { pinned: true }), topic(4, 5)]), at(12)))).toEqual([9]);
  });

  it('goes by what else is told where the last post has no date, and reads a topic without any', () => {
    const undated = topic(7, null, { created_at: null });
    const found = latestPage(page([topic(5, null, { bumped_at: day(14) }), topic(6, null), undated, topic(4, 13)]), at(12));
    expect(ids(found)).toEqual([5, 7, 4]);
    expect(found).toMatchObject({ isCaughtUp: false, topics: [{ movedAt: at(14) }, { movedAt: null }, { movedAt: at(13) }] });
  });

  it('gives everything, and never says that it is caught up, without a point to start from', () => {
    const found = latestPage(page([topic(2, 10), topic(1, 5), topic(2, 10)]), null);
    expect(ids(found)).toEqual([2, 1]);
    expect(found).toMatchObject({ isCaughtUp: false, next: null });
  });

  it('sets aside what is no topic', () => {
    expect(latestPage(page([null, { title: 'no number' }, topic(1, 5)]), null)).toMatchObject({
      topics: [{ id: 1 }],
      aside: [{ key: 'latest/0' }, { key: 'latest/1' }],
    });
  });

  it.each([
    [
      { errors: ['You need to be logged in to do that.'], error_type: 'not_logged_in' },
      'The forum says: You need to be logged in to do that.',
    ],
    [{ topic_list: { topics: 'none' } }, 'not a list of topics'],
    [JSON.parse('{"__proto__": {"topic_list": {"topics": []}}}'), 'not a list of topics'],
    [null, 'not a list of topics'],
  ])('that is something else is said to be', (answer, said) => {
    expect(ids(latestPage(answer, null))).toContain(said);
  });

  it('leaves out no topic that moved, wherever pinned ones stand', () => {
    const some = fc.array(fc.record({ moved: fc.integer({ min: 1, max: 28 }), pinned: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 7 }), (made, since, size) => {
        const all = made.map(({ moved, pinned }, id) => topic(id, moved, { pinned }));
        const listed = [
          ...all.filter((one) => one.pinned),
          ...all.filter((one) => !one.pinned).sort((a, b) => ((a.bumped_at ?? '') < (b.bumped_at ?? '') ? 1 : -1)),
        ];
        const read: number[] = [];
        for (let start = 0; start < listed.length; start += size) {
          const found = latestPage(page(listed.slice(start, start + size)), at(since));
          if ('problem' in found) throw new Error(found.problem);
          read.push(...found.topics.map(({ id }) => id));
          if (found.isCaughtUp) break;
        }
        const wanted = made.flatMap(({ moved }, id) => (moved >= since ? [id] : []));
        expect(read.sort((a, b) => a - b)).toEqual(wanted);
      }),
    );
  });
});
