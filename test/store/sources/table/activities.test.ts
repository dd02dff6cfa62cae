import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../../shared/contract/define.ts';
import type { tables } from '../../../../shared/contract/tables.ts';
import { dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { uidOf } from '../../../support/people.ts';
import { ana, bo, freshWorkspace, readCommits } from '../../../support/reading.ts';
import { fileOf } from '../../../support/spreadsheets.ts';

type Mapping = NonNullable<CallInput<typeof tables.procedures.importTable>['mapping']>;

const content = `Speaker,E-mail,Date,Type of activity,Activity title,Video
Ana Pires,ana@pires.example,03/04/2024,Vortrag,Gates that close,https://v.example/1
Ana Pires,ana@pires.example,03/04/2024,Vortrag,Gates that close,https://v.example/1
Zoë Brontë,,25/03/2024,blog post,On moors,
Zoë Brontë,,31/02/2024,blog post,Never,
Cy,cy@x.example,26/03/2024,podcast,Talking,
Cy,cy@x.example,26/03/2044,talk,Tomorrow,
,noreply@x.example,26/03/2024,talk,By nobody,
`;

describe('a table of activities', () => {
  it('counts for those who were there already and for new ones, each once, and says why lines are rejected', async () => {
    const direct = await readCommits({ by: ana }, { by: bo });
    const file = fileOf('talks.csv', content);
    const said = await direct.api.tables.importTable({ file, dryRun: true });
    const report = await direct.api.tables.importTable({ file });
    expect({ ...report, dryRun: true, source: null }).toEqual(said);
    expect(report).toMatchObject({ lines: 7, added: 2, unchanged: 1, rejected: 4, people: { new: 1, known: 1 } });
    expect(report.rejections.map(({ number, why }) => `${number} ${why}`)).toEqual([
      '5 Its date is no day there is.',
      '6 What was done is no kind of contribution Cairn knows. Say what it counts as.',
      '7 Its date is still to come.',
      '8 Its e-mail address says nothing about who it is, and it holds no name.',
    ]);
    expect(report.remarks.join()).toContain('1 line says what an earlier line said, and was counted once.');
    const person = await uidOf(direct, 'Ana Pires');
    const { counts } = await direct.api.contributors.get({ contributor: person });
    expect(counts.map(({ kind, count }) => `${kind} ${count}`).sort()).toEqual(['code 1', 'talk 1']);
    const talk = (await direct.api.contributors.timeline({ contributor: person })).rows.find(({ kind }) => kind === 'talk');
    expect(talk).toMatchObject({
      kind: 'talk',
      title: 'Gates that close',
      link: 'https://v.example/1',
      at: Date.UTC(2024, 3, 3, 12),
      source: { name: 'talks.csv' },
    });
  });

  it('again changes nothing, grows with what is new, and keeps what is gone', async () => {
    const direct = await readCommits({ by: ana });
    const file = fileOf('talks.csv', content);
    await direct.api.tables.importTable({ file });
    const dump = () => ({ facts: dumpFacts(direct.store.db), derived: dumpDerived(direct.store.db) });
    const before = dump();
    expect(await direct.api.tables.importTable({ file })).toMatchObject({ added: 0, changed: 0, unchanged: 3, missing: 0 });
    expect(dump()).toEqual(before);
    const lines = content.split('\n');
    const later = fileOf('talks.csv', [lines[0], lines[1], 'Bo Lind,bo@lind.example,05/05/2024,talk,Later,'].join('\n'));
    const report = await direct.api.tables.importTable({ file: later });
    expect(report).toMatchObject({ added: 1, unchanged: 1, missing: 1 });
    direct.store.transaction(() => direct.derivation.rebuild());
    expect(dumpDerived(direct.store.db).contributor).toHaveLength(3);
  });

  it('counts a word as what a person says it is, or leaves it out', async () => {
    const direct = freshWorkspace();
    const file = fileOf('talks.csv', content);
    const { suggested } = await direct.api.tables.preview({ file });
    const mapping: Mapping = {
      ...suggested,
      kinds: [
        { text: 'podcast', kind: 'talk' },
        { text: 'Blog post', kind: null },
      ],
    };
    const report = await direct.api.tables.importTable({ file, mapping });
    expect(report).toMatchObject({ added: 2, unchanged: 1 });
    expect(report.reasons).toContainEqual({ why: 'Lines of this kind are left out, as you chose.', lines: 2 });
    // They are told of, and do not wait for somebody on Today with the others.
    const { rows } = await direct.api.sources.setAside({ id: report.source?.id ?? '' });
    expect(report.rejected - rows.length).toBe(2);
    expect((await direct.api.today.list({})).items).toMatchObject([{ kind: 'set_aside', count: rows.length }]);
  });

  it('goes by the key of the table where there is one: a corrected line is the same activity', async () => {
    const direct = freshWorkspace();
    const columns: Mapping['columns'] = [
      { column: 0, field: 'activityKey' },
      { column: 1, field: 'name' },
      { column: 2, field: 'date' },
      { column: 3, field: 'activityTitle' },
    ];
    const mapping: Mapping = { target: 'activities', columns, kind: 'talk' };
    const text = (title: string) => `No,Who,When,What\n7,Ana,2024-05-01,${title}`;
    await direct.api.tables.importTable({ text: text('Gats'), mapping });
    expect(await direct.api.tables.importTable({ text: text('Gates'), mapping })).toMatchObject({ added: 0, changed: 1 });
    const rows = (await direct.api.contributors.timeline({ contributor: await uidOf(direct, 'Ana') })).rows;
    expect(rows.map(({ title }) => title)).toEqual(['Gates']);
  });

  it('with a clone that is read later is about the same people', async () => {
    const direct = freshWorkspace();
    await direct.api.tables.importTable({ file: fileOf('talks.csv', content) });
    const other = await readCommits({ by: ana });
    const source = (await other.api.sources.list({})).sources[0];
    const { id } = await direct.api.sources.add({ kind: 'git', path: source?.path ?? '' });
    await direct.api.sources.syncSource({ id });
    expect((await direct.api.contributors.list({ search: 'Ana' })).rows).toMatchObject([{ name: 'Ana Pires', contributions: 2 }]);
  });
});
