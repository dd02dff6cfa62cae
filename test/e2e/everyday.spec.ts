/** What a programme manager does on a day, without a window, on the sample community; each answer worked out another way as well. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContributorProfile } from '../../shared/contract/contributors.ts';
import type { TablePreview } from '../../shared/contract/tables.ts';
import { expect, test } from '../support/app.ts';
import { headlessValue } from '../support/headless.ts';

interface Exported {
  name: string;
  email: string;
  kind: string;
  lastActive: string | null;
  contributions: number;
  tags: string[];
  consentSwag: string | null;
}

const DAY = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

test('a day of work without a window: team, people, contacts, consent, tables, filters, Today, backups', async ({ cairn }) => {
  test.setTimeout(240_000);
  const { folder } = cairn;
  const now = Date.now();
  await headlessValue(['workspace.createSample', '{"path":"sample.cairn"}'], { folder });
  const call = <T>(name: string, input: object = {}) =>
    headlessValue<T>([name, JSON.stringify(input), '--workspace', 'sample.cairn'], { folder });
  const exported = async (name: string): Promise<Exported[]> => {
    const path = join(folder, `${name}.json`);
    const columns = ['name', 'email', 'kind', 'lastActive', 'contributions', 'tags', 'consentSwag'];
    await call('tables.exportList', { format: 'json', path, columns });
    return JSON.parse(readFileSync(path, 'utf8'));
  };
  const counts = () => call<{ counts: Record<string, number>; items: Record<string, unknown>[] }>('today.list');

  const [before, people] = [await counts(), await exported('before')];
  const { id: teammate } = await call<{ id: string }>('team.addTeammate', { name: 'Ilo Brandt' });
  expect((await call<{ teammates: { id: string; name: string }[] }>('team.list')).teammates).toContainEqual(
    expect.objectContaining({ id: teammate, name: 'Ilo Brandt' }),
  );

  const added = await call<{ id: string }>('contributors.addContributor', { name: 'Zoë Brontë', emails: ['zoe@bronte.example'] });
  await call('contributors.logContact', {
    contributor: added.id,
    channel: 'call',
    text: 'Would give a talk.',
    by: teammate,
    at: now - 9 * DAY,
    followUpOn: dayOf(now - 2 * DAY),
  });
  await call('contributors.recordConsent', {
    people: { contributors: [added.id] },
    purpose: 'swag',
    basis: 'said so',
    text: 'On the phone.',
    at: now - 9 * DAY,
    until: dayOf(now + 9 * DAY),
  });
  const profile = await call<ContributorProfile>('contributors.get', { contributor: added.id });
  expect(profile).toMatchObject({
    consent: { swag: 'given', contact: 'none' },
    lastContact: { by: { name: 'Ilo Brandt' }, at: now - 9 * DAY },
  });
  const after = await counts();
  expect(after.counts).toEqual({
    ...before.counts,
    follow_up: (before.counts.follow_up ?? 0) + 1,
    consent_ending: (before.counts.consent_ending ?? 0) + 1,
  });
  expect(after.items).toContainEqual(expect.objectContaining({ kind: 'follow_up', text: 'Would give a talk.', late: 2 }));

  const file = join(folder, 'met.csv');
  const known = people.find(({ email, kind }) => email !== '' && kind === 'human');
  writeFileSync(file, `Name;E-Mail;Ort\n${known?.name};${known?.email};Köln\nNova Person;nova@person.example;Porto\n;;Rom\n`);
  const preview = await call<TablePreview>('tables.preview', { file });
  expect(preview.suggested.columns.map(({ field }) => field)).toEqual(['name', 'email', 'location']);
  const report = await call<Record<string, unknown>>('tables.importTable', { file });
  expect(report).toMatchObject({ lines: 3, rejected: 1, people: { new: 1, known: 1 } });
  expect(await call('tables.importTable', { file })).toMatchObject({ added: 0, changed: 0, unchanged: 2, rejected: 1 });

  const everyone = await exported('after');
  expect(everyone).toHaveLength(people.length + 2);
  const since = now - 90 * DAY;
  const filter = {
    all: [
      { field: 'kind', anyOf: ['human'] },
      { not: { field: 'tagged' } },
      {
        any: [
          { field: 'contributions', from: 20 },
          { field: 'consent', purpose: 'swag', anyOf: ['given'] },
        ],
      },
    ],
  };
  const fits = everyone.filter(
    ({ kind, tags, contributions, consentSwag }) =>
      kind === 'human' && tags.length === 0 && (contributions >= 20 || consentSwag?.toLowerCase() === 'given'),
  );
  expect(fits.length).toBeGreaterThan(20);
  expect(await call('segments.count', { filter })).toMatchObject({ count: fits.length });
  const lately = await call<{ count: number }>('segments.count', { filter: { field: 'active', from: since } });
  expect(lately.count).toBeGreaterThan(0);
  expect(
    Math.abs(lately.count - everyone.filter(({ lastActive }) => lastActive !== null && lastActive >= dayOf(since)).length),
  ).toBeLessThan(4);

  const { path: backup } = await call<{ path: string }>('workspace.backUp');
  await call('contributors.addContributor', { name: 'Only Later' });
  expect((await call<{ total: number }>('contributors.list', { search: 'only later' })).total).toBe(1);
  await call('workspace.restore', { backup });
  expect((await call<{ total: number }>('contributors.list', { search: 'only later' })).total).toBe(0);
  expect(await exported('restored')).toEqual(everyone);
});
