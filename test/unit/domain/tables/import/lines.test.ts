import { describe, expect, it } from 'vitest';
import { guessKind } from '../../../../../shared/domain/tables/import/activity-kinds.ts';
import { fieldsFor, type ImportMapping, mappingProblem } from '../../../../../shared/domain/tables/import/fields.ts';
import { instantIn } from '../../../../../shared/domain/tables/import/instants.ts';
import { languageOf } from '../../../../../shared/domain/tables/import/languages.ts';
import { personLine } from '../../../../../shared/domain/tables/import/person-line.ts';
import { suggestMapping, targetOf } from '../../../../../shared/domain/tables/import/suggest.ts';

const people: ImportMapping = { target: 'people', columns: [], kind: null, kinds: [], byName: false, existing: 'keep' };

describe('an instant in a cell', () => {
  it.each([
    ['UTC', '2024-05-01', Date.UTC(2024, 4, 1, 12), null],
    ['UTC', '2024-05-01 23:30', Date.UTC(2024, 4, 1, 23, 30), null],
    ['Europe/Lisbon', '2024-07-01 10:00', Date.UTC(2024, 6, 1, 9), null],
    ['Europe/Lisbon', '2024-01-01 10:00', Date.UTC(2024, 0, 1, 10), null],
    ['UTC', '2024-05-01T10:00:00+02:00', Date.UTC(2024, 4, 1, 8), 120],
    ['UTC', '5/1/2024 1:05 pm', Date.UTC(2024, 0, 5, 13, 5), null],
    ['Nowhere/At all', '2024-05-01 10:00', Date.UTC(2024, 4, 1, 10), null],
  ])('in %s: %s', (zone, cell, at, offset) => expect(instantIn(zone)(cell, 'dmy')).toEqual({ at, offset }));

  it('is none where there is no such day or hour', () => {
    expect(instantIn('UTC')('31/02/2024', 'dmy')).toBeNull();
    expect(instantIn('UTC')('2024-05-01 99:00', 'dmy')).toBeNull();
  });
});

it.each([
  ['Vortrag', 'talk'],
  ['Blog post', 'blog'],
  ['IRC', 'chat_help'],
  ['doc', 'documentation'],
  ['podcast', null],
])('what "%s" counts as', (text, kind) => expect(guessKind(text)).toBe(kind));

it.each([
  ['Portuguese', 'pt'],
  ['português', 'pt'],
  ['de', 'de'],
  ['en-GB', 'en'],
  ['English (fluent)', 'en'],
  ['Klingon', null],
])('the language %s', (text, code) => expect(languageOf(text)).toBe(code));

it('a person out of a line: country behind the town, two columns of a name, what cannot be used said', () => {
  const mapping: ImportMapping = {
    ...people,
    columns: [
      { column: 0, field: 'givenName', as: 'facts' },
      { column: 1, field: 'familyName', as: 'facts' },
      { column: 2, field: 'location', as: 'facts' },
      { column: 3, field: 'country', as: 'facts' },
      { column: 4, field: 'timeZone', as: 'facts' },
      { column: 5, field: 'standing', as: 'decisions' },
    ],
  };
  const line = personLine(['Ana', 'Pires', 'Porto', 'PT', 'Porto time', 'staff'], {
    mapping,
    heads: [],
    own: new Map(),
    teammate: () => null,
  });
  expect(line).toMatchObject({
    name: 'Ana Pires',
    facts: [{ field: 'location', value: 'Porto, Portugal' }],
    said: [{ what: 'item', item: { kind: 'standing', standing: 'staff' } }],
    left: [{ column: 4, why: 'cannot be used: there is no time zone called "Porto time". Write it like Europe/Lisbon' }],
  });
});

it('a mapping is refused in a sentence, and only fields that its target has a use for are offered', () => {
  const name = { column: 0, field: 'name', as: 'facts' } as const;
  expect(mappingProblem({ ...people, columns: [name] }, 1)).toBeNull();
  expect(mappingProblem({ ...people, columns: [name, name] }, 1)).toBe('A column can be used once only.');
  expect(mappingProblem({ ...people, columns: [name, { column: 1, field: 'date', as: 'facts' }] }, 2)).toMatch(/no use for/);
  expect(mappingProblem({ ...people, target: 'activities', columns: [name, { column: 1, field: 'date', as: 'facts' }] }, 2)).toMatch(
    /what the activities are/,
  );
  expect(fieldsFor('people')).not.toContain('date');
  expect(fieldsFor('activities')).not.toContain('tags');
});

it('what is offered follows the heads, each thing once, and never a username from nowhere', () => {
  const column = (name: string, field: never, more = {}) => ({
    name,
    field,
    platform: null,
    kind: 'text' as const,
    order: null,
    decimal: null,
    ...more,
  });
  const looked = [
    column('Name', 'name' as never),
    column('Full name', 'name' as never),
    column('User', 'username' as never, { kind: 'username' }),
    column('GitHub', 'username' as never, { kind: 'username', platform: 'github' }),
    column('Commits', 'contributions' as never, { kind: 'number' }),
    column('Tags', 'tags' as never),
  ];
  expect(targetOf(looked)).toBe('people');
  expect(suggestMapping(looked).columns.map(({ column: at, field, as }) => `${at} ${field} ${as}`)).toEqual([
    '0 name facts',
    '2 key facts',
    '3 username facts',
    '5 tags decisions',
  ]);
});

it.each([
  ['Remote', []],
  ['worldwide', []],
  ['Portugal', [{ field: 'location', value: 'Portugal' }]],
])('a country out of a line, where it is one: %s', (cell, facts) => {
  const mapping: ImportMapping = { ...people, columns: [{ column: 0, field: 'country', as: 'facts' }] };
  const line = personLine([cell], { mapping, heads: [], own: new Map(), teammate: () => null });
  expect(line.facts).toEqual(facts);
  expect(line.left).toEqual(facts.length === 0 ? [{ column: 0, cell, why: 'is no country' }] : []);
});
