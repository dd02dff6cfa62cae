import { expect, it } from 'vitest';
import { fileColumns } from '../../../../renderer/contributors/file-columns.ts';

const field = '01890000-0000-7000-8000-000000000000';
const own = [{ id: field, name: 'Region', kind: 'text' as const, choices: [], people: 1 }];
const chosen = (...columns: string[]) => columns.map((column) => ({ column }));

it('leaves it to the file where nobody chose columns', () => {
  expect(fileColumns(null, own)).toBeNull();
});

it('begins with who it is, where to write to and whether one may, and goes on as chosen', () => {
  expect(fileColumns(chosen('months', 'count', field, 'tags', 'shirtSize'), own)).toEqual([
    'name',
    'handle',
    'email',
    'consentContact',
    'contributions',
    field,
    'tags',
    'shirtSize',
  ]);
});

it('says whether one may write once, where it was chosen, and leaves out a field that is gone', () => {
  expect(fileColumns(chosen('kind', 'consentContact', field), [])).toEqual(['name', 'handle', 'email', 'kind', 'consentContact']);
});
