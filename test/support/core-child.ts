/**
 * Core in a process of its own, which a test may kill at any moment. Reads one JSON document per line, `{procedure, input}`,
 * and prints for each `done <JSON of the result>`; and `job <items so far> <state>` as jobs say how far they are.
 */
import { createInterface } from 'node:readline';
import { createCore } from '../../electron/core/router.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const core = createCore({
  say: (message) => {
    if (message.type === 'job') say(`job ${message.job.done} ${message.job.state}`);
  },
});

say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const { procedure, input } = JSON.parse(line) as { procedure: string; input: unknown };
  say(`done ${JSON.stringify(await core.call(procedure, input))}`);
}
await core.settle();
