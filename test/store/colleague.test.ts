/** A copy for a colleague: nothing of an address in any byte of it, everything else as it was, and never written. */
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { phraseOf } from '../../shared/domain/workspace/phrase.ts';
import { lookInto } from '../support/dump.ts';
import { temporaryFile } from '../support/folders.ts';
import { newHistory } from '../support/histories.ts';
import { address } from '../support/keys.ts';
import { read, uidOf } from '../support/people.ts';
import { type NewWorkspace, newWorkspace, startDesk } from '../support/workspaces.ts';

const phrase = phraseOf(new Uint8Array(16).fill(5)).join(' ');
const addresses = [
  'ana@pires.example',
  'Bo.Lind@north.example',
  '12345+chidi@users.noreply.github.com',
  'team@shared.example',
  'dana@weiss.example',
  'emre@demir.example',
  'only-in-a-note@private.example',
  'only-in-a-contact@private.example',
  'only-in-a-field@private.example',
  'only-in-a-title@private.example',
  'was-in-a-note@private.example',
  'was-a-name@private.example',
];

interface Prepared extends NewWorkspace {
  ana: string;
  folder: string;
}

async function community(): Promise<Prepared> {
  const desk = await newWorkspace();
  const history = newHistory({ name: 'secret-folder' });
  history.commit(
    { by: 'Ana Pires <ana@pires.example>' },
    {
      by: 'Bo Lind <Bo.Lind@north.example>',
      message: 'Mail only-in-a-title@private.example\n\nReviewed-by: Dana Weiss <dana@weiss.example>\n',
    },
    { by: 'chidi <12345+chidi@users.noreply.github.com>' },
    ...['One', 'Two', 'Three', 'Four', 'Five'].map((name) => ({ by: `${name} Person <team@shared.example>` })),
    // What stands instead of an address, as an address, and in the way of others.
    { by: 'Hidden <hidden address 1>' },
    { by: 'Hidden Two <Hidden Address 3>' },
    // A name that is an address.
    { by: 'emre@demir.example <emre@demir.example>' },
  );
  await read(desk, history);
  const { api } = desk;
  const ana = await uidOf(desk, 'Ana Pires');
  await api.workspace.makeKey({ phrase });
  await api.contributors.setPostalAddress({ contributor: ana, address });
  const { id: note } = await api.contributors.addNote({ contributor: ana, text: 'Wrote from was-in-a-note@private.example.\n"Next" line' });
  await api.contributors.editNote({ note, text: 'Write to only-in-a-note@private.example.' });
  await api.contributors.logContact({
    contributor: ana,
    channel: 'mail',
    text: 'To only-in-a-contact@private.example',
    followUpOn: '2026-06-01',
  });
  const field = await api.contributors.addCustomField({ name: 'Second mail', kind: 'text' });
  await api.contributors.setDetail({ people: { contributors: [ana] }, field: field.id, value: 'only-in-a-field@private.example' });
  const bo = await uidOf(desk, 'Bo Lind');
  await api.contributors.renameContributor({ contributor: bo, name: 'was-a-name@private.example' });
  await api.contributors.renameContributor({ contributor: bo, name: 'Bo L.' });
  await api.contributors.tagContributors({ people: { contributors: [ana, bo] }, tag: 'mentor' });
  return { ...desk, ana, folder: history.folder };
}

/** Independent of how the product looks: every byte, in any case. */
function holds(path: string, text: string): boolean {
  const bytes = readFileSync(path).toString('latin1').toLowerCase();
  return bytes.includes(Buffer.from(text).toString('latin1').toLowerCase());
}

describe.each([{ withNotes: false }, { withNotes: true }])('a copy for a colleague, %j', ({ withNotes }) => {
  it('holds no address, no key, no folder, and everybody else as they were', async () => {
    const desk = await community();
    const { api, ana, path, folder, settle } = desk;
    const target = temporaryFile('for Ilo.cairn');
    const before = await api.contributors.list({ sort: 'name' });
    const made = await api.workspace.saveColleagueCopy({ path: target, withNotes });
    expect(made).toMatchObject({ path: target });
    await settle();
    for (const text of addresses) expect([text, holds(path, text)]).toEqual([text, true]);
    for (const text of [...addresses, folder, 'secret-folder/', address.lines[0] ?? ''])
      expect([text, holds(target, text)]).toEqual([text, false]);
    for (const table of ['postal_address', 'address_key', 'workspace_key', 'source_cursor', 'set_aside'])
      expect(lookInto(target, (db) => db.raw.prepare(`SELECT count(*) AS rows FROM ${table}`).get())).toMatchObject({ rows: 0 });
    const copy = startDesk();
    const info = await copy.api.workspace.open({ path: target });
    expect(info).toMatchObject({ readOnly: true, colleagueCopy: { workspace: 'community', withoutNotes: !withNotes } });
    const after = await copy.api.contributors.list({ sort: 'name' });
    expect(after.total).toBe(before.total);
    const plain = ({ rows }: typeof before) =>
      rows.map(({ id, kind, contributions, tags }) => ({ id, kind, contributions, tags })).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(plain(after)).toEqual(plain(before));
    const profile = await copy.api.contributors.get({ contributor: ana });
    expect(profile.row).toMatchObject({ name: 'Ana Pires', handle: expect.stringMatching(/^hidden address \d+$/) });
    expect(profile.notes.map(({ text }) => text)).toEqual(withNotes ? [expect.stringMatching(/^Write to hidden address \d+\.$/)] : []);
    expect((await copy.api.contributors.contacts({ contributor: ana })).total).toBe(withNotes ? 1 : 0);
    expect(await copy.api.contributors.list({ search: 'pires.example' })).toMatchObject({ total: 0 });
    expect(await copy.api.contributors.list({ search: 'pires' })).toMatchObject({ total: 1 });
    expect((await copy.api.sources.list({})).sources.map(({ path: at }) => at)).toEqual(['']);
    expect(await copy.api.contributors.postalAddress({ contributor: ana })).toMatchObject({ state: 'none', purged: null });
    // What the journal holds is still whole JSON.
    for (const { id } of (await copy.api.history.list({ limit: 50 })).rows) await copy.api.history.changes({ changeSet: id });
    await copy.settle();
  });
});

describe('a copy for a colleague opened for writing', () => {
  it('is open for looking, and refuses every change in a sentence that says where it comes from', async () => {
    const { api, ana, settle } = await community();
    const target = temporaryFile('for Ilo.cairn');
    await api.workspace.saveColleagueCopy({ path: target });
    const real = await api.workspace.current({});
    await expect(api.workspace.restore({ backup: target })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('no backup'),
    });
    await settle();
    const bytes = readFileSync(target);
    const copy = startDesk({ dailyBackup: { after: 0, again: 86_400_000 } });
    expect(await copy.api.workspace.open({ path: target, readOnly: false })).toMatchObject({ readOnly: true });
    const refused = expect.objectContaining({
      message: expect.stringMatching(/^This is a copy for a colleague, made on 2026-05-15 from "community"/),
    });
    await expect(copy.api.contributors.addNote({ contributor: ana, text: 'no' })).rejects.toEqual(refused);
    await expect(copy.api.workspace.renameWorkspace({ name: 'Mine' })).rejects.toEqual(refused);
    await expect(copy.api.workspace.backUp({})).rejects.toEqual(refused);
    await expect(copy.api.workspace.restore({ backup: real.path })).rejects.toEqual(refused);
    await expect(copy.api.workspace.makeKey({ phrase })).rejects.toEqual(refused);
    await expect(copy.api.history.undo({})).rejects.toEqual(refused);
    await expect(copy.api.workspace.rebuildDerived({})).rejects.toEqual(refused);
    // A copy of it is one too.
    const second = temporaryFile('second.cairn');
    await copy.api.workspace.saveCopy({ path: second });
    expect(await copy.api.workspace.open({ path: second })).toMatchObject({ readOnly: true, colleagueCopy: { workspace: 'community' } });
    await copy.settle();
    expect(readFileSync(target).equals(bytes)).toBe(true);
    expect(readdirSync(dirname(target)).filter((name) => name.includes('backups'))).toEqual([]);
  });

  it('takes the place of no file that nobody gave up, and leaves nothing half done', async () => {
    const { api, path } = await community();
    await expect(api.workspace.saveColleagueCopy({ path })).rejects.toMatchObject({ code: 'conflict' });
    await expect(api.workspace.saveColleagueCopy({ path, replace: true })).rejects.toMatchObject({ code: 'conflict' });
    const target = temporaryFile('copy.cairn');
    await api.workspace.saveColleagueCopy({ path: target });
    await expect(api.workspace.saveColleagueCopy({ path: target })).rejects.toMatchObject({ code: 'conflict' });
    await api.workspace.saveColleagueCopy({ path: target, replace: true });
    expect(readdirSync(dirname(target)).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('with the mark taken out by another program is a workspace without addresses: there is nothing to unlock', async () => {
    const { api, ana, settle } = await community();
    const target = temporaryFile('for Ilo.cairn');
    await api.workspace.saveColleagueCopy({ path: target });
    await settle();
    const tampered = temporaryFile('tampered.cairn');
    copyFileSync(target, tampered);
    const db = new DatabaseSync(tampered);
    db.exec('DELETE FROM colleague_copy');
    db.close();
    const desk = startDesk();
    await desk.api.workspace.open({ path: tampered });
    expect(await desk.api.workspace.keyState({})).toMatchObject({ state: 'none', addresses: 0 });
    expect(await desk.api.contributors.postalAddress({ contributor: ana })).toMatchObject({ state: 'none' });
    await desk.settle();
    expect(existsSync(tampered)).toBe(true);
  });
});
