import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { type History, newHistory } from '../../../support/histories.ts';
import { everybody, read, uidOf } from '../../../support/people.ts';

/*
 * A history in which every rule of who is one person decides something, and the people it gives, written down by
 * hand from the rules. One line, one person: name, handle, kind, contributions, activities.
 */

const mailmap = `
# Dana changed her job.
Dana Weiss <dana@weiss.example> <dana@oldjob.example>
# Two people used the build machine's address.
Emre Demir <emre@demir.example> Emre <build@team.example>
`;

const commits: [string, number?][] = [
  // One address is one person, whatever its case and however the name is written.
  ['Ana Pires <ana@pires.example>', 2],
  ['ana <ANA@Pires.example>'],
  ['Pires, Ana <ana@pires.example>'],
  // The same full name at another address is a suggestion, and no proof.
  ['Ana Pires <ana@elsewhere.example>'],
  // One account: its id joins the old and the new login, the login joins the address without an id.
  ['Bo Lind <42+bolind@users.noreply.github.com>', 2],
  ['Bo Lind <42+bo-writes@users.noreply.github.com>'],
  ['Bo <bolind@users.noreply.github.com>'],
  // A login that two accounts have carried is nobody's proof.
  ['Cy One <51+cyc@users.noreply.github.com>'],
  ['Cy Two <52+cyc@users.noreply.github.com>'],
  ['Cy Three <cyc@users.noreply.github.com>'],
  // The same login on another platform is somebody else.
  ['Bo Other <42-bolind@users.noreply.gitlab.com>'],
  // .mailmap, by address and by name.
  ['Dana <dana@oldjob.example>', 2],
  ['Dana Weiss <dana@weiss.example>'],
  ['Emre <build@team.example>'],
  ['Femi Adeyemi <build@team.example>'],
  // Placeholders link nobody: there the name is part of who it is.
  ['root <root@localhost>', 2],
  ['Goran Horvat <root@localhost>'],
  ['Goran Horvat <goran@laptop.(none)>'],
  ['Jun Park <>'],
  ['<>'],
  // Four unlike names at one address: it is shared.
  ['Hana Novak <team@example.org>', 2],
  ['hana <team@example.org>'],
  ['Ines Costa <team@example.org>'],
  ['Kofi Mensah <team@example.org>'],
  ['Lena Berg <team@example.org>'],
  // Three are not enough.
  ['Mina Sato <trio@example.org>', 2],
  ['Nils Ek <trio@example.org>'],
  ['Ola Dahl <trio@example.org>'],
  // Machines by proof, and people who only sound like it.
  ['dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>'],
  ['Claude <noreply@anthropic.com>'],
  ['Grace Talbot <grace@talbot.example>'],
  ['James Bottomley <james@bottomley.example>'],
  ['Robot Smith <robot@smith.example>'],
  ['ci-lover <ci@lover.example>'],
];

type Line = [name: string, handle: string, kind: string, contributions: number, activities: number];

const people: Line[] = [
  // Two commits as "Ana Pires", one as each of her other names, and she tried out what Rosa wrote.
  ['Ana Pires', 'ana@pires.example', 'human', 5, 5],
  ['Ana Pires', 'ana@elsewhere.example', 'human', 1, 1],
  // Of two logins of one account neither is better; the choice is the same everywhere, and search finds both.
  ['Bo Lind', '@bo-writes', 'human', 4, 4],
  ['Bo Other', '@bolind', 'human', 1, 1],
  ['ci-lover', 'ci@lover.example', 'human', 1, 1],
  ['Claude', 'noreply@anthropic.com', 'agent', 1, 1],
  ['Cy One', '51+cyc@users.noreply.github.com', 'human', 1, 1],
  ['Cy Three', 'cyc@users.noreply.github.com', 'human', 1, 1],
  ['Cy Two', '52+cyc@users.noreply.github.com', 'human', 1, 1],
  ['Dana Weiss', 'dana@weiss.example', 'human', 3, 3],
  ['dependabot[bot]', '@dependabot[bot]', 'bot', 1, 1],
  ['Emre Demir', 'emre@demir.example', 'human', 1, 1],
  ['Femi Adeyemi', 'build@team.example', 'human', 1, 1],
  ['Goran Horvat', 'goran@laptop.(none)', 'human', 1, 1],
  ['Goran Horvat', 'root@localhost', 'human', 1, 1],
  ['Grace Talbot', 'grace@talbot.example', 'human', 1, 1],
  ['hana', 'team@example.org', 'human', 1, 1],
  ['Hana Novak', 'team@example.org', 'human', 2, 2],
  ['Ines Costa', 'team@example.org', 'human', 1, 1],
  ['James Bottomley', 'james@bottomley.example', 'human', 1, 1],
  ['Jun Park', '', 'human', 1, 1],
  ['Kofi Mensah', 'team@example.org', 'human', 1, 1],
  ['Lena Berg', 'team@example.org', 'human', 1, 1],
  ['Mina Sato', 'trio@example.org', 'human', 4, 4],
  // Applied somebody else's commit, which is work but no contribution of his own.
  ['Oleg Petrov', 'oleg@petrov.example', 'human', 0, 1],
  // Named in the message only.
  ['Pia Holm', 'pia@holm.example', 'human', 1, 1],
  ['Quin Abara', 'quin@abara.example', 'human', 1, 1],
  ['Robot Smith', 'robot@smith.example', 'human', 1, 1],
  ['root@localhost', 'root@localhost', 'unknown', 2, 2],
  // Wrote three commits: one that Oleg applied, one that GitHub merged for her, one with credits.
  ['Rosa Lima', 'rosa@lima.example', 'human', 3, 4],
  ['Sam Oda', 'sam@oda.example', 'human', 1, 1],
  ['Tove Jansen', 'tove@jansen.example', 'human', 1, 1],
  ['Unknown', '', 'unknown', 1, 1],
];

const credited = `Mend the gate

It squeaked.

Co-authored-by: Quin Abara <quin@abara.example>
Reviewed-by: Pia Holm <pia@holm.example>
Tested-by: "Ana Pires" <ana@pires.example>
Tested-by: Rosa Lima <rosa@lima.example>
Helped-by: Tove Jansen <tove@jansen.example>
Helped-by: the whole village
Reported-by: Sam Oda <sam@oda.example>
Signed-off-by: Nobody Counted <nobody@counted.example>
`;

function build(): History {
  const history = newHistory();
  history.mailmap(mailmap);
  history.commit(...commits.flatMap(([by, times = 1]) => Array.from({ length: times }, () => ({ by }))));
  const rosa = 'Rosa Lima <rosa@lima.example>';
  const [applied] = history.commit(
    { by: rosa, committedBy: 'Oleg Petrov <oleg@petrov.example>' },
    { by: rosa, committedBy: 'GitHub <noreply@github.com>' },
    { by: rosa, message: credited },
  );
  history.commit(
    { by: rosa, on: 'side', parents: [applied ?? ''], message: 'Merge nothing', files: {} },
    { by: 'Merger <merger@example.org>', on: 'gone' },
  );
  history.deleteBranch('gone');
  history.move('side', 'main');
  const [merged] = history.commit({ by: rosa, parents: ['main', applied ?? ''], message: 'Merge branch side' });
  history.move('main', merged ?? '');
  return history;
}

describe('the people of a history', () => {
  let direct: Direct;
  let history: History;

  beforeAll(async () => {
    direct = newDirect();
    history = build();
    await read(direct, history);
  });
  afterAll(() => direct.store.close());

  it('are exactly those the linking rules give', async () => {
    const { rows, total } = await direct.api.contributors.list({ sort: 'name', limit: 200 });
    const lines = rows.map(({ name, handle, kind, contributions, activities }): Line => [name, handle, kind, contributions, activities]);
    const inOrder = (all: Line[]) => all.map((line) => line.join(' | ')).sort();
    expect(inOrder(lines)).toEqual(inOrder(people));
    expect(total).toBe(people.length);
  });

  it('are linked by the proofs that a profile shows', async () => {
    const bo = await direct.api.contributors.get({ contributor: await uidOf(direct, 'Bo Lind') });
    const shown = bo.identities.map(({ platform, type, value, activities, proofs }) => [
      `${platform} ${type} ${value}`,
      activities,
      [...proofs].sort().join(' '),
    ]);
    expect(shown.sort()).toEqual([
      ['git email 42+bo-writes@users.noreply.github.com', 1, 'account_id noreply'],
      ['git email 42+bolind@users.noreply.github.com', 2, 'account_id noreply'],
      ['git email bolind@users.noreply.github.com', 1, 'noreply'],
      ['github account 42', 0, 'account_id'],
      ['github username bo-writes', 0, 'noreply'],
      ['github username bolind', 0, 'noreply'],
    ]);
    const dana = await direct.api.contributors.get({ contributor: await uidOf(direct, 'Dana Weiss') });
    expect(dana.identities.map(({ value, proofs }) => [value, proofs])).toEqual([
      ['dana@weiss.example', ['mailmap']],
      ['dana@oldjob.example', ['mailmap']],
    ]);
  });

  it('have their contributions counted by kind', async () => {
    const countsOf = async (name: string) => {
      const { counts } = await direct.api.contributors.get({ contributor: await uidOf(direct, name) });
      return Object.fromEntries(counts.map(({ kind, count }) => [kind, count]));
    };
    expect(await countsOf('Rosa Lima')).toEqual({ code: 3, merge: 1 });
    expect(await countsOf('Oleg Petrov')).toEqual({ committed: 1 });
    expect(await countsOf('Quin Abara')).toEqual({ code: 1 });
    expect(await countsOf('Pia Holm')).toEqual({ review: 1 });
    expect(await countsOf('Tove Jansen')).toEqual({ help: 1 });
    expect(await countsOf('Sam Oda')).toEqual({ report: 1 });
  });

  it('are found under every name and address they ever used', async () => {
    const found = async (search: string) =>
      (await direct.api.contributors.list({ search, sort: 'name' })).rows.map(({ name, handle }) => `${name} ${handle}`);
    expect(await found('pires, ana')).toEqual(['Ana Pires ana@pires.example']);
    expect(await found('oldjob')).toEqual(['Dana Weiss dana@weiss.example']);
    expect(await found('BO-WRITES')).toEqual(['Bo Lind @bo-writes']);
    expect(await found('nils')).toEqual(['Mina Sato trio@example.org']);
    expect(await found('signed nobody')).toEqual([]);
  });

  it('do not include credits without an address, which the run mentions', async () => {
    const [source] = (await direct.api.sources.list({})).sources;
    expect(source?.lastRun?.report.remarks).toEqual(['1 credit names nobody by e-mail address and was left out.']);
  });

  it('are others when .mailmap is not used', async () => {
    const plain = newDirect();
    await read(plain, history, { useMailmap: false });
    const names = [...(await everybody(plain)).keys()];
    const { rows } = await plain.api.contributors.list({ search: 'dana', sort: 'name' });
    expect(rows.map(({ name, handle, contributions }) => [name, handle, contributions])).toEqual([
      ['Dana', 'dana@oldjob.example', 2],
      ['Dana Weiss', 'dana@weiss.example', 1],
    ]);
    expect(names).not.toContain('Emre Demir');
    plain.store.close();
  });
});
