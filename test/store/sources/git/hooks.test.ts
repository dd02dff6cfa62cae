import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFile, temporaryFolder } from '../../../support/folders.ts';
import { cloneOf, type History, newHistory } from '../../../support/histories.ts';
import { freshWorkspace } from '../../../support/reading.ts';

/*
 * A clone is somebody else's folder. Its configuration can name programs which git runs when it reads. Each place where that is
 * possible gets a program that leaves a mark; reading the clone must leave none. Where a plain git command runs the program,
 * that is shown too: otherwise the test would prove nothing.
 */

interface Trap {
  history: History;
  /** A program that leaves the mark. */
  program: string;
  mark: string;
}

function trap(): Trap {
  const mark = temporaryFile('mark');
  const program = temporaryFile('program.sh');
  writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\ncat > /dev/null 2>&1 < /dev/null\nexit 0\n`);
  chmodSync(program, 0o755);
  const history = newHistory();
  const ana = 'Ana Pires <ana@pires.example>';
  history.commit(
    { by: ana, files: { '.gitattributes': '* diff=trap filter=trap\n', 'README.md': 'one\n' } },
    { by: ana, files: { 'README.md': 'two\n' } },
  );
  const tree = history.git('rev-parse', 'main^{tree}');
  const parent = history.git('rev-parse', 'main');
  const who = `${ana} 1709294400 +0000`;
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEzBAABCAAdFiEE\n -----END PGP SIGNATURE-----';
  history.raw(Buffer.from(`tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n${signature}\n\nSigned\n`));
  history.git('reset', '--quiet', '--hard', 'main');
  return { history, program, mark };
}

/** A plain git command in the clone, as somebody would type it. */
const plain = ({ history }: Trap, ...args: string[]) =>
  spawnSync('git', args, {
    cwd: history.folder,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' },
    // What `git credential` asks for; the others do not read.
    input: 'protocol=https\nhost=host.invalid\n\n',
    timeout: 10_000,
  });

type Plant = (trap: Trap) => void;
const set =
  (...settings: [key: string, value: string | null][]): Plant =>
  ({ history, program }) => {
    for (const [key, value] of settings) history.configure(key, value ?? program);
  };

/** A folder of hooks: every name that git knows. */
function hooks({ program }: Trap): string {
  const folder = temporaryFolder('hooks');
  for (const name of [
    'post-checkout',
    'post-index-change',
    'reference-transaction',
    'pre-auto-gc',
    'fsmonitor-watchman',
    'post-rewrite',
    'update',
  ]) {
    writeFileSync(join(folder, name), `#!/bin/sh\nexec '${program}'\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** What is planted, and a plain command that runs it, where one does. */
const plants: [string, Plant, string[] | null][] = [
  ['log.showSignature with gpg.program', set(['log.showSignature', 'true'], ['gpg.program', null]), ['log', '-1']],
  ['gpg.openpgp.program', set(['log.showSignature', 'true'], ['gpg.openpgp.program', null]), ['log', '-1']],
  [
    'gpg.ssh.program',
    set(['log.showSignature', 'true'], ['gpg.format', 'ssh'], ['gpg.ssh.program', null], ['gpg.ssh.allowedSignersFile', '/dev/null']),
    null,
  ],
  ['core.fsmonitor', set(['core.fsmonitor', null]), ['status']],
  ['core.hooksPath', (at) => at.history.configure('core.hooksPath', hooks(at)), ['update-ref', 'refs/heads/other', 'main']],
  ['core.pager', set(['core.pager', null], ['pager.log', null], ['pager.rev-list', null]), null],
  ['diff.external', set(['diff.external', null]), ['diff', 'main~2', 'main~1']],
  ['a diff command by attribute', set(['diff.trap.command', null]), ['diff', 'main~2', 'main~1']],
  ['textconv by attribute', set(['diff.trap.textconv', null], ['diff.trap.cachetextconv', 'false']), ['log', '-p', 'main~1']],
  [
    'a filter by attribute',
    set(['filter.trap.clean', null], ['filter.trap.smudge', null], ['filter.trap.process', null]),
    ['checkout', '--force', 'main~2', '--', '.'],
  ],
  [
    'core.sshCommand',
    set(['core.sshCommand', null], ['remote.origin.url', 'ssh://host.invalid/x'], ['remote.origin.fetch', '+refs/*:refs/*']),
    ['fetch', 'origin'],
  ],
  ['core.gitProxy', set(['core.gitProxy', null], ['remote.origin.url', 'git://host.invalid/x']), ['fetch', 'origin']],
  ['credential.helper', ({ history, program }) => history.configure('credential.helper', `!${program}`), ['credential', 'fill']],
  ['core.askPass', set(['core.askPass', null]), null],
  [
    'an alias',
    ({ history, program }) => {
      for (const name of ['log', 'rev-list', 'rev-parse', 'for-each-ref', 'cat-file', 'diff-tree', 'config', 'trap'])
        history.configure(`alias.${name}`, `!${program}`);
    },
    ['trap'],
  ],
  [
    'core.alternateRefsCommand',
    ({ history, program }) => {
      history.configure('core.alternateRefsCommand', program);
      const other = newHistory({ bare: true });
      writeFileSync(join(history.gitFolder, 'objects', 'info', 'alternates'), `${other.folder}/objects\n`);
    },
    ['rev-list', '--alternate-refs'],
  ],
  ['log.mailmap and mailmap.file', set(['log.mailmap', 'true'], ['mailmap.file', null], ['mailmap.blob', 'main:README.md']), null],
  [
    'trailer commands',
    set(
      ['trailer.reviewed.key', 'Reviewed-by'],
      ['trailer.reviewed.command', null],
      ['trailer.reviewed.cmd', null],
      ['trailer.reviewed.ifmissing', 'add'],
    ),
    ['interpret-trailers', '--trailer', 'reviewed=x'],
  ],
  [
    'include.path',
    ({ history, program }) => {
      const included = temporaryFile('included');
      writeFileSync(included, `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${program}\n[core]\n\tfsmonitor = ${program}\n`);
      history.configure('include.path', included);
    },
    ['log', '-1'],
  ],
  [
    'includeIf',
    ({ history, program }) => {
      const included = temporaryFile('included');
      writeFileSync(included, `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${program}\n`);
      history.configure('includeIf.gitdir:**.path', included);
    },
    ['log', '-1'],
  ],
  [
    'a configuration of the work tree',
    ({ history, program }) => {
      history.configure('extensions.worktreeConfig', 'true');
      writeFileSync(join(history.gitFolder, 'config.worktree'), `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${program}\n`);
    },
    ['log', '-1'],
  ],
  [
    'core.worktree',
    ({ history, program }) => {
      const elsewhere = temporaryFolder('elsewhere');
      writeFileSync(join(elsewhere, '.gitattributes'), '* diff=trap filter=trap\n');
      history.configure('core.worktree', elsewhere);
      history.configure('diff.trap.textconv', program);
      history.configure('filter.trap.clean', program);
    },
    null,
  ],
  [
    'core.editor, merge and diff tools',
    set(['core.editor', null], ['sequence.editor', null], ['diff.tool', 'trap'], ['difftool.trap.cmd', null], ['diff.guitool', 'trap']),
    null,
  ],
  ['uploadpack.packObjectsHook', set(['uploadpack.packObjectsHook', null]), null],
  ['gc and maintenance', set(['gc.auto', '1'], ['gc.recentObjectsHook', null], ['maintenance.auto', 'true']), null],
  [
    'a format with signatures',
    set(['format.pretty', 'format:%G? %GK %H'], ['pretty.trap', '%G?'], ['gpg.program', null], ['log.date', 'human']),
    ['log', '-1'],
  ],
];

/** Reads everything that Cairn ever reads from a clone. */
async function readAll(history: History): Promise<void> {
  const direct = freshWorkspace();
  const { id } = await direct.api.sources.add({ kind: 'git', path: history.folder });
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 3, incomplete: null });
  expect(await direct.api.sources.creditDocumentation({ id })).toMatchObject({ read: 3 });
  history.move('side', 'main~1');
  history.move('main', 'main~2');
  await direct.api.sources.syncSource({ id });
  await direct.api.sources.syncSource({ id, full: true });
  await direct.api.sources.edit({ id, path: history.folder });
}

describe('no program of a clone is run: ', () => {
  it.each(plants)('%s', async (_, plant, command) => {
    const at = trap();
    plant(at);
    if (command !== null) {
      plain(at, ...command);
      expect(existsSync(at.mark), `the trap works: git ${command.join(' ')}`).toBe(true);
      rmSync(at.mark);
      if (command.includes('checkout')) rmSync(join(at.history.gitFolder, 'index'), { force: true });
    }
    await readAll(at.history);
    expect(existsSync(at.mark)).toBe(false);
  });

  it('hooks where git looks for them by itself', async () => {
    const at = trap();
    const folder = join(at.history.gitFolder, 'hooks');
    mkdirSync(folder, { recursive: true });
    const names = ['post-index-change', 'reference-transaction', 'post-checkout', 'fsmonitor-watchman'];
    for (const name of names) {
      writeFileSync(join(folder, name), `#!/bin/sh\nexec '${at.program}'\n`);
      chmodSync(join(folder, name), 0o755);
    }
    plain(at, 'update-ref', 'refs/heads/other', 'main');
    expect(existsSync(at.mark)).toBe(true);
    rmSync(at.mark);
    const direct = freshWorkspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: at.history.folder });
    await direct.api.sources.syncSource({ id });
    await direct.api.sources.creditDocumentation({ id });
    expect(existsSync(at.mark)).toBe(false);
  });

  it('the other end of a partial clone, from which git would fetch what is missing', async () => {
    const at = trap();
    const origin = newHistory({ bare: true });
    origin.configure('uploadpack.allowFilter', 'true');
    origin.commit({ by: 'Ana Pires <ana@pires.example>', files: { 'docs/a.md': 'x' } });
    const clone = cloneOf(origin, '--bare', '--filter=tree:0');
    clone.configure('remote.origin.uploadpack', at.program);
    plain({ ...at, history: clone }, 'cat-file', '-p', 'main^{tree}');
    expect(existsSync(at.mark), 'the trap works').toBe(true);
    rmSync(at.mark);

    const direct = freshWorkspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: clone.folder });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 1 });
    await expect(direct.api.sources.creditDocumentation({ id })).rejects.toMatchObject({ details: { problem: 'partial' } });
    expect(existsSync(at.mark)).toBe(false);
  });
});

describe('no variable of whoever started Cairn leads git elsewhere: ', () => {
  it.each([
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_OBJECT_DIRECTORY',
    'GIT_INDEX_FILE',
    'GIT_CONFIG_GLOBAL',
    'GIT_NAMESPACE',
    'GIT_EXTERNAL_DIFF',
    'GIT_SSH_COMMAND',
  ])('%s', async (name) => {
    const { history, program, mark } = trap();
    const before = process.env[name];
    process.env[name] = program;
    try {
      const direct = freshWorkspace();
      const { id } = await direct.api.sources.add({ kind: 'git', path: history.folder });
      expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 3, incomplete: null });
      expect(existsSync(mark)).toBe(false);
    } finally {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    }
  });
});
