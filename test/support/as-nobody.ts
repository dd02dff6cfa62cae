/**
 * Makes calls as an ordinary user: root may read and write everything, so what a file's permissions do shows only here. Runs
 * in a process of its own, which gives up its rights once everything is loaded. Argument: `[[procedure, input], ...]`; prints
 * the results.
 */
import { startDesk } from './workspaces.ts';

const calls = JSON.parse(process.argv[2] ?? '[]') as [string, unknown][];
const desk = startDesk();
process.setgroups?.([]);
process.setgid?.(65534);
process.setuid?.(65534);
const results = [];
for (const [procedure, input] of calls) results.push(await desk.call(procedure, input));
await desk.settle();
process.stdout.write(JSON.stringify(results));
