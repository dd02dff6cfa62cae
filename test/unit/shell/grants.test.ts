import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Grants } from '../../../electron/shell/grants.ts';
import { contract, findProcedure, procedureNames } from '../../../shared/contract/index.ts';

let folder: string;
let grants: Grants;
const at = (...names: string[]) => join(folder, ...names);

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-grants-')));
  grants = new Grants();
  for (const name of ['mine', 'secret']) {
    mkdirSync(at(name));
    writeFileSync(at(name, 'file.cairn'), name);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('files the window may name', () => {
  it('are those granted, and no others beside, above or below', () => {
    grants.grant(at('mine'));
    expect(grants.allows(at('mine'))).toBe(true);
    for (const path of [at('secret'), at('mine', 'file.cairn'), folder, '/', '', 'mine']) expect(grants.allows(path)).toBe(false);
  });

  it('are not reached by another spelling', () => {
    grants.grant(at('mine', 'file.cairn'));
    const spellings = [
      'mine/../secret/file.cairn',
      'mine/../mine/file.cairn',
      'mine/./file.cairn',
      'mine//file.cairn',
      'mine/file.cairn\0',
    ];
    for (const path of spellings) expect(grants.allows(`${folder}/${path}`)).toBe(false);
  });

  it('may be new files in a folder that is there', () => {
    grants.grant(at('mine', 'new.cairn'));
    expect(grants.allows(at('mine', 'new.cairn'))).toBe(true);
    grants.grant(at('nowhere', 'new.cairn'));
    expect(grants.allows(at('nowhere', 'new.cairn'))).toBe(false);
  });

  it('count under the name that was granted and under the real one', () => {
    symlinkSync(at('mine'), at('link'));
    grants.grant(at('link'));
    expect(grants.allows(at('link'))).toBe(true);
    expect(grants.allows(at('mine'))).toBe(true);
  });

  it('are lost when a link is put in their place', () => {
    grants.grant(at('mine', 'file.cairn'));
    grants.grant(at('mine', 'new.cairn'));
    rmSync(at('mine', 'file.cairn'));
    symlinkSync(at('secret', 'file.cairn'), at('mine', 'file.cairn'));
    symlinkSync(at('secret', 'made.cairn'), at('mine', 'new.cairn'));
    expect(grants.allows(at('mine', 'file.cairn'))).toBe(false);
    expect(grants.allows(at('mine', 'new.cairn'))).toBe(false);
  });

  it('are lost when a folder on the way becomes a link', () => {
    grants.grant(at('mine', 'file.cairn'));
    renameSync(at('mine'), at('aside'));
    symlinkSync(at('secret'), at('mine'));
    expect(grants.allows(at('mine', 'file.cairn'))).toBe(false);
  });

  it('are never relative, however they are granted', () => {
    for (const path of ['', '.', 'file.cairn', '../file.cairn']) {
      grants.grant(path);
      expect(grants.allows(path)).toBe(false);
    }
  });
});

describe('a call of a procedure with file names', () => {
  const withFiles = procedureNames().flatMap((name) => {
    const procedure = findProcedure(name);
    return procedure && procedure.files.length > 0 ? [{ name, procedure }] : [];
  });

  it('covers every field of the contract that is called path, file or backup', () => {
    const paths = Object.values(contract).flatMap((area) =>
      Object.entries(area.procedures).filter(([, { input }]) => {
        const shape = (input as { shape?: object }).shape ?? {};
        return 'path' in shape || 'file' in shape || 'backup' in shape;
      }),
    );
    // Forgetting somebody by name touches no file.
    expect(paths.length - 1).toBe(withFiles.length);
  });

  it.each(withFiles)('$name: only granted ones, and only texts', ({ procedure }) => {
    const [field = ''] = procedure.files;
    grants.grant(at('mine'));
    expect(() => grants.check(procedure, { [field]: at('mine') })).not.toThrow();
    for (const path of [at('secret'), 'mine', '', null, undefined, 7, [at('mine')], { toString: () => at('mine') }]) {
      expect(() => grants.check(procedure, { [field]: path })).toThrow(expect.objectContaining({ code: 'invalid_input' }));
    }
  });
});
