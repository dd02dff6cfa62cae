import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Direct, openDirect } from '../../support/direct.ts';
import { copyOf } from '../../support/folders.ts';
import { peopleFile } from '../../support/people-file.ts';
import { today } from '../../support/workspaces.ts';

const day = 86_400_000;
let template: string;
let ana: string;
let bo: string;
let direct: Direct;

beforeAll(async () => {
  ({ path: template, ana, bo } = await peopleFile(4));
});
beforeEach(async () => {
  direct = await openDirect(copyOf(template));
});
afterEach(() => direct.store.close());

const contacts = () => direct.api.contributors.contacts({ contributor: ana });
const lastLabel = async () => (await direct.api.history.list({ limit: 1 })).rows[0]?.label;

describe('a contact', () => {
  it('says who talked to whom, when and how; the newest is on the profile', async () => {
    const mara = await direct.api.team.addTeammate({ name: 'Mara Solberg' });
    await direct.api.team.iAm({ teammate: mara.id });
    await direct.api.contributors.logContact({ contributor: ana, channel: 'call', text: 'Asked about a talk.', at: today - 3 * day });
    await direct.api.contributors.logContact({ contributor: ana, channel: 'mail', at: today - 9 * day });
    const { total, rows } = await contacts();
    expect(total).toBe(2);
    expect(rows.map(({ channel, at, by, text }) => [channel, at, by?.name, text])).toEqual([
      ['call', today - 3 * day, 'Mara Solberg', 'Asked about a talk.'],
      ['mail', today - 9 * day, 'Mara Solberg', ''],
    ]);
    expect((await direct.api.contributors.get({ contributor: ana })).lastContact).toEqual(rows[0]);
    expect((await direct.api.contributors.get({ contributor: bo })).lastContact).toBeNull();
    expect(await lastLabel()).toBe('Noted a contact with Ana Pires');
  });

  it('is followed up, put off, and comes back by undo', async () => {
    const { id } = await direct.api.contributors.logContact({ contributor: ana, channel: 'talk', followUpOn: '2026-05-20' });
    await direct.api.contributors.finishFollowUp({ contact: id });
    expect((await contacts()).rows[0]?.followUp).toEqual({ on: '2026-05-20', done: true });
    await direct.api.contributors.editContact({ contact: id, text: 'At the fair.' });
    expect((await contacts()).rows[0]?.followUp).toEqual({ on: '2026-05-20', done: true });
    await direct.api.contributors.editContact({ contact: id, followUpOn: '2026-06-20' });
    expect((await contacts()).rows[0]?.followUp).toEqual({ on: '2026-06-20', done: false });
    await direct.api.contributors.removeContact({ contact: id });
    expect((await contacts()).total).toBe(0);
    await direct.api.history.undo({});
    await direct.api.history.undo({});
    expect((await contacts()).rows).toMatchObject([{ text: 'At the fair.', followUp: { on: '2026-05-20', done: true } }]);
    const [{ id: changeSet = '' } = {}] = (await direct.api.history.list({ limit: 1 })).rows;
    expect((await direct.api.history.changes({ changeSet })).rows).toEqual([
      {
        what: 'Contact with Ana Pires',
        before: 'talk: At the fair.; follow up on 2026-06-20',
        after: 'talk: At the fair.; follow up on 2026-05-20, done',
      },
    ]);
  });

  it.each([
    [{ channel: 'pigeon' }, 'invalid_input'],
    [{ channel: 'call', at: today + 2 * day }, 'invalid_input'],
    [{ channel: 'call', followUpOn: '2026-02-30' }, 'invalid_input'],
    [{ channel: 'call', by: '0190a8b4-0000-7000-8000-000000000999' }, 'not_found'],
    [{ channel: 'call', text: 'x'.repeat(5001) }, 'invalid_input'],
  ])('is refused with %j', async (input, code) => {
    await expect(direct.api.contributors.logContact({ contributor: ana, ...input } as never)).rejects.toMatchObject({ code });
    expect((await contacts()).total).toBe(0);
  });

  it('has nothing to follow up without a date', async () => {
    const { id } = await direct.api.contributors.logContact({ contributor: ana, channel: 'chat' });
    await expect(direct.api.contributors.finishFollowUp({ contact: id })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a consent', () => {
  const given = { basis: 'said so', text: 'On the phone.' } as const;

  it('is recorded for many people at once, and what holds is on the profile', async () => {
    const before = (await direct.api.history.list({})).total;
    expect(await direct.api.contributors.recordConsent({ people: { contributors: [ana, bo] }, purpose: 'speaking', ...given })).toEqual({
      recorded: 2,
    });
    expect((await direct.api.contributors.get({ contributor: ana })).consent).toEqual({
      contact: 'none',
      speaking: 'given',
      swag: 'none',
      recognition: 'none',
    });
    // A record: nothing to undo, and nothing in the history of decisions.
    expect((await direct.api.history.list({})).total).toBe(before);
  });

  it('is taken back by a record of its own, and both stay', async () => {
    const about = { people: { contributors: [ana] }, purpose: 'contact' as const };
    await direct.api.contributors.recordConsent({ ...about, ...given, until: '2027-01-01' });
    await direct.api.contributors.recordConsent({ ...about, ...given, state: 'withdrawn', text: 'By mail.', until: '2027-01-01' });
    const { rows } = await direct.api.contributors.consents({ contributor: ana });
    expect(rows.map(({ state, text, until }) => [state, text, until])).toEqual([
      ['withdrawn', 'By mail.', null],
      ['given', 'On the phone.', '2027-01-01'],
    ]);
    expect((await direct.api.contributors.get({ contributor: ana })).consent.contact).toBe('withdrawn');
  });

  it('counts from the day it was said, whenever that is recorded', async () => {
    const about = { people: { contributors: [ana] }, purpose: 'contact' as const };
    await direct.api.contributors.recordConsent({ ...about, ...given, state: 'withdrawn', at: today - 10 * day });
    await direct.api.contributors.recordConsent({ ...about, ...given, at: today - 400 * day });
    expect((await direct.api.contributors.get({ contributor: ana })).consent.contact).toBe('withdrawn');
    await direct.api.contributors.recordConsent({ ...about, ...given, at: today - 9 * day });
    expect((await direct.api.contributors.get({ contributor: ana })).consent.contact).toBe('given');
    const { rows } = await direct.api.contributors.consents({ contributor: ana });
    expect(rows.map(({ at }) => (today - at) / day)).toEqual([9, 10, 400]);
    await expect(direct.api.contributors.recordConsent({ ...about, ...given, at: today + 3 * day })).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'Nobody has said that yet: its day is still to come. Nothing was recorded.',
    });
  });

  it('outlives the source that brought the person', async () => {
    await direct.api.contributors.recordConsent({ people: { contributors: [bo] }, purpose: 'contact', state: 'withdrawn', ...given });
    const [source] = (await direct.api.sources.list({})).sources;
    await direct.api.sources.removeSource({ id: source?.id ?? '' });
    expect((await direct.api.contributors.get({ contributor: bo })).consent.contact).toBe('withdrawn');
    expect((await direct.api.contributors.list({})).total).toBe(1);
  });

  it('is for people who are here, and has words', async () => {
    const nobody = '0190a8b4-0000-7000-8000-000000000999';
    const purpose = 'swag' as const;
    await expect(
      direct.api.contributors.recordConsent({ people: { contributors: [ana, nobody] }, purpose, ...given }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      direct.api.contributors.recordConsent({ people: { contributors: [ana] }, purpose, basis: 'said so', text: ' ' }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await direct.api.contributors.consents({ contributor: ana })).total).toBe(0);
  });
});

it('says which record holds, and of one that has ended that it did', async () => {
  const record = (purpose: 'contact' | 'swag', until: string | null, text: string) =>
    direct.api.contributors.recordConsent({ people: { contributors: [ana] }, purpose, basis: 'contract', text, until });
  await record('contact', null, 'Signed.');
  await record('swag', '2026-05-14', 'For the fair.');
  const { consent, consentRecords } = await direct.api.contributors.get({ contributor: ana });
  expect(consent).toEqual({ contact: 'given', speaking: 'none', swag: 'none', recognition: 'none' });
  expect(consentRecords).toMatchObject({
    contact: { state: 'given', basis: 'contract', text: 'Signed.', until: null },
    swag: { state: 'given', text: 'For the fair.', until: '2026-05-14' },
  });
  expect(Object.keys(consentRecords).sort()).toEqual(['contact', 'swag']);
});
