import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../../shared/contract/define.ts';
import type { tables } from '../../../../shared/contract/tables.ts';
import type { Direct } from '../../../support/direct.ts';
import { dumpDecisions } from '../../../support/dump.ts';
import { uidOf } from '../../../support/people.ts';
import { ana, bo, freshWorkspace, readCommits } from '../../../support/reading.ts';
import { fileOf } from '../../../support/spreadsheets.ts';

type Mapping = NonNullable<CallInput<typeof tables.procedures.importTable>['mapping']>;

const consent = { purpose: 'swag' as const, basis: 'said so' as const, text: 'Ticked on the form.' };
const mapping: Mapping = {
  target: 'people',
  columns: [
    { column: 0, field: 'name' },
    { column: 1, field: 'email' },
    { column: 2, field: 'location', as: 'decisions' },
    { column: 3, field: 'tags', as: 'decisions', separator: '/' },
    { column: 4, field: 'note', as: 'decisions' },
    { column: 5, field: 'owner', as: 'decisions' },
    { column: 6, field: 'consent', as: 'decisions', consent },
    { column: 7, field: 'custom', as: 'decisions', newField: { name: 'Shoe size', kind: 'number', choices: [] } },
    { column: 8, field: 'language', as: 'decisions' },
  ],
};
const content = `Name,E-mail,City,Tags,Notes,Owner,Swag,Shoe,Languages
Ana Pires,ana@pires.example,Porto,mentor/speaker,Knows everybody,Mara Solberg,yes,"38,5","Português, English"
Bo Lind,bo@lind.example,Lund,mentor,,Nobody Here,perhaps,big,Klingon
`;
const decided = ({ store }: Direct) => dumpDecisions(store.db);

async function prepared(): Promise<{ direct: Direct; file: string; ana: string }> {
  const direct = await readCommits({ by: ana }, { by: bo });
  await direct.api.team.addTeammate({ name: 'Mara Solberg' });
  return { direct, file: fileOf('list.csv', content), ana: await uidOf(direct, 'Ana Pires') };
}

describe('what a table says as a person says it', () => {
  it('is written through one change set, and undone as one', async () => {
    const { direct, file, ana: person } = await prepared();
    const report = await direct.api.tables.importTable({ file, mapping });
    expect(report.decisions).toEqual({ set: 11, same: 0, kept: 0, replaced: 0 });
    expect(report.leftOut.map(({ column, why }) => `${column} ${why}`).sort()).toEqual([
      'Languages is no language Cairn knows',
      'Owner is nobody in the team',
      'Shoe cannot be used: "big" is not a number',
      'Swag is neither a yes nor a no',
    ]);
    const { details, row, notes, consent: now } = await direct.api.contributors.get({ contributor: person });
    expect(details).toMatchObject({ values: { location: 'Porto' }, owner: { name: 'Mara Solberg' }, sourced: [] });
    expect(Object.values(details.custom)).toEqual(['38.5']);
    expect(details.items.map(({ item }) => (item.kind === 'language' ? item.language : ''))).toEqual(['pt', 'en']);
    expect(row.tags.map(({ name }) => name)).toEqual(['mentor', 'speaker']);
    expect(notes.map(({ text }) => text)).toEqual(['Knows everybody']);
    expect(now.swag).toBe('given');
    const sets = (await direct.api.history.list({})).rows.map(({ label }) => label);
    expect(sets.slice(0, 2)).toEqual(['Imported what list.csv says about 2 people', 'Added the table list.csv']);
    await direct.api.history.undo({});
    const after = await direct.api.contributors.get({ contributor: person });
    expect(after).toMatchObject({ notes: [], row: { tags: [] }, details: { values: {}, custom: {}, items: [] } });
    // What people agreed to is a record: it stays.
    expect(after.consent.swag).toBe('given');
  });

  it('never comes back over what a person decided since, unless that is asked for', async () => {
    const { direct, file, ana: person } = await prepared();
    await direct.api.tables.importTable({ file, mapping });
    const people = { contributors: [person] };
    await direct.api.contributors.setDetail({ people, field: 'location', value: 'Lisbon' });
    const tag = (await direct.api.contributors.get({ contributor: person })).row.tags[0]?.id ?? '';
    await direct.api.contributors.untagContributors({ people, tag });
    const [note] = (await direct.api.contributors.get({ contributor: person })).notes;
    await direct.api.contributors.editNote({ note: note?.id ?? '', text: 'Knows nearly everybody' });
    const before = decided(direct);
    const said = await direct.api.tables.importTable({ file, mapping, dryRun: true });
    expect(said.decisions).toEqual({ set: 0, same: 8, kept: 3, replaced: 0 });
    const again = await direct.api.tables.importTable({ file, mapping });
    expect({ ...again, dryRun: true }).toEqual(said);
    expect(decided(direct)).toEqual(before);
    const replaced = await direct.api.tables.importTable({ file, mapping: { ...mapping, existing: 'replace' } });
    expect(replaced.decisions).toMatchObject({ replaced: 1, set: 2 });
    expect((await direct.api.contributors.get({ contributor: person })).details.values.location).toBe('Porto');
  });

  it('is offered as it was for the next table with these heads, which goes to the same source', async () => {
    const { direct, file } = await prepared();
    const { source } = await direct.api.tables.importTable({ file, mapping });
    const next = fileOf('list of may.csv', `NAME,E-Mail,city,Tags,Notes,Owner,Swag,Shoe,Languages\nCy,cy@x.example,Riga,,,,,,\n`);
    const found = await direct.api.tables.preview({ file: next });
    expect(found.known).toMatchObject({ source: { id: source?.id }, mapping: { columns: expect.arrayContaining([]) } });
    expect(found.known?.mapping.columns.map(({ field }) => field)).toEqual(mapping.columns.map(({ field }) => field));
    const report = await direct.api.tables.importTable({ file: next });
    expect(report).toMatchObject({ source, added: 1, missing: 2 });
    expect(report.remarks.join()).toContain('2 people of an earlier file are not in this one. They are kept.');
    expect((await direct.api.sources.list({})).sources).toHaveLength(2);
  });

  it('stands above what the table says as a fact, which can still be seen', async () => {
    const { direct, ana: person } = await prepared();
    const file = fileOf('towns.csv', 'Mail,Town\nana@pires.example,Porto\n');
    const facts: Mapping = {
      target: 'people',
      columns: [
        { column: 0, field: 'email' },
        { column: 1, field: 'location' },
      ],
    };
    await direct.api.tables.importTable({ file, mapping: facts });
    await direct.api.contributors.setDetail({ people: { contributors: [person] }, field: 'location', value: 'Lisbon' });
    await direct.api.tables.importTable({ file, mapping: facts });
    const { details } = await direct.api.contributors.get({ contributor: person });
    expect(details.values.location).toBe('Lisbon');
    expect(details.sourced).toMatchObject([{ field: 'location', value: 'Porto', source: { name: 'towns.csv' }, stands: false }]);
  });

  it('of 100,000 people is undone but for those who were edited since, which are named', async () => {
    const direct = freshWorkspace();
    const count = 100_000;
    const lines = Array.from({ length: count }, (_, n) => `Person ${n},p${n}@x.example,Town ${n}`);
    const columns: Mapping['columns'] = [
      { column: 0, field: 'name' },
      { column: 1, field: 'email' },
      { column: 2, field: 'location', as: 'decisions' },
    ];
    const report = await direct.api.tables.importTable({
      file: fileOf('towns.csv', `Name,Mail,Town\n${lines.join('\n')}`),
      mapping: { target: 'people', columns },
    });
    expect(report.decisions.set).toBe(count);
    const edited = await uidOf(direct, 'Person 7');
    await direct.api.contributors.setDetail({ people: { contributors: [edited] }, field: 'location', value: 'Elsewhere' });
    const undone = await direct.api.history.undo({ changeSet: report.changeSet ?? '' });
    expect(undone).toMatchObject({ restored: count - 1, refusedCount: 1, refused: [{ what: 'Location of Person 7' }] });
    expect((await direct.api.contributors.get({ contributor: edited })).details.values.location).toBe('Elsewhere');
    expect((await direct.api.contributors.list({})).total).toBe(count);
  }, 600_000);
});
