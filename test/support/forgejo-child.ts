/** Starts a Forgejo, says its process id, and waits to be killed. Argument: the program. */
import { startForgejo } from './forgejo.ts';

const forgejo = await startForgejo(process.argv[2] ?? '');
process.stdout.write(`${forgejo.pid()}\n`);
setInterval(() => undefined, 60_000);
