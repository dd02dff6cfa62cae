import { describe, expect, it } from 'vitest';
import { suggestions } from '../../../../../shared/domain/identities/likeness/suggestions.ts';
import { candidate, inShort, likenessOf, nobodyKnown, people, signed, suggestionsFor } from '../../../../support/candidates.ts';

const account = (id: number, host: string, username: string, name = 'Ana Quillworth') =>
  candidate(id, { names: [name], accounts: [{ host, username, id: null }] });

describe('tiers', () => {
  it('are certain for one address, one account, a rare full name, a rare handle of address and account', () => {
    expect(inShort(suggestionsFor(people('a <beaver@letters.org>', 'b <beaver@letters.org>')))).toEqual(['certain 1+2']);
    expect(inShort(suggestionsFor([account(1, 'github', 'beaver', ''), signed(2, ' <beaver@users.noreply.github.com>')]))).toEqual([
      'certain 1+2',
    ]);
    expect(inShort(suggestionsFor(people('Ana Quillworth <x1@letters.org>', 'Ana Quillworth <y2@post.org>')))).toEqual(['certain 1+2']);
    expect(inShort(suggestionsFor(people(' <madbeaver@letters.org>', ' <madbeaver@users.noreply.github.com>')))).toEqual(['certain 1+2']);
  });

  it('are never certain for names of one word, however rare', () => {
    expect(inShort(suggestionsFor(people('madbeaver <x1@letters.org>', 'madbeaver <y2@post.org>')))).toEqual(['likely 1+2']);
    expect(inShort(suggestionsFor(people('madbeaver <x1@letters.org>', ' <madbeaver@post.org>')))).toEqual(['likely 1+2']);
  });

  it('are never certain for handles that are only nearly the same, or beginnings of a name', () => {
    expect(suggestionsFor(people(' <madbeaver@letters.org>', ' <madbeaver9@post.org>'))[0]?.tier).not.toBe('certain');
    expect(suggestionsFor(people('Ana Quillworth <x1@letters.org>', ' <anquill@post.org>'))[0]?.tier).not.toBe('certain');
  });

  it('come in order: the certain ones, then by score', () => {
    const found = suggestionsFor(
      people(
        'Ana Quillworth <x1@a.org>',
        'Ana Quillworth <y2@b.org>',
        'madbeaver <x3@a.org>',
        'madbeaver <y4@b.org>',
        'Bo Zendrixen <p5@a.org>',
        'Bo Zendrixenn <q6@b.org>',
      ),
    );
    const ranks = found.map(({ tier }) => ['certain', 'likely', 'possible'].indexOf(tier));
    expect(ranks).toEqual([...ranks].sort());
    expect(found.length).toBe(3);
  });

  it('have nothing to say of people with nothing in common', () => {
    expect(suggestionsFor(people('Ana Quillworth <ana1@a.org>', 'Bruno Zendrixen <bruno2@b.org>'))).toEqual([]);
    expect(suggestionsFor([])).toEqual([]);
  });
});

describe('a suggestion', () => {
  it('says which exact values agree', () => {
    const [found] = suggestionsFor(people('Ana Maria Quillworth <x1@letters.org>', 'Ana Maria Quillworth <y2@post.org>'));
    expect(found?.reasons).toEqual([
      'Both signed as Ana Maria Quillworth, a name that a stranger shares in fewer than 1 of 10,000 communities of this size.',
    ]);
    expect(found?.against).toEqual([]);
  });

  it('names the address and the account that are one handle, and the name that makes it', () => {
    const [handles] = suggestionsFor([account(1, 'github', 'Mad-Beaver', ''), signed(2, ' <mad.beaver@letters.org>')]);
    expect(handles?.reasons[0]).toBe(
      'The account mad-beaver of github.com and mad.beaver in the address mad.beaver@letters.org are the same, a handle that a stranger shares in fewer than 1 of 10,000 communities of this size.',
    );
    const [made] = suggestionsFor([signed(1, 'Ana Quillworth <x1@letters.org>'), account(2, 'gitlab', 'aquillworth', '')]);
    expect(made?.reasons[0]).toMatch(/^The account aquillworth of gitlab\.com can be made of the name Ana Quillworth, /);
  });

  it('says what speaks against it', () => {
    const day = 86_400_000;
    const [found] = suggestionsFor([
      signed(1, 'Ana Quillworth <x1@letters.org>', { firstAt: 0, lastAt: day, zones: new Map([[0, 1]]) }),
      signed(2, 'Ana Quillworth <y2@post.org>', { firstAt: 2000 * day, lastAt: 2001 * day, zones: new Map([[600, 1]]) }),
    ]);
    expect(found?.against).toEqual([
      'Their time zones are far apart.',
      'More than three years lie between the activity of one and of the other.',
    ]);
  });

  it('is between whoever are one person already', () => {
    const all = people('Ana Quillworth <x1@a.org>', 'Ana Quillworth <y2@b.org>', 'Somebody Else <z3@c.org>');
    const personOf = new Map([
      [1, 100],
      [3, 100],
    ]);
    expect(
      suggestionsFor(all.slice(0, 2), {
        personOf: new Map([
          [1, 7],
          [2, 7],
        ]),
      }),
    ).toEqual([]);
    const [found] = suggestionsFor(all, { personOf });
    // The other name of the first one clashes: it is left to a person, and shown who it is.
    expect(found?.groups).toEqual([[1, 3], [2]]);
  });

  it('of the certain tier tells all that are joined with it', () => {
    const found = suggestionsFor(people('Ana Quillworth <x1@a.org>', 'Ana Quillworth <y2@b.org>', 'Ana Quillworth <z3@c.org>'));
    expect(found.map(({ tier, bundle }) => [tier, bundle])).toEqual([
      ['certain', 1],
      ['certain', 1],
    ]);
    expect(new Set(found.at(-1)?.groups.flat())).toEqual(new Set([1, 2, 3]));
  });

  it('that others imply is left out until one of these is refused', () => {
    const three = [1, 2, 3].map((id) => signed(id, `madbeaver <x${id}@${'abc'[id]}.org>`));
    expect(suggestionsFor(three)).toHaveLength(2);
    expect(inShort(suggestionsFor(three, { apart: [[1, 2]] }))).toEqual(['likely 1+3', 'likely 2+3']);
  });
});

describe('a veto', () => {
  const same = people('Ana Quillworth <x1@letters.org>', 'Ana Quillworth <y2@post.org>');

  it('is that somebody said they are not the same, in either order', () => {
    expect(suggestionsFor(same, { apart: [[1, 2]] })).toEqual([]);
    expect(suggestionsFor(same, { apart: [[2, 1]] })).toEqual([]);
  });

  it('holds for everybody who is one person with them', () => {
    const three = people('Ana Quillworth <x1@a.org>', 'Ana Quillworth <y2@b.org>', 'Ana Quillworth <z3@c.org>');
    const apart = [[1, 3]] as const;
    const found = suggestionsFor(three, { apart });
    for (const { groups } of found.filter(({ tier }) => tier === 'certain'))
      expect(groups.flat()).not.toEqual(expect.arrayContaining([1, 3]));
    expect(
      suggestionsFor(three, {
        apart,
        personOf: new Map([
          [1, 9],
          [2, 9],
        ]),
      }),
    ).toEqual([]);
  });

  it('is a bot with a person, not with whoever is neither', () => {
    const [first, second] = same;
    if (!first || !second) throw new Error('There are two.');
    expect(suggestionsFor([{ ...first, kind: 'bot' }, second])).toEqual([]);
    expect(suggestionsFor([{ ...first, kind: 'agent' }, second])).toEqual([]);
    expect(suggestionsFor([{ ...first, kind: 'unknown' }, second])).toHaveLength(1);
    expect(
      suggestionsFor([
        { ...first, kind: 'bot' },
        { ...second, kind: 'bot' },
      ]),
    ).toHaveLength(1);
  });

  it('is two accounts of one host, unless one number says that they are one', () => {
    expect(suggestionsFor([account(1, 'github', 'ana1'), account(2, 'github', 'ana2')])).toEqual([]);
    expect(suggestionsFor([account(1, 'github', 'ana1'), account(2, 'gitlab', 'ana2')])).toHaveLength(1);
    expect(
      suggestionsFor(people('Ana Quillworth <7+old@users.noreply.github.com>', 'Ana Quillworth <7+new@users.noreply.github.com>')),
    ).toHaveLength(1);
    expect(
      suggestionsFor(people('Ana Quillworth <7+ana@users.noreply.github.com>', 'Ana Quillworth <8+ana@users.noreply.github.com>')),
    ).toEqual([]);
  });

  it('of accounts holds for groups: what is in between joins one of them only', () => {
    const found = suggestionsFor([
      account(1, 'github', 'ana1'),
      account(2, 'github', 'ana2'),
      signed(3, 'Ana Quillworth <x3@letters.org>'),
    ]);
    for (const { groups } of found) expect(groups.flat()).not.toEqual(expect.arrayContaining([1, 2]));
  });
});

describe('what waits for a person', () => {
  it('are more than five addresses and accounts', () => {
    const seven = [1, 2, 3, 4, 5, 6, 7].map((id) => signed(id, `Ana Quillworth <x${id}y@letters${id}.org>`));
    const found = suggestionsFor(seven);
    const certain = found.filter(({ tier }) => tier === 'certain');
    expect(Math.max(...certain.map(({ groups }) => groups.flat().length))).toBe(5);
    const waiting = found.filter(({ tier }) => tier !== 'certain');
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting[0]?.against.at(-1)).toMatch(/^Together they have \d addresses and accounts, so a person decides\.$/);
  });

  it('are different full names, though one mailbox', () => {
    const two = people('Ana Quillworth <us@letters.org>', 'Bruno Zendrixen <us@letters.org>');
    expect(suggestionsFor(two).filter(({ tier }) => tier === 'certain')).toEqual([]);
  });

  it('are not two spellings that stand on one address: who married is one person', () => {
    const three = people('Ana Quillworth <ana@letters.org>', 'Ana Zendrixen <ana@letters.org>', 'Ana Zendrixen <z3@post.org>');
    expect(inShort(suggestionsFor(three)).filter((one) => one.startsWith('certain'))).toHaveLength(2);
  });

  it('is a name that an address hardly signs with, folded away: somebody else used it once', () => {
    const said = { address: 'ana@letters.org' };
    const other = signed(2, 'Bruno Zendrixen <z2@post.org>');
    const once = suggestionsFor([candidate(1, { names: ['Ana Quillworth', 'Bruno Zendrixen'], ...said }), other]);
    expect(inShort(once)).toEqual(['possible 1+2']);
    expect(once[0]?.against).toEqual(['Ana Quillworth and Bruno Zendrixen are different names, so a person decides.']);
    const married = candidate(1, { names: ['Ana Quillworth', 'Ana Zendrixen'], ...said });
    expect(inShort(suggestionsFor([married, signed(2, 'Ana Zendrixen <z2@post.org>')]))).toEqual(['certain 1+2']);
  });

  it('is not what one account is called: a renamed one is proof', () => {
    const two = people('Mad Beaver <7+beaver@users.noreply.github.com>', 'Ana Quillworth <7+beaver@users.noreply.github.com>');
    expect(inShort(suggestionsFor(two))).toEqual(['certain 1+2']);
  });
});

describe('suggestions of some pairs', () => {
  it('are of these pairs only', () => {
    const all = people('Ana Quillworth <x1@a.org>', 'Ana Quillworth <y2@b.org>', 'Bo Zendrixen <x3@a.org>', 'Bo Zendrixen <y4@b.org>');
    const likeness = likenessOf(all);
    expect(inShort(suggestions(likeness, likeness.pairsOf([4]), nobodyKnown))).toEqual(['certain 3+4']);
  });
});
