import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentStanding } from '../../../shared/domain/contributors/consent.ts';
import { seeded } from '../../../shared/domain/sample/random.ts';
import { type Direct, newDirect } from '../../support/direct.ts';
import { everybody, manyPeople, read, uidOf } from '../../support/people.ts';
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
  expect(await direct.api.today.list({})).toEqual({
    day: dayAfter(0),
    items: [],
    counts: { follow_up: 0, consent_ending: 0, source_stopped: 0, set_aside: 0 },
    total: 0,
  });
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
    expect((await direct.api.today.list({})).counts.follow_up).toBe(2);
  });

  it('speak of the person by the name they have now', async () => {
    await read(direct, manyPeople(2));
    const ana = await uidOf(direct, 'Ana Pires');
    await direct.api.contributors.logContact({ contributor: ana, channel: 'mail', followUpOn: dayAfter(-1) });
    await direct.api.contributors.renameContributor({ contributor: ana, name: 'Ana P.' });
    expect(await items()).toMatchObject([{ contributor: { id: ana, name: 'Ana P.' } }]);
  });
});

describe('consent', () => {
  it('that runs out within 30 days is there, the next to end first, until something newer is recorded', async () => {
    await read(direct, manyPeople(4));
    const [ana, bo] = [await uidOf(direct, 'Ana Pires'), await uidOf(direct, 'Bo Lind')];
    const give = (contributor: string, purpose: 'contact' | 'swag', days: number | null, state: 'given' | 'withdrawn' = 'given') =>
      direct.api.contributors.recordConsent({
        people: { contributors: [contributor] },
        purpose,
        state,
        basis: 'said so',
        text: 'On the phone.',
        until: days === null ? null : dayAfter(days),
      });
    await give(ana, 'contact', 30);
    await give(ana, 'swag', 31);
    await give(bo, 'swag', 0);
    await give(bo, 'contact', -1);
    expect(await items()).toEqual([
      { kind: 'consent_ending', contributor: { id: bo, name: 'Bo Lind' }, purpose: 'swag', until: dayAfter(0), left: 0 },
      { kind: 'consent_ending', contributor: { id: ana, name: 'Ana Pires' }, purpose: 'contact', until: dayAfter(30), left: 30 },
    ]);
    await give(ana, 'contact', null);
    await give(bo, 'swag', null, 'withdrawn');
    // Records of one instant: the stricter counts, and of those that say the same, the one that holds longest.
    expect((await items()).filter(({ kind }) => kind === 'consent_ending')).toEqual([]);
  });

  it('is counted exactly where more ends than is listed, as asking everybody would', async () => {
    const people = 280;
    await read(direct, manyPeople(people));
    const uids = [...(await everybody(direct)).values()];
    const { below, pick } = seeded(7);
    const states = ['given', 'given', 'given', 'refused', 'withdrawn'] as const;
    const purposes = ['contact', 'swag'] as const;
    for (const contributor of uids)
      for (let n = below(4); n >= 0; n -= 1)
        await direct.api.contributors.recordConsent({
          people: { contributors: [contributor] },
          purpose: pick(purposes),
          state: pick(states),
          basis: 'contract',
          text: 'Signed.',
          until: below(10) === 0 ? null : dayAfter(below(60) - 15),
        });
    // Every record at an instant of its own.
    direct.store.db.exec('UPDATE consent SET at = at + id');
    let ending = 0;
    for (const contributor of uids) {
      const records = (await direct.api.contributors.consents({ contributor, limit: 200 })).rows.map((one) => ({
        ...one,
        anchor: contributor,
      }));
      for (const purpose of purposes) {
        const { now, record } = consentStanding(
          dayAfter(0),
          records.filter((one) => one.purpose === purpose),
        );
        if (now === 'given' && record?.until && record.until <= dayAfter(30)) ending += 1;
      }
    }
    const { counts, items: listed, total } = await direct.api.today.list({});
    expect(ending).toBeGreaterThan(100);
    expect(counts.consent_ending).toBe(ending);
    expect(total).toBe(ending);
    expect(listed).toHaveLength(Math.min(100, ending));
  });
});

it('begins its day where the workspace does', async () => {
  await read(direct, manyPeople(3));
  const ana = await uidOf(direct, 'Ana Pires');
  await direct.api.contributors.logContact({ contributor: ana, channel: 'call', text: 'Soon.', followUpOn: dayAfter(0) });
  expect(await direct.api.today.list({})).toMatchObject({ day: dayAfter(0), total: 1 });
  // At nine in the morning of UTC it is still yesterday twelve hours behind it.
  expect(await direct.api.workspace.setTimeZone({ zone: 'etc/gmt+12' })).toMatchObject({ reportingZone: 'Etc/GMT+12' });
  expect(await direct.api.today.list({})).toMatchObject({ day: dayAfter(-1), total: 0 });
  await direct.api.history.undo({});
  expect(await direct.api.today.list({})).toMatchObject({ day: dayAfter(0), total: 1 });
  await expect(direct.api.workspace.setTimeZone({ zone: 'Mars/Olympus' })).rejects.toMatchObject({
    message: 'There is no time zone called "Mars/Olympus". Write it like Europe/Lisbon. Nothing was changed.',
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
    expect(await items()).toMatchObject([
      { kind: 'source_stopped', source: { id }, canReadAgain: true, text: expect.stringContaining('folder') },
    ]);
    await direct.api.sources.edit({ id, path: elsewhere });
    await direct.api.sources.syncSource({ id });
    expect(await items()).toEqual([]);
  });

  it('that set something aside are there until somebody has seen it, and again when there is more', async () => {
    const text = 'Name,E-mail\nAna Pires,ana@pires.example\n,noreply@x.example\n,noreply@y.example\n';
    const { source } = await direct.api.tables.importTable({ text });
    const id = source?.id ?? '';
    const waiting = { kind: 'set_aside', source: { id }, count: 2 };
    expect(await items()).toMatchObject([waiting]);
    await direct.api.sources.seeSetAside({ id });
    expect(await items()).toEqual([]);
    expect((await direct.api.sources.setAside({ id })).total).toBe(2);
    await direct.api.history.undo({});
    expect(await items()).toMatchObject([waiting]);
    await direct.api.history.redo({});
    direct.store.db.exec("UPDATE set_aside SET at = at + 1 WHERE key = 'line 0000003'");
    expect(await items()).toMatchObject([{ ...waiting, count: 1 }]);
    await expect(direct.api.sources.seeSetAside({ id: '0190a8b4-0000-7000-8000-000000000999' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
