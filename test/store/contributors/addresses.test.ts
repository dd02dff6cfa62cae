/** Postal addresses: kept so that the file tells nobody, undone without anybody reading them, purged for good. */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { phraseOf } from '../../../shared/domain/workspace/phrase.ts';
import { address, prepared } from '../../support/keys.ts';
import { startDesk } from '../../support/workspaces.ts';

const phrase = phraseOf(new Uint8Array(16).fill(3)).join(' ');
const DAY = 86_400_000;
const plain = ['Rua das Flores', '1200-195', 'Lisboa', '+351 21'];

const keysIn = (path: string): string[] => {
  const db = new DatabaseSync(path, { readOnly: true });
  const found = db.prepare('SELECT wrapped FROM address_key').all() as { wrapped: string }[];
  db.close();
  return found.map(({ wrapped }) => wrapped);
};

describe('a postal address', () => {
  it('is written, changed, read, and in no byte of the file', async () => {
    const { api, ana, path, settle } = await prepared({ phrase });
    expect(await api.contributors.postalAddress({ contributor: ana })).toEqual({
      state: 'none',
      lock: 'open',
      version: null,
      address: null,
      purged: null,
    });
    await api.contributors.setPostalAddress({ contributor: ana, address });
    await api.contributors.setPostalAddress({ contributor: ana, address: { ...address, lines: ['Praça do Comércio 1'], country: 'PT' } });
    expect(await api.contributors.postalAddress({ contributor: ana, reveal: false })).toMatchObject({ state: 'kept', address: null });
    expect((await api.contributors.postalAddress({ contributor: ana })).address).toEqual({
      ...address,
      lines: ['Praça do Comércio 1'],
      country: 'PT',
    });
    const { rows } = await api.history.list({ limit: 2 });
    expect(rows.map(({ label }) => label)).toEqual([
      'Changed the postal address of Ana Pires',
      'Wrote down the postal address of Ana Pires',
    ]);
    const { rows: changes } = await api.history.changes({ changeSet: rows[0]?.id ?? '' });
    expect(changes).toEqual([{ what: 'Postal address of Ana Pires', before: 'kept encrypted', after: 'kept encrypted' }]);
    await settle();
    const bytes = readFileSync(path);
    for (const text of [...plain, 'Praça']) expect(bytes.includes(text), text).toBe(false);
  });

  it.each([
    [{ ...address, name: ' ' }, 'A parcel needs a name on it. Nothing was changed.'],
    [{ ...address, lines: [''] }, 'An address needs a line with the street, or what stands for it. Nothing was changed.'],
    [{ ...address, country: 'Atlantis' }, 'No country is called "Atlantis". Nothing was changed.'],
    [{ ...address, country: '' }, 'An address needs a country. Nothing was changed.'],
  ])('is refused in a sentence where something is missing: %#', async (given, message) => {
    const { api, ana } = await prepared({ phrase });
    await expect(api.contributors.setPostalAddress({ contributor: ana, address: given })).rejects.toMatchObject({
      code: 'invalid_input',
      message,
    });
  });

  it('is undone and redone while locked: nobody needs to read it for that', async () => {
    const { api, ana } = await prepared({ phrase });
    const stateOf = async () => (await api.contributors.postalAddress({ contributor: ana, reveal: false })).state;
    await api.contributors.setPostalAddress({ contributor: ana, address });
    await api.contributors.setPostalAddress({ contributor: ana, address: { ...address, city: 'Porto' } });
    await api.workspace.lock({});
    await expect(api.contributors.postalAddress({ contributor: ana })).rejects.toMatchObject({
      code: 'locked',
      details: { problem: 'locked' },
    });
    await expect(api.contributors.setPostalAddress({ contributor: ana, address })).rejects.toMatchObject({ code: 'locked' });
    await api.history.undo({});
    await api.history.undo({});
    expect(await stateOf()).toBe('taken_back');
    await api.history.redo({});
    expect(await stateOf()).toBe('kept');
    await api.workspace.unlock({ phrase });
    expect((await api.contributors.postalAddress({ contributor: ana })).address?.city).toBe('Lisboa');
    await api.history.redo({});
    expect((await api.contributors.postalAddress({ contributor: ana })).address?.city).toBe('Porto');
  });

  it.each([
    ['its text', "UPDATE postal_address SET sealed = 'AAAA' || substr(sealed, 5)"],
    ['its key', "UPDATE address_key SET wrapped = 'AAAA' || substr(wrapped, 5)"],
    ['all of its text', "UPDATE postal_address SET sealed = ''"],
  ])('with %s changed by hand is said to be unreadable, and can be written anew', async (_, change) => {
    const first = await prepared({ phrase });
    await first.api.contributors.setPostalAddress({ contributor: first.ana, address });
    await first.settle();
    const db = new DatabaseSync(first.path);
    db.exec(`UPDATE journal_now SET change_set = 1; ${change}; UPDATE journal_now SET change_set = NULL`);
    db.close();
    const { api, settle } = startDesk();
    await api.workspace.open({ path: first.path });
    await api.workspace.unlock({ phrase });
    await expect(api.contributors.postalAddress({ contributor: first.ana })).rejects.toMatchObject({
      code: 'storage',
      details: { problem: 'unreadable' },
    });
    await api.contributors.setPostalAddress({ contributor: first.ana, address });
    expect((await api.contributors.postalAddress({ contributor: first.ana })).address?.city).toBe('Lisboa');
    await settle();
  });
});

describe('purging an address', () => {
  it('takes its key out of every page of the file, cannot be undone, and says when the last backup has made room', async () => {
    const { api, ana, path, settle } = await prepared({ phrase });
    await api.contributors.setPostalAddress({ contributor: ana, address });
    await api.contributors.setPostalAddress({ contributor: ana, address: { ...address, city: 'Porto' } });
    await settle();
    const wrapped = keysIn(path);
    expect(wrapped).toHaveLength(1);
    const desk = startDesk();
    await desk.api.workspace.open({ path });
    // Locked: to throw something away nobody needs to read it.
    const { purged, completeAt } = await desk.api.contributors.purgePostalAddress({ contributor: ana });
    expect(purged).toBe(1);
    const now = await desk.api.contributors.postalAddress({ contributor: ana });
    expect(now).toMatchObject({ state: 'none', purged: { completeAt } });
    expect(completeAt - (now.purged?.at ?? 0)).toBe(28 * DAY);
    const [purge, edit] = (await desk.api.history.list({ limit: 2 })).rows;
    expect(purge).toMatchObject({ label: 'Purged the postal address of Ana Pires', undoable: false });
    await expect(desk.api.history.undo({ changeSet: purge?.id ?? '' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('gone for good'),
    });
    const report = await desk.api.history.undo({ changeSet: edit?.id ?? '' });
    expect(report).toMatchObject({ restored: 0, refusedCount: 1 });
    await expect(desk.api.contributors.purgePostalAddress({ contributor: ana })).rejects.toMatchObject({ code: 'not_found' });
    await desk.settle();
    expect(keysIn(path)).toEqual([]);
    for (const key of wrapped) expect(readFileSync(path).includes(key)).toBe(false);
  });

  it('reaches what undo could still bring back', async () => {
    const { api, ana } = await prepared({ phrase });
    await api.contributors.setPostalAddress({ contributor: ana, address });
    const [written] = (await api.history.list({ limit: 1 })).rows;
    await api.history.undo({});
    expect(await api.contributors.purgePostalAddress({ contributor: ana })).toMatchObject({ purged: 1 });
    const [undone] = (await api.history.list({ limit: 1 })).rows;
    const report = await api.history.undo({ changeSet: undone?.id ?? written?.id ?? '' });
    expect(report).toMatchObject({ restored: 0, refused: [{ reason: 'It was purged, and nothing can read it any more.' }] });
    await api.contributors.setPostalAddress({ contributor: ana, address: { ...address, city: 'Faro' } });
    expect((await api.contributors.postalAddress({ contributor: ana })).address?.city).toBe('Faro');
  });
});

describe('going back to a backup', () => {
  const two = phraseOf(new Uint8Array(16).fill(4)).join(' ');

  it('from before the key existed keeps the key, and has no address', async () => {
    const { api, ana } = await prepared({ phrase: null });
    const { path: backup } = await api.workspace.backUp({});
    await api.workspace.makeKey({ phrase });
    await api.contributors.setPostalAddress({ contributor: ana, address });
    await api.workspace.restore({ backup });
    expect(await api.workspace.keyState({})).toMatchObject({ state: 'unlocked', addresses: 0 });
    await api.workspace.lock({});
    await api.workspace.unlock({ phrase });
    await api.contributors.setPostalAddress({ contributor: ana, address });
  });

  it('with an older phrase opens with the present one; the backup by itself with its own', async () => {
    const { api, ana, settle } = await prepared({ phrase });
    await api.contributors.setPostalAddress({ contributor: ana, address });
    const { path: backup } = await api.workspace.backUp({});
    await api.workspace.changePhrase({ newPhrase: two });
    await api.workspace.restore({ backup });
    await api.workspace.lock({});
    await expect(api.workspace.unlock({ phrase })).rejects.toMatchObject({ code: 'locked' });
    await api.workspace.unlock({ phrase: two });
    expect((await api.contributors.postalAddress({ contributor: ana })).address?.city).toBe('Lisboa');
    await settle();
    const desk = startDesk();
    await desk.api.workspace.open({ path: backup, readOnly: true });
    await expect(desk.api.workspace.unlock({ phrase: two })).rejects.toMatchObject({
      message: expect.stringContaining('the phrase it had when it was made'),
    });
    await desk.api.workspace.unlock({ phrase });
    expect((await desk.api.contributors.postalAddress({ contributor: ana })).address?.city).toBe('Lisboa');
    await desk.settle();
  });

  it('brings no address back that was purged since', async () => {
    const { api, ana, path, settle } = await prepared({ phrase });
    await api.contributors.setPostalAddress({ contributor: ana, address });
    const { path: backup } = await api.workspace.backUp({});
    await api.contributors.purgePostalAddress({ contributor: ana });
    await api.workspace.restore({ backup });
    expect(await api.contributors.postalAddress({ contributor: ana })).toMatchObject({
      state: 'none',
      address: null,
      purged: { at: expect.any(Number) },
    });
    await settle();
    expect(keysIn(path)).toEqual([]);
    for (const key of keysIn(backup)) expect(readFileSync(path).includes(key)).toBe(false);
  });
});
