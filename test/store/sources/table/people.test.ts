import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../../shared/contract/define.ts';
import type { tables } from '../../../../shared/contract/tables.ts';
import type { Direct } from '../../../support/direct.ts';
import { dumpDecisions, dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { everybody, uidOf } from '../../../support/people.ts';
import { ana, bo, freshWorkspace, readCommits } from '../../../support/reading.ts';
import { fileOf } from '../../../support/spreadsheets.ts';

type Mapping = NonNullable<CallInput<typeof tables.procedures.importTable>['mapping']>;

const content = `Name,E-mail,GitHub,City,T-shirt,Tags,Notes
Ana Pires,ana@pires.example,anap,Porto,M,"mentor, speaker",Met in Porto
Zoë Brontë,zoe@b.example,,Köln,XXL,speaker,
Only Name,,,Lima,,,
,,,,,,
Nora Vale,noreply@x.example,,Rome,,,
,root@localhost,,,,,
`;

const dumps = ({ store: { db } }: Direct) => ({ facts: dumpFacts(db), decisions: dumpDecisions(db), derived: dumpDerived(db) });

async function profileOf(direct: Direct, name: string) {
  return direct.api.contributors.get({ contributor: await uidOf(direct, name) });
}

describe('a table of people', () => {
  it('is about those who were there already, by their address, and about new ones; what it says stands on their profile', async () => {
    const direct = await readCommits({ by: ana }, { by: bo });
    const file = fileOf('speakers.csv', content);
    const report = await direct.api.tables.importTable({ file });
    expect(report).toMatchObject({
      dryRun: false,
      lines: 5,
      added: 4,
      changed: 0,
      unchanged: 0,
      rejected: 1,
      people: { new: 3, known: 1 },
      reasons: [{ why: 'Its e-mail address says nothing about who it is, and it holds no name.', lines: 1 }],
      rejections: [{ number: 7 }],
      incomplete: null,
    });
    expect([...(await everybody(direct)).keys()]).toEqual(['Ana Pires', 'Bo Lind', 'Nora Vale', 'Only Name', 'Zoë Brontë']);
    const found = await profileOf(direct, 'Ana Pires');
    expect(found.row).toMatchObject({ contributions: 1, handle: '@anap' });
    expect(found.identities.map(({ platform, value }) => `${platform} ${value}`).sort()).toEqual(['git ana@pires.example', 'github anap']);
    expect(found.details).toMatchObject({
      values: { location: 'Porto', shirtSize: 'M' },
      sourced: [
        { field: 'location', value: 'Porto', stands: true },
        { field: 'shirtSize', value: 'M', stands: true },
      ],
    });
    expect(found.row.tags.map(({ name }) => name)).toEqual(['mentor', 'speaker']);
    expect(found.notes.map(({ text }) => text)).toEqual(['Met in Porto']);
    expect(await profileOf(direct, 'Zoë Brontë')).toMatchObject({ details: { values: { location: 'Köln', shirtSize: '2XL' } } });
  });

  it('that is imported again changes nothing', async () => {
    const direct = await readCommits({ by: ana }, { by: bo });
    const file = fileOf('speakers.csv', content);
    await direct.api.tables.importTable({ file });
    const before = dumps(direct);
    const again = await direct.api.tables.importTable({ file });
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 4, rejected: 1, people: { new: 0, known: 4 }, changeSet: null });
    expect(again.decisions).toEqual({ set: 0, same: 4, kept: 0, replaced: 0 });
    expect(dumps(direct)).toEqual(before);
    direct.store.transaction(() => direct.derivation.rebuild());
    expect(dumps(direct)).toEqual(before);
  });

  it('says before what happens, and that changes nothing', async () => {
    const direct = await readCommits({ by: ana }, { by: bo });
    const file = fileOf('speakers.csv', content);
    const before = dumps(direct);
    const said = await direct.api.tables.importTable({ file, dryRun: true });
    expect(dumps(direct)).toEqual(before);
    const done = await direct.api.tables.importTable({ file });
    expect({ ...said, source: null, changeSet: null, dryRun: false }).toEqual({ ...done, source: null, changeSet: null });
  });

  it('leaves nobody behind when it is taken out again', async () => {
    const direct = await readCommits({ by: ana }, { by: bo });
    const before = dumps(direct);
    const mapping: Mapping = {
      target: 'people',
      columns: [
        { column: 0, field: 'name' },
        { column: 3, field: 'location' },
      ],
    };
    const { source } = await direct.api.tables.importTable({ file: fileOf('speakers.csv', content), mapping });
    expect((await direct.api.contributors.list({})).total).toBe(6);
    await direct.api.sources.removeSource({ id: source?.id ?? '' });
    const { identity: _now, ...facts } = dumpFacts(direct.store.db);
    const { identity: _then, ...were } = before.facts;
    expect(facts).toEqual(were);
    expect([...(await everybody(direct)).keys()]).toEqual(['Ana Pires', 'Bo Lind']);
  });
});

it('can be asked without a window, and be a source like others', async () => {
  const direct = freshWorkspace();
  const { source } = await direct.api.tables.importTable({ text: 'Name\tMail\nAna Pires\tana@pires.example', name: 'List' });
  expect(await direct.api.sources.get({ id: source?.id ?? '' })).toMatchObject({
    kind: 'table',
    name: 'List',
    path: 'pasted',
    state: 'fresh',
    table: { target: 'people', people: 1, activities: 0 },
  });
  await expect(direct.api.sources.syncSource({ id: source?.id ?? '' })).rejects.toMatchObject({ code: 'conflict' });
});
