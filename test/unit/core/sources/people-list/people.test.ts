import { describe, expect, it } from 'vitest';
import { peopleListTold } from '../../../../../electron/core/sources/people-list/people.ts';

const read = (text: string) => peopleListTold(text, { platform: 'list.example.org' });
const yaml = `# The heroes
- type: person
  name: Ana Pires
  locality: Porto
  country: Portugal
  role: Hero
  twitter: "@anap"
  gitlab: ana
- type: person
  name: Bo Lind
  locality:
  country: Remote
  gitlab: 1e5
- name: Cem Aksoy
  date: 'May 22, 2024'
`;

describe('a list of people', () => {
  it('gives an account for each handle, and says which are one person', () => {
    const found = read(yaml);
    expect(
      found.listed.map(({ accounts, location }) => [accounts.map(({ platform, username, name }) => [platform, username, name]), location]),
    ).toEqual([
      [
        [
          ['twitter', 'anap', 'Ana Pires'],
          ['gitlab', 'ana', 'Ana Pires'],
        ],
        'Porto, Portugal',
      ],
      [[['gitlab', '1e5', 'Bo Lind']], null],
      [[['list.example.org', null, 'Cem Aksoy']], null],
    ]);
    expect(found.people).toEqual(found.listed.flatMap(({ accounts }) => accounts));
    expect([found.aside, found.remarks, found.activities]).toEqual([[], [], []]);
  });

  it('is a table for the mapping step as well', () => {
    const { table } = read(yaml);
    expect(table.heads).toEqual(['type', 'name', 'locality', 'country', 'role', 'twitter', 'gitlab', 'date']);
    expect(table.rows[2]).toEqual({ number: 3, cells: ['', 'Cem Aksoy', '', '', '', '', '', 'May 22, 2024'] });
  });

  it('is read the same from JSON', () => {
    const list = [{ name: 'Ana Pires', gitlab: 'ana', country: 'Portugal' }];
    expect(read(JSON.stringify({ heroes: list })).listed).toEqual(
      read('heroes:\n- name: Ana Pires\n  gitlab: ana\n  country: Portugal\n').listed,
    );
  });

  it('parts several people in one entry only where their handles say who is who', () => {
    const found = read(`
- name: Ana Pires and Bo Lind
  gitlab: ana, bo
  version: '15.10'
- name: Cem Aksoy, Dia Roy & Eli Katz
  gitlab: cem, dia & eli
  github: "cem dia eli"
- name: Fay Wong and Gus Berg
  gitlab: fay
- name: Hal Moe and Ida Lund
  version: '7.0'
`);
    expect(found.listed.map(({ accounts }) => accounts.map(({ username, name }) => `${name} ${username}`))).toEqual([
      ['Ana Pires ana'],
      ['Bo Lind bo'],
      ['Cem Aksoy cem', 'Cem Aksoy cem'],
      ['Dia Roy dia', 'Dia Roy dia'],
      ['Eli Katz eli', 'Eli Katz eli'],
    ]);
    expect(found.aside.map(({ key, reason }) => [key, reason])).toEqual([
      ['entry/3', '“Fay Wong and Gus Berg” and its accounts do not agree on how many people there are. Write an entry for each of them.'],
      ['entry/4', '“Hal Moe and Ida Lund” reads like several people, and no account says who they are. Write an entry for each of them.'],
    ]);
    expect(found.aside[0]?.raw).toContain('Fay Wong');
    expect(found.remarks).toEqual(['2 entries are about several people and became a line for each of them.']);
  });

  it('counts somebody who won twice as one', () => {
    const found = read('- name: Ana Pires\n  gitlab: ana\n- name: Ana Pires\n  gitlab: Ana\n');
    expect([found.people.length, found.listed.length]).toEqual([1, 2]);
  });

  it('sets aside what is about nobody', () => {
    expect(read('- name: "-"\n- role: Hero\n- just a text\n- name: Ana\n')).toMatchObject({
      people: [{ name: 'Ana' }],
      aside: expect.arrayContaining([
        expect.objectContaining({ key: 'entry/1' }),
        expect.objectContaining({ key: 'entry/2', reason: 'An entry has neither an account nor a name, so it is about nobody.' }),
        expect.objectContaining({ key: 'entry/3', reason: 'It is not an entry with named fields.' }),
      ]),
    });
  });

  it.each([
    ['a page', '<!DOCTYPE html><html>', 'This is a web page, not a list of people.'],
    ['cut JSON', '[{"name": "Ana"}, {"na', 'ends in the middle'],
    ['cut YAML', '- name: Ana\n- name: "Bo', 'This list is not valid YAML (line 2).'],
    ['deep YAML', `- ${'['.repeat(20_000)}`, 'nested deeper than any list is'],
    [
      'a bomb',
      `a0: &a0 [x]\n${Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(10)}]`).join('\n')}`,
      'made to grow without bounds',
    ],
    ['too wide', `- ${Array.from({ length: 501 }, (_, n) => `k${n}: 1`).join('\n  ')}`, 'more than 500 columns'],
    ['too large', `- name: ${'x'.repeat(5_000_000)}`, 'larger than 4 MB'],
    ['20 MB of JSON', `[{"name": "${'x'.repeat(20_000_000)}"}]`, 'larger than 16 MB'],
  ])('that cannot be read is said to be: %s', (_, text, reason) => {
    const found = read(text);
    expect([found.people, found.listed]).toEqual([[], []]);
    expect(found.aside).toMatchObject([{ key: 'list', reason: expect.stringContaining(reason) }]);
  });

  it('takes nothing from what every object has, and cuts names', () => {
    expect(read(`- __proto__:\n    name: Eve\n  name: ${'x'.repeat(10_240)}\n`).people).toMatchObject([{ name: 'x'.repeat(500) }]);
    expect(read('[{"__proto__": {"gitlab": "eve"}, "name": "Ana"}]').people).toMatchObject([{ username: null, name: 'Ana' }]);
  });
});
