/**
 * A process that holds nothing but the core, so that its memory is the core's alone: the built one where there is one,
 * as it ships, otherwise the sources. It speaks with its parent as the core speaks with the main process.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../../..');
const built = resolve(root, 'out/main/core.js');

// What Electron gives a utility process: messages come wrapped, as { data }.
Object.assign(process, {
  parentPort: {
    on: (_event: 'message', listener: (event: { data: unknown }) => void) => process.on('message', (data) => listener({ data })),
    postMessage: (message: unknown) => process.send?.(message),
  },
});

await import(pathToFileURL(existsSync(built) ? built : resolve(root, 'electron/core/process.ts')).href);
