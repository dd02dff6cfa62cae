/** What is noted about people, in a file. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ExportColumn, ExportFormat } from '../../../shared/contract/tables.ts';
import type { Direct } from '../../support/direct.ts';
import { temporaryFile } from '../../support/folders.ts';
import { newHistory } from '../../support/histories.ts';
import { read, uidOf } from '../../support/people.ts';
import { freshWorkspace } from '../../support/reading.ts';

/** Ana, of whom much is noted, and Bo, of whom nothing is. */
async function community() {
  const direct = freshWorkspace();
  const history = newHistory({ bare: true });
  history.commit({ by: 'Ana Pires <ana@pires.example>' }, { by: 'Bo Lind <bo@lind.example>' });
  await read(direct, history);
  const { contributors } = direct.api;
  const ana = await uidOf(direct, 'Ana Pires');
  const location = (await contributors.addCustomField({ name: 'Location', kind: 'text', choices: [] })).id;
  const talks = (await contributors.addCustomField({ name: 'Talks', kind: 'number', choices: [] })).id;
  const joined = (await contributors.addCustomField({ name: 'Joined', kind: 'date', choices: [] })).id;
  const details = { affiliation: 'Quatra, Lda', location: 'Lisbon', shirtSize: 'M', shirtCut: 'fitted', publicRecognition: 'ask' } as const;
  for (const [field, value] of Object.entries({ ...details, [location]: '=1+1', [talks]: '12', [joined]: '2024-03-01' }))
    await contributors.setDetail({ people: { contributors: [ana] }, field, value });
  return { direct, location, talks, joined };
}

async function written(direct: Direct, format: ExportFormat, columns: ExportColumn[]): Promise<Buffer> {
  const path = temporaryFile(`people.${format}`);
  await direct.api.tables.exportList({ format, path, columns, sort: 'name' });
  return readFileSync(path);
}

describe('what is noted about people', () => {
  it('stands in a CSV as the list shows it, and is never run', async () => {
    const { direct, location, talks } = await community();
    const columns: ExportColumn[] = ['name', location, 'location', 'affiliation', 'shirtCut', 'publicRecognition', 'standing', talks];
    expect((await written(direct, 'csv', columns)).toString()).toBe(
      '\ufeffName,Location (2),Location,Organisation,T-shirt cut,Naming in public,Standing,Talks\r\n' +
        `Ana Pires,"'=1+1",Lisbon,"Quatra, Lda",Fitted,Ask first,,12\r\nBo Lind,,,,,,,\r\n`,
    );
  });

  it('stands in a JSON by the names of the columns, with nothing where nothing is noted', async () => {
    const { direct, location, talks } = await community();
    const people = JSON.parse((await written(direct, 'json', ['name', 'location', location, talks, 'shirtSize'])).toString());
    expect(people).toEqual([
      { name: 'Ana Pires', location: 'Lisbon', 'Location (2)': '=1+1', Talks: 12, shirtSize: 'M' },
      { name: 'Bo Lind', location: null, 'Location (2)': null, Talks: null, shirtSize: null },
    ]);
  });

  it('stands in an .xlsx, with days as days and numbers as numbers, beyond the column Z', async () => {
    const { direct, location, talks, joined } = await community();
    const many: ExportColumn[] = ['name', 'handle', 'email', 'kind', 'firstActive', 'lastActive', 'contributions', 'tags'];
    const details: ExportColumn[] = ['affiliation', 'title', 'location', 'timeZone', 'pronouns', 'persona', 'shirtSize', 'shirtCut'];
    const more: ExportColumn[] = ['publicRecognition', 'owner', 'standing', 'languages', 'specialisations', 'motivations', 'lastContact'];
    const file = await written(direct, 'xlsx', [...many, ...details, ...more, 'followUp', talks, joined, location, 'consentContact']);
    const sheet = Buffer.from(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? []).toString();
    expect(sheet).toContain('<c r="Y2"><v>12</v></c><c r="Z2" s="1"><v>45352</v></c>');
    expect(sheet).toContain('<c r="AA2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c></row>');
    expect(sheet).toContain('<c r="AB1" t="inlineStr" s="2"><is><t xml:space="preserve">May be contacted</t></is></c></row>');
  });

  it('cannot be a field that is not there: it is said, and no file is left', async () => {
    const { direct } = await community();
    const path = temporaryFile('people.csv');
    const columns = ['name', '01890000-0000-7000-8000-000000000000'];
    await expect(direct.api.tables.exportList({ format: 'csv', path, columns })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('a field that is not in the workspace'),
    });
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('is asked for once', async () => {
    const { direct } = await community();
    await expect(written(direct, 'csv', ['name', 'name'])).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
