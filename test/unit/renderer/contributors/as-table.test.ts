import { expect, it } from 'vitest';
import { asTable } from '../../../../renderer/contributors/as-table.ts';
import type { ContributorRow } from '../../../../shared/contract/contributors.ts';

const row = (more: Partial<ContributorRow>): ContributorRow => ({
  id: 'a',
  key: 1,
  name: 'Ana Pires',
  handle: '@ana',
  namesake: false,
  kind: 'human',
  firstActive: null,
  lastActive: Date.UTC(2026, 4, 14, 23, 59),
  contributions: 1284,
  activities: 1300,
  months: [],
  tags: [],
  ...more,
});

const address = (key: number | null) => (key === 1 ? 'ana@pires.example' : '');

it('has a head and a line for each, in columns that a spreadsheet tells apart', () => {
  const others = row({ key: 2, name: 'Bo', handle: 'bo@lind.example', lastActive: null, contributions: 0 });
  expect(asTable([row({ cells: { consentContact: 'refused' } }), others], address)).toBe(
    'Name\tHandle\tE-mail\tMay be contacted\tLast active\tContributions\nAna Pires\tana\tana@pires.example\tRefused\t2026-05-14\t1284\nBo\t\t\t\t\t0',
  );
});

it('lets no name move a column or become a formula', () => {
  const [, line] = asTable([row({ name: '=HYPERLINK("x")\t\n1', handle: '@=1' })], address).split('\n');
  expect(line?.split('\t').slice(0, 2)).toEqual(['\'=HYPERLINK("x") 1', "'=1"]);
  for (const name of ['+1', '-1', '@sum', ' =1', '\u0001=1']) expect(asTable([row({ name })], address).split('\n')[1]).toMatch(/^'[+\-@=]/);
});

it('lets no quote hide a formula or take in the cells behind it', () => {
  for (const name of ['"=HYPERLINK(""x"")"', '"', '＝1', '＋1', '－1', '＠sum']) {
    expect(
      asTable([row({ name })], address)
        .split('\n')[1]
        ?.split('\t')[0],
    ).toBe(`'${name}`);
  }
  expect(asTable([row({ name: 'Ana "Ann" Pires' })], address)).toContain('\nAna "Ann" Pires\t');
});

it('has the columns it is told, in the words of the list', () => {
  const field = '01890000-0000-7000-8000-000000000000';
  const own = [{ id: field, name: '=Location', kind: 'text' as const, choices: [], people: 1 }];
  const cells = { location: 'Lisbon', standing: 'core', lastContact: '2026-05-14T23:00:00.000Z', [field]: '=1+1' };
  const columns = ['name', 'kind', 'location', 'standing', 'lastContact', 'tags', field];
  expect(asTable([row({ cells, tags: [{ id: 't', name: '@core' }] })], address, columns, own)).toBe(
    "Name\tKind\tLocation\tStanding\tLast contact\tTags\t'=Location\nAna Pires\thuman\tLisbon\tCore team\t2026-05-14\t'@core\t'=1+1",
  );
});
