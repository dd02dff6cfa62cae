/** Who may be there twice, out of a workspace; what is answered does not come up again. */
import { beforeEach, expect, it } from 'vitest';
import type { Direct } from '../../support/direct.ts';
import { newHistory } from '../../support/histories.ts';
import { everybody, read, uidOf } from '../../support/people.ts';
import { freshWorkspace } from '../../support/reading.ts';

let direct: Direct;
beforeEach(async () => {
  direct = freshWorkspace();
  const history = newHistory({ bare: true, name: 'thistledown.git' });
  const signed = [
    'Thaddeus Quillfeather <thaddeus@quillfeather.example>',
    'Thaddeus Quillfeather <tq@work.example>',
    'Bo Lind <bo@lind.example>',
    'dependabot[bot] <49+dependabot[bot]@users.noreply.github.com>',
    'root <root@localhost>',
    'root <root@other.(none)>',
  ];
  history.commit(...signed.map((by, at) => ({ by, at: Date.UTC(2024, at, 1) })));
  await read(direct, history);
});

const suggested = async () => (await direct.api.identities.suggestions({})).rows;

it('are found with the exact values that agree, and nobody is joined by it', async () => {
  const before = [...(await everybody(direct)).keys()];
  const { total, counts, rows } = await direct.api.identities.suggestions({});
  expect([total, counts]).toEqual([1, { certain: 1, likely: 0, possible: 0 }]);
  const [first] = rows;
  expect([first?.one.identities, first?.other.identities].flat().sort()).toEqual(['thaddeus@quillfeather.example', 'tq@work.example']);
  expect(first?.reasons[0]).toMatch(/^Both signed as Thaddeus Quillfeather, a name that a stranger shares in fewer than 1 of/);
  expect((await direct.api.identities.suggestions({ tier: 'likely' })).rows).toEqual([]);
  expect([...(await everybody(direct)).keys()]).toEqual(before);
});

it('are accepted as one change, and gone; undo brings them back', async () => {
  const [first] = await suggested();
  const pair = { contributor: first?.one.identity ?? '', other: first?.other.identity ?? '' };
  expect(await direct.api.identities.same({ pairs: [pair, { contributor: pair.other, other: pair.contributor }] })).toEqual({ merged: 1 });
  expect(await suggested()).toEqual([]);
  expect((await direct.api.contributors.get({ contributor: pair.contributor })).row.contributions).toBe(2);
  await direct.api.history.undo({});
  expect(await suggested()).toHaveLength(1);
});

it('are refused for good, until that is taken back', async () => {
  const [first] = await suggested();
  const { answer } = await direct.api.identities.notSame({ contributor: first?.one.identity ?? '', other: first?.other.identity ?? '' });
  expect(await suggested()).toEqual([]);
  await direct.api.identities.takeBackNotSame({ answer });
  expect(await suggested()).toHaveLength(1);
});

it('make no person of a machine', async () => {
  const [bo, bot] = [await uidOf(direct, 'Bo Lind'), await uidOf(direct, 'dependabot[bot]')];
  await expect(direct.api.identities.same({ pairs: [{ contributor: bo, other: bot }] })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('dependabot[bot] is a bot and Bo Lind a person'),
  });
});
