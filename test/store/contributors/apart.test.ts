import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Direct, newDirect } from '../../support/direct.ts';
import { newHistory } from '../../support/histories.ts';
import { read } from '../../support/people.ts';
import { today } from '../../support/workspaces.ts';

/* People who are easily taken for each other, and what the list says so that nobody takes them so. */

const day = 86_400_000;
const signers = [
  'Alex Kim <alex@harbour.example>',
  'alex kim <alex@quarry.example>',
  'Wu Wei <admin@community.example>',
  'Rosa Luz <admin@community.example>',
  'Una Sola <root@alone.example>',
  'Bo Lind <42+bolind@users.noreply.github.com>',
  'Cy Berg <cy@berg.example>',
];

let direct: Direct;
beforeAll(async () => {
  direct = newDirect();
  const history = newHistory({ bare: true });
  history.commit(
    ...signers.map((by, n) => ({ by, at: today - (n + 89) * day })),
    { by: 'Cy Berg <43+cyberg@users.noreply.github.com>', at: today - 400 * day },
    { by: 'Cy Berg <43+cyberg@users.noreply.github.com>', at: today - 401 * day },
  );
  history.mailmap('Cy Berg <cy@berg.example> <43+cyberg@users.noreply.github.com>\n', 'Keeper <keeper@example.org>');
  await read(direct, history);
});
afterAll(() => direct.store.close());

const rows = async () => (await direct.api.contributors.list({ sort: 'name', limit: 200 })).rows;
const identitiesOf = async (name: string) => {
  const contributor = (await rows()).find((row) => row.name === name)?.id ?? '';
  return (await direct.api.contributors.get({ contributor })).identities;
};

describe('namesakes', () => {
  it('are marked, whatever the case of their names, and nobody else is', async () => {
    const marked = (await rows()).filter(({ namesake }) => namesake).map(({ name, handle }) => `${name} ${handle}`);
    expect(marked.sort()).toEqual(['Alex Kim alex@harbour.example', 'alex kim alex@quarry.example']);
  });

  it('are none any more once one of them has another name', async () => {
    const contributor = (await rows()).find(({ name }) => name === 'alex kim')?.id ?? '';
    await direct.api.contributors.renameContributor({ contributor, name: 'Alexandra Kim' });
    expect((await rows()).filter(({ namesake }) => namesake)).toEqual([]);
    await direct.api.history.undo({});
    expect((await rows()).filter(({ namesake }) => namesake)).toHaveLength(2);
  });
});

describe('an address that several names share', () => {
  it('says how many, on the profile of each', async () => {
    expect(await identitiesOf('Wu Wei')).toMatchObject([{ type: 'name_email', sharedBy: 2 }]);
    expect(await identitiesOf('Rosa Luz')).toMatchObject([{ type: 'name_email', sharedBy: 2 }]);
    expect(await identitiesOf('Una Sola')).toMatchObject([{ type: 'name_email', sharedBy: 1 }]);
    expect(await identitiesOf('Alex Kim')).toMatchObject([{ type: 'email', sharedBy: null }]);
  });
});

describe('addresses to copy', () => {
  it('are those people sign with, never the private ones of a platform, in the order asked for', async () => {
    const { ids } = await direct.api.contributors.ids({ sort: 'name' });
    const { rows: addresses } = await direct.api.contributors.addresses({ ids: [...ids].reverse() });
    expect(addresses.map(({ key }) => key)).toEqual([...ids].reverse());
    const names = (await rows()).map(({ name }) => name).reverse();
    const of = Object.fromEntries(addresses.map(({ address }, at) => [names[at], address]));
    expect(of).toMatchObject({
      'Alex Kim': 'alex@harbour.example',
      'Wu Wei': 'admin@community.example',
      'Bo Lind': '',
      'Cy Berg': 'cy@berg.example',
    });
  });
});

describe('less than so many days ago', () => {
  it('ends where the column says that number of days', async () => {
    const names = async (lastDays: number) => {
      const { rows: found } = await direct.api.contributors.list({ filter: { field: 'active', lastDays }, sort: 'name' });
      return found
        .map(({ name }) => name)
        .filter((name) => /alex|Wu/i.test(name))
        .sort();
    };
    // 89, 90 and 91 whole days ago.
    expect(await names(89)).toEqual([]);
    expect(await names(90)).toEqual(['Alex Kim']);
    expect(await names(91)).toEqual(['Alex Kim', 'alex kim']);
    expect(await names(92)).toEqual(['Alex Kim', 'Wu Wei', 'alex kim']);
  });
});
