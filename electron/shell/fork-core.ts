/** Starts the core as a process of its own. */
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { CoreChild } from './core-process.ts';

interface Options {
  /** Whether jobs that an earlier run left half done go on by themselves, and sources are read by themselves. */
  resumeJobs: boolean;
  /** Headless, standard output belongs to the answer: what the core prints then goes to standard error. */
  quiet: boolean;
}

export function forkCore({ resumeJobs, quiet }: Options): CoreChild {
  const env: Record<string, string | undefined> = {
    ...process.env,
    CAIRN_RESUME_JOBS: resumeJobs ? '1' : '0',
    CAIRN_AGREEMENTS: resumeJobs ? join(app.getPath('userData'), 'read by itself.json') : '',
    // Core and its threads find their code compiled from the second start on, as the page does in Chromium's own cache.
    NODE_COMPILE_CACHE: join(app.getPath('userData'), 'Compiled code'),
  };
  delete env.CAIRN_ARGV;
  const child = utilityProcess.fork(join(app.getAppPath(), 'out', 'main', 'core.js'), [], {
    serviceName: 'Cairn core',
    env,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'],
  });
  child.stdout?.on('data', (data: Buffer) => process.stderr.write(data));
  return child;
}
