/** What people did and events, out into files, and back in. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contributionKinds, countedKinds, isContribution } from '../../../shared/domain/contributors/contributions.ts';
import type { Direct } from '../../support/direct.ts';
import { temporaryFile } from '../../support/folders.ts';
import { uidOf } from '../../support/people.ts';
import { ana, bo, freshWorkspace, readCommits } from '../../support/reading.ts';

const DAY = 86_400_000;
const at = Date.UTC(2024, 3, 10, 12);

/** Ana with commits on three days, Bo with one, a talk of Ana's at an event, and all nine kinds of Bo's by hand. */
async function community(): Promise<Direct & { anaUid: string; boUid: string }> {
  const direct = await readCommits(
    { by: ana, at },
    { by: ana, at: at + 30 * DAY },
    { by: ana, at: at + 60 * DAY },
    { by: bo, at: at + DAY, message: '=HYPERLINK("x")' },
  );
  const [anaUid, boUid] = [await uidOf(direct, 'Ana Pires'), await uidOf(direct, 'Bo Lind')];
  const { id: event } = await direct.api.events.addEvent({ name: 'Spring meetup', startsOn: '2024-05-02', endsOn: '2024-05-03' });
  const day = '2024-05-02';
  await direct.api.contributors.addActivity({
    contributor: anaUid,
    countsAs: 'talk',
    title: 'On gates',
    day,
    event,
    link: 'https://v.example/1',
  });
  for (const kind of contributionKinds)
    await direct.api.contributors.addActivity({ contributor: boUid, countsAs: kind, title: `By hand: ${kind}`, day });
  return Object.assign(direct, { anaUid, boUid });
}

type Written = Record<string, string>[];
const readJson = (path: string): Written => JSON.parse(readFileSync(path, 'utf8'));

/** Page by page from the profile, the slow way. */
async function timeline(direct: Direct, contributor: string): Promise<{ day: string; kind: string; title: string }[]> {
  const all = [];
  let after: { at: number; key: number } | undefined;
  do {
    const page = await direct.api.contributors.timeline({ contributor, after, limit: 3 });
    all.push(...page.rows);
    after = page.next ?? undefined;
  } while (after);
  return all
    .filter(({ countsAs }) => isContribution(countsAs))
    .map((row) => ({ day: new Date(row.at).toISOString().slice(0, 10), kind: row.countsAs, title: row.title }));
}

describe('what people did, written into a file', () => {
  it('is what their profiles say, person by person, of each the newest first', async () => {
    const direct = await community();
    const path = temporaryFile('did.json');
    const { activities } = await direct.api.tables.exportActivities({ format: 'json', path, sort: 'name' });
    const rows = readJson(path);
    expect(rows).toHaveLength(activities);
    const expected = [];
    for (const [name, contributor] of [
      ['Ana Pires', direct.anaUid],
      ['Bo Lind', direct.boUid],
    ] as const)
      for (const { day, kind, title } of await timeline(direct, contributor)) expected.push([name, day, kind, title]);
    expect(rows.map((row) => [row.name, row.date, row.activity?.toLowerCase().replaceAll(' ', '_'), row.title])).toEqual(expected);
    expect(rows.find(({ title }) => title === 'On gates')).toMatchObject({
      event: 'Spring meetup',
      link: 'https://v.example/1',
      source: 'by hand',
      email: 'ana@pires.example',
    });
  });

  it('between days, of some people and of some kinds', async () => {
    const direct = await community();
    const write = async (asked: object) => {
      const path = temporaryFile('did.json');
      await direct.api.tables.exportActivities({ format: 'json', path, ...asked });
      return readJson(path).map(({ name, date, activity }) => `${date} ${name} ${activity}`);
    };
    const people = { contributors: [direct.anaUid] };
    expect(await write({ people, from: '2024-05-02', to: '2024-05-10' })).toEqual([
      '2024-05-10 Ana Pires Code',
      '2024-05-02 Ana Pires Talk',
    ]);
    expect(await write({ people, to: '2024-04-10' })).toEqual(['2024-04-10 Ana Pires Code']);
    expect(await write({ people, kinds: ['talk'] })).toEqual(['2024-05-02 Ana Pires Talk']);
    const path = temporaryFile('none.csv');
    await expect(direct.api.tables.exportActivities({ format: 'csv', path, people, kinds: ['tweet'] })).rejects.toMatchObject({
      code: 'not_found',
      message: 'Nobody of them did anything of that, so there is nothing to write.',
    });
    expect(existsSync(path)).toBe(false);
  });

  it.each(['csv', 'xlsx'] as const)('as %s comes in again as the same, and runs nothing', async (format) => {
    const direct = await community();
    const path = temporaryFile(`did.${format}`);
    const { activities } = await direct.api.tables.exportActivities({ format, path });
    if (format === 'csv') expect(readFileSync(path, 'utf8')).toContain(`"'=HYPERLINK(""x"")"`);
    const other = freshWorkspace();
    const { suggested } = await other.api.tables.preview({ file: path });
    expect(suggested.target).toBe('activities');
    const report = await other.api.tables.importTable({ file: path });
    expect(report).toMatchObject({ lines: activities, added: activities, rejected: 0, people: { new: 2 } });
    for (const name of ['Ana Pires', 'Bo Lind']) {
      const before = await timeline(direct, name === 'Ana Pires' ? direct.anaUid : direct.boUid);
      expect((await timeline(other, await uidOf(other, name))).map((row) => JSON.stringify(row)).sort()).toEqual(
        before.map((row) => JSON.stringify(row)).sort(),
      );
    }
  });

  it('takes a person of thousands in pages, and whatever counts apart only when asked', async () => {
    const direct = freshWorkspace();
    const lines = Array.from(
      { length: 4501 },
      (_, n) => `Ana Pires,ana@pires.example,2024-${String((n % 12) + 1).padStart(2, '0')}-03,talk,Talk ${n}`,
    );
    await direct.api.tables.importTable({ text: ['Name,E-mail,Date,Activity,Activity title', ...lines].join('\n') });
    const path = temporaryFile('did.json');
    expect(await direct.api.tables.exportActivities({ format: 'json', path })).toMatchObject({ activities: 4501 });
    expect(new Set(readJson(path).map(({ title }) => title)).size).toBe(4501);
    expect(countedKinds.filter((kind) => !isContribution(kind))).toEqual(['merge', 'committed', 'proposed', 'reply', 'question']);
  });
});

describe('events, written into a file', () => {
  it('are all of them, the latest first, with how many people did something there', async () => {
    const direct = await community();
    await direct.api.events.addEvent({ name: '=1+1', kind: 'webinar', startsOn: '2025-01-01', endsOn: '2025-01-01', online: true });
    const path = temporaryFile('events.csv');
    expect(await direct.api.tables.exportEvents({ format: 'csv', path })).toMatchObject({ events: 2 });
    expect(readFileSync(path, 'utf8').split('\r\n')).toEqual([
      '\ufeffEvent,Kind,State,First day,Last day,Place,Online,Link,Call ends,Topics,People',
      `"'=1+1",webinar,done,2025-01-01,2025-01-01,,yes,,,,0`,
      'Spring meetup,meetup,done,2024-05-02,2024-05-03,,no,,,,1',
      '',
    ]);
    const empty = freshWorkspace();
    await expect(empty.api.tables.exportEvents({ format: 'csv', path: temporaryFile('events.csv') })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
