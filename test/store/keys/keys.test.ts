/** The key of a workspace: made, opened, wrapped anew; and everything that is wrong with a phrase or a file. */
import { copyFileSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { memoryKeyStore } from '../../../electron/core/keys/key-store.ts';
import { phraseOf } from '../../../shared/domain/workspace/phrase.ts';
import { lookInto } from '../../support/dump.ts';
import { temporaryFile } from '../../support/folders.ts';
import { address, prepared } from '../../support/keys.ts';
import { newWorkspace, startCore, startDesk } from '../../support/workspaces.ts';

const one = phraseOf(new Uint8Array(16).fill(1)).join(' ');
const two = phraseOf(new Uint8Array(16).fill(2)).join(' ');

const wrappedIn = (path: string): string => {
  const db = new DatabaseSync(path, { readOnly: true });
  const found = db.prepare('SELECT wrapped FROM workspace_key').get() as { wrapped: string };
  db.close();
  return found.wrapped;
};

const workIn = (path: string) => lookInto(path, (db) => ({ ...db.raw.prepare('SELECT cost, block, parallel FROM workspace_key').get() }));

describe('the key of a workspace', () => {
  it('is not there before something needs it, and says so', async () => {
    const { api, ana } = await prepared({ phrase: null });
    expect(await api.workspace.keyState({})).toEqual({ state: 'none', phraseAt: null, addresses: 0, keychain: 'unavailable' });
    await expect(api.contributors.setPostalAddress({ contributor: ana, address })).rejects.toMatchObject({
      code: 'locked',
      details: { problem: 'no_key' },
    });
    await expect(api.workspace.unlock({ phrase: one })).rejects.toMatchObject({ code: 'not_found', details: { problem: 'no_key' } });
    await expect(api.workspace.lock({})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is made once two words of the shown phrase are said, and opened by that phrase only', async () => {
    const { api, settle } = await newWorkspace();
    const { words, ask } = await api.workspace.newPhrase({});
    expect(new Set(ask).size).toBe(2);
    const confirm = ask.map((place) => ({ place, word: words[place - 1] ?? '' }));
    const wrong = confirm.map((one, at) => (at === 0 ? { ...one, word: 'zebra' } : one));
    await expect(api.workspace.makeKey({ confirm: wrong })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { problem: 'not_confirmed' },
    });
    const [first] = confirm;
    if (!first) throw new Error('nothing is asked');
    await expect(api.workspace.makeKey({ confirm: [first, first] })).rejects.toMatchObject({ details: { problem: 'not_confirmed' } });
    expect(await api.workspace.makeKey({ confirm: confirm.map((one) => ({ ...one, word: ` ${one.word.toUpperCase()} ` })) })).toMatchObject(
      { state: 'unlocked' },
    );
    await expect(api.workspace.makeKey({ confirm })).rejects.toMatchObject({ code: 'conflict' });
    expect(await api.workspace.lock({})).toMatchObject({ state: 'locked' });
    await expect(api.workspace.unlock({ phrase: one })).rejects.toMatchObject({ code: 'locked', details: { problem: 'wrong_phrase' } });
    expect(await api.workspace.unlock({ phrase: words.join(', ').toUpperCase() })).toMatchObject({ state: 'unlocked' });
    await settle();
  });

  it('says calmly, after the third wrong phrase, that nothing is lost, and then takes the right one', async () => {
    const { api, ana } = await prepared({ phrase: one });
    await api.contributors.setPostalAddress({ contributor: ana, address });
    await api.workspace.lock({});
    const said: string[] = [];
    for (const phrase of [two, one.replace(/^\w+/, 'abstrac'), two])
      await api.workspace.unlock({ phrase }).catch((error: Error) => said.push(error.message));
    expect(said).toEqual([
      expect.stringContaining('does not open this workspace. Its phrase was set on 2026-05-15'),
      expect.stringContaining('The first word, "abstrac", is in no recovery phrase. Is it "abstract"?'),
      expect.stringContaining('try as often as you like'),
    ]);
    for (const text of said) expect(text).not.toContain(two);
    expect(await api.workspace.unlock({ phrase: one })).toMatchObject({ state: 'unlocked', addresses: 1 });
    expect((await api.contributors.postalAddress({ contributor: ana })).address).toMatchObject({ name: address.name });
  });

  it('stays the same under another phrase, and the old one opens nothing any more', async () => {
    const { api, ana, path, settle } = await prepared({ phrase: one });
    await api.contributors.setPostalAddress({ contributor: ana, address });
    const before = wrappedIn(path);
    await api.workspace.changePhrase({ newPhrase: two });
    await api.workspace.lock({});
    await expect(api.workspace.changePhrase({ newPhrase: one })).rejects.toMatchObject({ code: 'locked' });
    await expect(api.workspace.unlock({ phrase: one })).rejects.toMatchObject({ code: 'locked' });
    await api.workspace.unlock({ phrase: two });
    expect((await api.contributors.postalAddress({ contributor: ana })).address).toMatchObject({ city: address.city });
    await settle();
    // Not even in a page that is not used any more.
    expect(readFileSync(path).includes(before)).toBe(false);
  });

  it('of another workspace does not open this one', async () => {
    const here = await prepared({ phrase: one });
    const there = await prepared({ phrase: two });
    await here.api.workspace.lock({});
    await expect(here.api.workspace.unlock({ phrase: two })).rejects.toMatchObject({
      code: 'locked',
      details: { problem: 'wrong_phrase' },
    });
    await there.settle();
    await here.settle();
    // Its wrapped key, put into our file, does not open with its own phrase either: it is bound to its workspace.
    const stolen = new DatabaseSync(here.path);
    stolen.exec(`ATTACH '${there.path}' AS there; DELETE FROM workspace_key; INSERT INTO workspace_key SELECT * FROM there.workspace_key`);
    stolen.close();
    const desk = startDesk();
    await desk.api.workspace.open({ path: here.path });
    await expect(desk.api.workspace.unlock({ phrase: two })).rejects.toMatchObject({ code: 'locked' });
    await desk.settle();
  });

  it.each([
    ['a bit of the wrapped key', "wrapped = 'AAAA' || substr(wrapped, 5)"],
    ['the salt', "salt = 'AAAA' || substr(salt, 5)"],
    ['other work for whoever guesses', 'cost = 32768'],
    ['more work than a computer has memory', 'cost = 1 << 40'],
    ['work that is none', 'cost = 3'],
    ['the name of the key', "key_id = 'another'"],
    ['no wrapped key at all', "wrapped = ''"],
  ])('with %s changed by hand opens with nothing, in a sentence, and nothing is lost', async (_, change) => {
    const { api, ana, path, settle } = await prepared({ phrase: one });
    await api.contributors.setPostalAddress({ contributor: ana, address });
    await settle();
    const tampered = temporaryFile('tampered.cairn');
    copyFileSync(path, tampered);
    const db = new DatabaseSync(tampered);
    db.exec(`UPDATE workspace_key SET ${change}`);
    db.close();
    const desk = startDesk();
    await desk.api.workspace.open({ path: tampered });
    await expect(desk.api.workspace.unlock({ phrase: one })).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining('Everything but addresses is there'),
    });
    expect((await desk.api.contributors.get({ contributor: ana })).row.name).toBe('Ana Pires');
    expect((await desk.api.contributors.postalAddress({ contributor: ana, reveal: false })).state).toBe('kept');
    await desk.settle();
  });
});

describe('the keychain', () => {
  it('opens the workspace at the next start, until it is told to forget', async () => {
    const keyStore = memoryKeyStore();
    const first = await prepared({ phrase: one, keyStore });
    expect(await first.api.workspace.keyState({})).toMatchObject({ keychain: 'kept' });
    await first.api.contributors.setPostalAddress({ contributor: first.ana, address });
    await first.settle();
    const second = startDesk({ keyStore });
    await second.api.workspace.open({ path: first.path });
    // Right after the opening, without asking for anything first.
    await second.api.contributors.setPostalAddress({ contributor: first.ana, address: { ...address, city: 'Porto' } });
    expect(await second.api.workspace.keyState({})).toMatchObject({ state: 'unlocked', keychain: 'kept' });
    expect(await second.api.workspace.rememberKey({ remember: false })).toMatchObject({ state: 'unlocked', keychain: 'not_kept' });
    await second.settle();
    const third = startDesk({ keyStore });
    await third.api.workspace.open({ path: first.path });
    expect(await third.api.workspace.keyState({})).toMatchObject({ state: 'locked' });
    await expect(third.api.workspace.rememberKey({ remember: true })).rejects.toMatchObject({ code: 'locked' });
    await third.settle();
  });

  it('that holds something else under the name of the key opens nothing', async () => {
    const first = await prepared({ phrase: one });
    await first.settle();
    const lies = startDesk({ keyStore: async () => ({ isAvailable: true, key: Buffer.alloc(32, 7).toString('base64') }) });
    await lies.api.workspace.open({ path: first.path });
    expect(await lies.api.workspace.keyState({})).toMatchObject({ state: 'locked' });
    await lies.settle();
  });

  it('that answers late opens the workspace it was asked about, and never another one', async () => {
    const known = memoryKeyStore();
    const first = await prepared({ phrase: one, keyStore: known });
    await first.settle();
    const other = await prepared({ phrase: two });
    await other.settle();
    let answer = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let asked = 0;
    const desk = startDesk({
      keyStore: async (ask) => {
        asked += 1;
        if (asked > 1) return { isAvailable: true, key: null };
        await late;
        return known(ask);
      },
    });
    await desk.api.workspace.open({ path: first.path });
    await desk.api.workspace.open({ path: other.path });
    answer();
    expect(await desk.api.workspace.keyState({})).toMatchObject({ state: 'locked' });
    await expect(desk.api.workspace.changePhrase({ newPhrase: one })).rejects.toMatchObject({ code: 'locked' });
    expect(await desk.api.workspace.unlock({ phrase: two })).toMatchObject({ state: 'unlocked' });
    await desk.settle();
  });

  it('where there is none, it is said when somebody asks for it', async () => {
    const { api } = await prepared({ phrase: one });
    await expect(api.workspace.rememberKey({ remember: true })).rejects.toMatchObject({
      code: 'storage',
      details: { problem: 'no_keychain' },
    });
  });
});

it('is kept by the writer through all threads as they ship, and no answer holds it', async () => {
  const { path, ana, settle } = await prepared({ phrase: one });
  await settle();
  const core = startCore();
  await core.api.workspace.open({ path });
  await core.api.workspace.unlock({ phrase: one });
  await core.api.workspace.changePhrase({ newPhrase: two });
  expect(workIn(path)).toEqual({ cost: 2 ** 17, block: 8, parallel: 1 });
  await core.api.workspace.lock({});
  await core.api.workspace.unlock({ phrase: two });
  await core.api.contributors.setPostalAddress({ contributor: ana, address });
  expect((await core.api.contributors.postalAddress({ contributor: ana })).address).toMatchObject({ name: address.name });
  expect(JSON.stringify([core.said, await core.api.workspace.keyState({}), await core.api.jobs.list({})])).not.toContain(address.name);
  await core.settle();
}, 60_000);
