import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Person, parseMailmap } from '../../../../shared/domain/identities/mailmap.ts';
import { temporaryFolder } from '../../../support/folders.ts';
import { git, gitBytes } from '../../../support/git.ts';

const folder = temporaryFolder();
git(folder, ['init', '--quiet']);

const text = (person: Person) => `${person.name} <${person.address}>`.replace(/^ /, '');

/** What git makes of these people under this .mailmap. */
function gitSays(mailmap: string, people: readonly Person[]): string[] {
  writeFileSync(join(folder, '.mailmap'), mailmap);
  const input = people.map((person) => `${text(person)}\n`).join('');
  return gitBytes(folder, ['check-mailmap', '--stdin'], input).toString('utf8').trimEnd().split('\n');
}

const weSay = (mailmap: string, people: readonly Person[]): string[] => {
  const { resolve } = parseMailmap(mailmap);
  return people.map((person) => text(resolve(person)));
};

const people: Person[] = [
  { name: 'Ana', address: 'ana@old.example' },
  { name: 'ana', address: 'ANA@old.example' },
  { name: 'Ana Pires', address: 'ana@new.example' },
  { name: 'Bo', address: 'bo@old.example' },
  { name: 'build', address: 'team@example.org' },
  { name: 'Chidi', address: 'team@example.org' },
  { name: 'Zoë', address: 'zoë@example.org' },
  { name: 'Nobody', address: 'nobody@example.org' },
];

describe('a .mailmap', () => {
  it.each([
    ['nothing', ''],
    ['a name for an address', 'Ana Pires <ana@old.example>\n'],
    ['an address for an address', '<ana@new.example> <ana@old.example>\n'],
    ['name and address for an address', 'Ana Pires <ana@new.example> <ana@old.example>\n'],
    ['one name of an address', 'Chidi Okafor <chidi@example.org> Chidi <team@example.org>\n'],
    ['a name line before and after an address line', 'Team <team@x.org> <team@example.org>\nB <b@x.org> build <team@example.org>\n'],
    ['the same the other way round', 'B <b@x.org> build <team@example.org>\nTeam <team@x.org> <team@example.org>\n'],
    ['a later line over an earlier one', 'One <ana@old.example>\nTwo <ana@old.example>\n'],
    ['two lines that say half each', 'Ana Pires <ana@old.example>\n<ana@new.example> <ana@old.example>\n'],
    ['other case', 'Ana Pires <ANA@NEW.example> <Ana@Old.Example>\n'],
    ['letters beyond ASCII keep their case', 'Z <z@example.org> <ZOË@example.org>\n'],
    ['comments and empty lines', '# Ana <ana@old.example>\n\n   \nBo Lind <bo@old.example> # really\n'],
    ['a comment sign that is not in front', ' # Bo Lind <bo@old.example>\n'],
    ['spaces and tabs', '  Ana\tPires   <ana@new.example>\t<ana@old.example>  \n'],
    ['spaces inside the brackets', 'Ana Pires < ana@new.example > < ana@old.example >\n'],
    ['line ends of Windows', 'Ana Pires <ana@new.example> <ana@old.example>\r\nBo Lind <bo@old.example>\r\n'],
    ['no line end at the end', 'Ana Pires <ana@old.example>'],
    ['broken brackets', 'Ana <ana@old.example\nBo Lind bo@old.example>\n<Ana Pires <ana@old.example>\n> <bo@old.example>\n'],
    ['an empty proper address', 'Ana Pires <> <ana@old.example>\n'],
    ['an empty commit address', 'Nobody <nobody@x.org> <>\n'],
    ['nothing but an address', '<ana@old.example>\n'],
    ['a chain, which is followed once', '<bo@old.example> <ana@old.example>\n<nobody@example.org> <bo@old.example>\n'],
    ['an address for oneself', '<ana@old.example> <ana@old.example>\n'],
    ['three addresses on a line', 'Ana Pires <ana@new.example> <ana@old.example> <bo@old.example>\n'],
  ])('with %s says what git says', (_, mailmap) => {
    expect(weSay(mailmap, people)).toEqual(gitSays(mailmap, people));
  });

  const word = fc.constantFrom('Ana', 'ana', 'Bo Lind', 'Zoë', '', ' ', '#x', 'Ana  P', '\t', 'ANA');
  const address = fc.constantFrom('a@x', 'A@X', 'b@x', 'c@x', '', ' a@x', 'b@x ', 'zoë@x', 'ZOË@x');
  const line = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(word, address).map(([name, to]) => `${name} <${to}>`) },
    { weight: 4, arbitrary: fc.tuple(word, address, address).map(([name, to, from]) => `${name} <${to}> <${from}>`) },
    { weight: 4, arbitrary: fc.tuple(word, address, word, address).map(([name, to, old, from]) => `${name} <${to}> ${old} <${from}>`) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('<', '>', 'a', ' ', '#', '@', '\r'), maxLength: 14 }) },
  );

  it('that is random says what git says', () => {
    const names = ['Ana', 'ana', 'Bo Lind', 'Zoë'];
    const addresses = ['a@x', 'A@X', 'b@x', 'c@x', 'zoë@x', 'ZOË@x'];
    const everybody = names.flatMap((name) => addresses.map((its) => ({ name, address: its })));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const mailmap = `${lines.join('\n')}\n`;
        expect(weSay(mailmap, everybody)).toEqual(gitSays(mailmap, everybody));
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('renames an address only when a line speaks of it whatever the name', () => {
    const mailmap = parseMailmap('A <a@new> <a@old>\nB <b@new> Bo <b@old>\nC <c@old>\n');
    expect([mailmap.renames('A@OLD'), mailmap.renames('b@old'), mailmap.renames('c@old')]).toEqual([true, false, false]);
  });
});
