import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../shared/errors.ts';
import { threadFile } from '../../thread-file.ts';
import type { Asked, FromAhead, ToAhead } from './ahead-thread.ts';

/**
 * What git prints, for long answers: while a page is written nobody could take it, and git would wait; a thread takes it
 * meanwhile, some megabytes ahead. Throws a sentence when git fails; what was yielded before is good.
 */
export async function* printed(
  folder: string,
  args: readonly string[],
  input: string,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void, void> {
  const asked: Asked = { folder, args, input };
  const thread = new Worker(threadFile('ahead'), { workerData: asked });
  const gone = new Promise((resolve) => thread.once('exit', resolve));
  const say = (message: ToAhead): void => thread.postMessage(message);
  try {
    for await (const [message] of on(thread, 'message', { signal, close: ['exit'] }) as AsyncIterable<[FromAhead]>) {
      if ('failure' in message) {
        if (message.failure) throw new AppError(message.failure.code, message.failure.message, message.failure.details);
        return;
      }
      yield Buffer.from(message.buffer, message.byteOffset, message.byteLength);
      say(message.byteLength);
    }
    throw new Error('The thread that takes what git prints ended before git did.');
  } finally {
    say('stop');
    await gone;
  }
}
