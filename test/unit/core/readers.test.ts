import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { startReaders } from '../../../electron/core/readers.ts';

/** Answers each question with its own input and the number of its thread; ends at `die`. */
const thread = `
  const { parentPort, threadId } = require('node:worker_threads');
  parentPort.on('message', (message) => {
    if (message === 'close') return parentPort.postMessage('closed');
    if ('path' in message) return;
    if (message.input === 'die') process.exit(1);
    parentPort.postMessage({ ok: true, seq: 1, value: { of: message.input, by: threadId } });
  });
`;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

function opened() {
  let threads = 0;
  const readers = startReaders(() => {
    threads += 1;
    return new Worker(thread, { eval: true });
  });
  ends.push(() => readers.end());
  readers.open('/community.cairn', false);
  return { readers, threads: () => threads };
}

const answered = (of: unknown) => expect.objectContaining({ ok: true, value: expect.objectContaining({ of }) });

describe('a reader that dies', () => {
  it('fails what it was asked, and what waits is asked of a new one', async () => {
    const { readers, threads } = opened();
    const answers = await Promise.all(['a', 'die', 'b', 'c'].map((input) => readers.ask('contributors.get', input)));
    expect(answers).toEqual([answered('a'), expect.objectContaining({ ok: false }), answered('b'), answered('c')]);
    expect(threads()).toBe(2);
  });

  it('does not leave waiting what was to be asked of the other one after it', async () => {
    const { readers } = opened();
    const died = readers.ask('contributors.get', 'die');
    const waited = readers.ask('history.list', 'past');
    expect(await died).toMatchObject({ ok: false });
    expect(await waited).toEqual(answered('past'));
  });

  it('is not started again for nothing, and closing is over without it', async () => {
    const { readers, threads } = opened();
    await readers.ask('contributors.get', 'die');
    await readers.close();
    expect(threads()).toBe(1);
    readers.open('/other.cairn', false);
    expect(await readers.ask('contributors.get', 'a')).toEqual(answered('a'));
  });
});

describe('the patient reader', () => {
  it('starts with the first question for it, once the quick one has nothing to do', async () => {
    const { readers, threads } = opened();
    await readers.ask('contributors.get', 'a');
    expect(threads()).toBe(1);
    const [one, other] = await Promise.all([readers.ask('contributors.get', 'b'), readers.ask('history.list', 'past')]);
    expect([one, other]).toEqual([answered('b'), answered('past')]);
    expect(threads()).toBe(2);
  });
});

describe('closing', () => {
  it('answers what waits with words, and what is asked afterwards', async () => {
    const { readers } = opened();
    const answers = ['a', 'b'].map((input) => readers.ask('contributors.get', input));
    await readers.close();
    expect(await Promise.all(answers)).toEqual([answered('a'), expect.objectContaining({ ok: false })]);
    expect(await readers.ask('contributors.get', 'c')).toMatchObject({ ok: false });
  });
});
