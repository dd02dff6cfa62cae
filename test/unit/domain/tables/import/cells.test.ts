import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesIn, dayIn, listIn, nameBefore, sizeIn, usernameIn, yesOrNo } from '../../../../../shared/domain/tables/import/cells.ts';

describe('addresses in a cell', () => {
  it.each([
    ['ana@x.example', ['ana@x.example']],
    ['Ana Pires <Ana@x.example>', ['Ana@x.example']],
    ['a@x.example; b@y.example, A@x.example', ['A@x.example', 'b@y.example']],
    ['mailto:a@x.example', ['a@x.example']],
    ['<merler fbk.eu>', ['merler@fbk.eu']],
    ['-', []],
    ['', []],
  ])('%s', (cell, addresses) => expect(addressesIn(cell)).toEqual({ addresses }));

  it('written for robots not to find are read where nothing else could be meant; others are said to be none, or too many for one person', () => {
    for (const cell of [
      '<calenge biomserv univ-lyon1.fr>',
      '<grelier gmail com>',
      'merler fbk.eu',
      'see <the site.example>',
      '<see contributors.csv in it>',
    ])
      expect(addressesIn(cell), cell).toEqual({ problem: 'is no e-mail address' });
    expect(addressesIn('a@x b@x c@x d@x e@x f@x')).toEqual({ problem: 'holds more than 5 e-mail addresses' });
  });

  it('never come out longer or emptier than addresses are, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        const found = addressesIn(cell);
        if ('problem' in found) return;
        for (const address of found.addresses) expect(address).toMatch(/^[^@\s]+@[^@\s]+$/);
      }),
    );
  });

  it('have a name before them', () => {
    expect(nameBefore('"Ana Pires" <ana@x.example>')).toBe('Ana Pires');
    expect(nameBefore('ana@x.example')).toBe('');
  });
});

it.each([
  ['@ana', { value: 'ana' }],
  ['https://github.com/ana/', { value: 'ana' }],
  ['fosstodon.org/@ana', { value: 'ana' }],
  ['ana', { value: 'ana' }],
  ['Ana Pires', { problem: 'is no username' }],
  ['n/a', { value: '' }],
])('a username out of %s', (cell, found) => expect(usernameIn(cell)).toEqual(found));

it.each([
  ['31/02/2024', 'dmy', null],
  ['03/04/2024', 'dmy', '2024-04-03'],
  ['03/04/2024', 'mdy', '2024-03-04'],
  ['45292', 'serial', '2024-01-01'],
  ['2024-02-29', undefined, '2024-02-29'],
] as const)('%s read as %s', (cell, order, day) => expect(dayIn(cell, order)).toBe(day));

it.each([
  ['XXL', '2XL'],
  ['extra large', 'XL'],
  ["Women's M", 'M'],
  ['Größe L', 'L'],
  ['huge', 'huge'],
])('the size %s', (cell, size) => expect(sizeIn(cell)).toBe(size));

it('a yes and a no in five languages, and neither', () => {
  expect(['yes', 'Ja', 'oui', 'Sí', 'sim', 'x', '1'].map(yesOrNo)).toEqual(Array(7).fill(true));
  expect(['no', 'Nein', 'non', 'não', '0'].map(yesOrNo)).toEqual(Array(5).fill(false));
  expect(['', 'perhaps'].map(yesOrNo)).toEqual([null, null]);
});

it('several in one cell, each once', () => {
  expect(listIn('Mentor, speaker;mentor\n-')).toEqual(['Mentor', 'speaker']);
  expect(listIn('a, b/c', '/')).toEqual(['a, b', 'c']);
});
