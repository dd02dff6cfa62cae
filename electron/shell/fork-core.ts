/** Starts the core as a process of its own. */
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { CoreChild } from './core-process.ts';

interface Options {
  /** Whether jobs that an earlier run left half done go on by themselves. */
  resumeJobs: boolean;
  /** Headless, standard output belongs to the answer: what the core prints then goes to standard error. */
  quiet: boolean;
  /** Environment variables that the core, and the programs it starts, are not to see. */
  hidden?: readonly string[];
}

export function forkCore({ resumeJobs, quiet, hidden = [] }: Options): CoreChild {
  const env: Record<string, string | undefined> = { ...process.env, CAIRN_RESUME_JOBS: resumeJobs ? '1' : '0' };
  for (const name of ['CAIRN_ARGV', ...hidden]) delete env[name];
  const child = utilityProcess.fork(join(app.getAppPath(), 'out', 'main', 'core.js'), [], {
    serviceName: 'Cairn core',
    env,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'],
  });
  child.stdout?.on('data', (data: Buffer) => process.stderr.write(data));
  return child;
}
