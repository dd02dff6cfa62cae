/**
 * Core in a process of its own, which a test may kill at any moment. Reads one JSON document per line, `{id, procedure, input}`,
 * and prints for each `done <id> <JSON of the result>`, and `job <id> <items so far> <state>` as jobs say how far they are.
 */
import { createInterface } from 'node:readline';
import { createCore } from '../../electron/core/router.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const core = createCore({
  say: (message) => {
    if (message.type === 'job') say(`job ${message.job.id} ${message.job.done} ${message.job.state}`);
  },
});

say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const { id, procedure, input } = JSON.parse(line) as { id: number; procedure: string; input: unknown };
  void core.call(procedure, input).then((result) => say(`done ${id} ${JSON.stringify(result)}`));
}
await core.settle();
