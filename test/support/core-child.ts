/**
 * Core in a process of its own, which a test may kill at any moment. Reads one JSON document per line, `{procedure, input}`,
 * and prints for each `done <JSON of the result>`; before that `job <items so far>` while a job runs.
 */
import { createInterface } from 'node:readline';
import { createCore } from '../../electron/core/router.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const core = createCore({
  say: (message) => {
    if (message.type === 'job') say(`job ${message.job.done}`);
  },
});

say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const { procedure, input } = JSON.parse(line) as { procedure: string; input: unknown };
  say(`done ${JSON.stringify(await core.call(procedure, input))}`);
}
await core.settle();
