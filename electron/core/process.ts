/** Entry of the core process: owns the open workspace, answers calls from main. */
import type { KeyAnswer } from './keys/key-store.ts';
import type { FromCore, ToCore } from './messages.ts';
import { createCore } from './router.ts';

/** What Electron adds to `process` in a utility process. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: ToCore }) => void): void;
  postMessage(message: FromCore): void;
}

const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
if (!port) throw new Error('The core process is started by the main process.');

// Ctrl-C reaches everything in the terminal; main is the one who ends the core, after the file is closed whole.
process.on('SIGINT', () => undefined);

const answers = new Map<number, (answer: KeyAnswer) => void>();
let asked = 0;

const core = createCore({
  keyStore: (ask) =>
    new Promise((resolve) => {
      asked += 1;
      answers.set(asked, resolve);
      port.postMessage({ type: 'keychain', id: asked, ask });
    }),
  say: (message) => port.postMessage(message),
  // Main notices, answers what was asked, and starts another core.
  died: (error) => {
    console.error('The writer thread died', error);
    process.exit(1);
  },
});

port.on('message', ({ data }) => {
  if (data.type === 'keychain') {
    answers.get(data.id)?.(data.answer);
    answers.delete(data.id);
    return;
  }
  if (data.type === 'settle') {
    void core.settle().finally(() => port.postMessage({ type: 'settled' }));
    return;
  }
  void core
    .call(data.procedure, data.input, data.minSeq)
    .then((answer) => port.postMessage({ type: 'answer', id: data.id, ...answer } as FromCore));
});

port.postMessage({ type: 'ready' });
