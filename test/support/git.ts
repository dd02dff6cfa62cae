/** git as the tests use it: as an oracle and to build histories, away from the settings of whoever runs them. */
import { spawnSync } from 'node:child_process';

const environment = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@cairn.invalid',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@cairn.invalid',
  LC_ALL: 'C',
};

/** Any folder may be worked in, and no program that a test planted in it is run by the test itself. */
const settings = ['safe.directory=*', 'protocol.file.allow=always', 'core.hooksPath=/dev/null', 'core.fsmonitor=false'];

/** Runs git and returns exactly what it printed. Throws with its complaint. */
export function gitBytes(folder: string, args: readonly string[], input: Buffer | string = ''): Buffer {
  const { status, stdout, stderr, error } = spawnSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: folder,
    env: environment,
    input,
    maxBuffer: 1 << 29,
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${error?.message ?? stderr.toString()}`);
  return stdout;
}

/** Runs git and returns what it printed, without the line end. */
export const git = (folder: string, args: readonly string[], input: Buffer | string = ''): string =>
  gitBytes(folder, args, input).toString('utf8').trimEnd();
