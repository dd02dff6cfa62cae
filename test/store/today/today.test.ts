import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Direct, newDirect } from '../../support/direct.ts';
import { manyPeople, read, uidOf } from '../../support/people.ts';
import { today } from '../../support/workspaces.ts';

const DAY = 86_400_000;
const dayAfter = (days: number) => new Date(today + days * DAY).toISOString().slice(0, 10);

let direct: Direct;
beforeEach(() => {
  direct = newDirect();
});
afterEach(() => direct.store.close());

const items = async () => (await direct.api.today.list({})).items;

it('is empty while nothing needs a person', async () => {
  await read(direct, manyPeople(3));
  expect(await direct.api.today.list({})).toEqual({ day: dayAfter(0), items: [], followUps: 0 });
});

describe('follow-ups', () => {
  it('are there from the day they are due, the longest due first, until somebody did them', async () => {
    await read(direct, manyPeople(3));
    const [ana, bo] = [await uidOf(direct, 'Ana Pires'), await uidOf(direct, 'Bo Lind')];
    const log = async (contributor: string, days: number, text: string) =>
      (await direct.api.contributors.logContact({ contributor, channel: 'call', text, followUpOn: dayAfter(days) })).id;
    await log(ana, 1, 'tomorrow');
    const now = await log(bo, 0, 'today');
    const late = await log(ana, -3, 'three days ago');
    expect((await items()).map((item) => item.kind === 'follow_up' && [item.contributor.name, item.text, item.late])).toEqual([
      ['Ana Pires', 'three days ago', 3],
      ['Bo Lind', 'today', 0],
    ]);
    await direct.api.contributors.finishFollowUp({ contact: late });
    expect((await items()).map((item) => 'id' in item && item.id)).toEqual([now]);
    await direct.api.history.undo({});
    expect((await direct.api.today.list({})).followUps).toBe(2);
  });

  it('speak of the person by the name they have now', async () => {
    await read(direct, manyPeople(2));
    const ana = await uidOf(direct, 'Ana Pires');
    await direct.api.contributors.logContact({ contributor: ana, channel: 'mail', followUpOn: dayAfter(-1) });
    await direct.api.contributors.renameContributor({ contributor: ana, name: 'Ana P.' });
    expect(await items()).toMatchObject([{ contributor: { id: ana, name: 'Ana P.' } }]);
  });
});

describe('sources', () => {
  it('are there when they stopped, with what happened, and not once they are read again', async () => {
    const history = manyPeople(3);
    const id = await read(direct, history);
    const elsewhere = `${history.folder}-elsewhere`;
    history.git('clone', '--bare', '--quiet', history.folder, elsewhere);
    rmSync(history.folder, { recursive: true });
    await direct.api.sources.syncSource({ id }).catch(() => undefined);
    expect(await items()).toMatchObject([{ kind: 'source_stopped', source: { id }, text: expect.stringContaining('folder') }]);
    await direct.api.sources.edit({ id, path: elsewhere });
    await direct.api.sources.syncSource({ id });
    expect(await items()).toEqual([]);
  });
});
