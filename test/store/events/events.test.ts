import { beforeEach, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { Direct } from '../../support/direct.ts';
import { freshWorkspace } from '../../support/reading.ts';

// Today is 2026-05-15 (test/support/workspaces.ts).
let direct: Direct;
beforeEach(() => {
  direct = freshWorkspace();
});

const add = (name: string, startsOn?: string, endsOn?: string) =>
  direct.api.events.addEvent({ name, ...(startsOn ? { startsOn } : {}), ...(endsOn ? { endsOn } : {}) });
const listed = async (when: 'all' | 'upcoming' | 'past', search = '') =>
  (await direct.api.events.list({ when, search })).rows.map(({ name }) => name);
const refused = (work: Promise<unknown>) => expect(work).rejects.toThrow(AppError);

it('is added in a word: a meetup of one day, today, planned; what is over is done', async () => {
  expect(await add('Gate days')).toMatchObject({
    kind: 'meetup',
    state: 'planned',
    startsOn: '2026-05-15',
    endsOn: '2026-05-15',
    online: false,
    people: 0,
  });
  expect(await add('Spring fair', '2026-04-01', '2026-04-03')).toMatchObject({ state: 'done', endsOn: '2026-04-03' });
});

it('lists what is to come with the next one first, and what is over with the last one first', async () => {
  await add('In June', '2026-06-10');
  await add('Under way', '2026-05-14', '2026-05-16');
  await add('Över', '2026-05-01');
  await add('Long over', '2025-05-01', '2025-05-02');
  expect(await listed('upcoming')).toEqual(['Under way', 'In June']);
  expect(await listed('past')).toEqual(['Över', 'Long over']);
  expect(await listed('all')).toEqual(['In June', 'Under way', 'Över', 'Long over']);
  expect(await listed('all', 'OVER')).toEqual(['Över', 'Long over']);
});

it('keeps its length when only the start moves, and refuses an end before the start', async () => {
  const { id: event } = await add('Gate days', '2026-06-10');
  expect(await direct.api.events.editEvent({ event, startsOn: '2026-07-01' })).toMatchObject({
    startsOn: '2026-07-01',
    endsOn: '2026-07-01',
  });
  await refused(direct.api.events.editEvent({ event, endsOn: '2026-06-30' }));
  await refused(add('Backwards', '2026-06-10', '2026-06-09'));
  await refused(add(' '));
  await refused(add('x'.repeat(10_000)));
  expect(await listed('all')).toEqual(['Gate days']);
});

it('names who did what there; taken away, what they did stays, and undo brings both together again', async () => {
  const { id: event } = await add('Gate days', '2026-05-02');
  const { id: contributor } = await direct.api.contributors.addContributor({ name: 'Ana Pires' });
  const entry = { contributor, countsAs: 'talk', day: '2026-05-02', event } as const;
  const { key: activity } = await direct.api.contributors.addActivity({ ...entry, title: 'Gates' });
  await direct.api.contributors.addActivity({ ...entry, title: 'Hinges' });
  expect((await direct.api.events.get({ event })).people).toBe(1);
  const there = await direct.api.events.activities({ event });
  expect(there.rows.map((one) => [one.contributor.name, one.title, one.countsAs])).toEqual([
    ['Ana Pires', 'Gates', 'talk'],
    ['Ana Pires', 'Hinges', 'talk'],
  ]);

  await direct.api.events.removeEvent({ event });
  await refused(direct.api.events.get({ event }));
  const rows = async () =>
    (await direct.api.contributors.timeline({ contributor })).rows.map(({ title, event: where }) => [title, where?.name]);
  expect((await rows()).sort()).toEqual([
    ['Gates', undefined],
    ['Hinges', undefined],
  ]);
  await refused(direct.api.contributors.editActivity({ activity, event }));
  await direct.api.history.undo({});
  expect((await rows()).sort()).toEqual([
    ['Gates', 'Gate days'],
    ['Hinges', 'Gate days'],
  ]);
});

it('stays, in words, when its adding is undone after somebody did something there', async () => {
  const { id: event } = await add('Gate days', '2026-05-02');
  const added = (await direct.api.history.list({ limit: 1 })).rows[0]?.id ?? '';
  const { id: contributor } = await direct.api.contributors.addContributor({ name: 'Ana Pires' });
  await direct.api.contributors.addActivity({ contributor, countsAs: 'talk', title: 'Gates', event });
  expect(await direct.api.history.undo({ changeSet: added })).toMatchObject({
    changeSet: null,
    restored: 0,
    refused: [{ what: 'Event', reason: 'Something made later needs it.' }],
  });
  expect(await listed('all')).toEqual(['Gate days']);
});
