import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const source = (file: string) => resolve(import.meta.dirname, file);

/** The oldest Electron the code must run on is 42 (the registry copy): Node 24.15, Chrome 148. */
const NODE = 'node24.15';
const CHROME = 'chrome148';

/** Vite asks the Node it runs on what is built in; Node 20 does not know node:sqlite. */
const external = ['electron', /^electron\//, /^node:/];

/** Every dependency is bundled: the package then holds no node_modules, and a start reads a handful of files. */
const externalizeDeps = false;

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: NODE,
      minify: true,
      externalizeDeps,
      rolldownOptions: {
        external,
        // main starts core as a process of its own, and core starts threads: an entry for each.
        input: {
          main: source('electron/main.ts'),
          core: source('electron/core/process.ts'),
          writer: source('electron/core/writer.ts'),
          reader: source('electron/core/reader.ts'),
          ahead: source('electron/core/sources/git/ahead-thread.ts'),
          backup: source('electron/core/store/backup-thread.ts'),
          colleague: source('electron/core/colleague-thread.ts'),
          suggest: source('electron/core/identities/suggest-thread.ts'),
        },
        // All in one folder: a thread's file is found beside whichever chunk asks for it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: NODE,
      minify: true,
      externalizeDeps,
      rolldownOptions: {
        external,
        input: { index: source('electron/preload.ts') },
        // A sandboxed preload can only be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: CHROME,
      minify: true,
      sourcemap: false,
      // Nothing as data: URI; the content security policy would refuse fonts and scripts of that kind.
      assetsInlineLimit: 0,
      // Everything comes from the disk, so the size of a chunk is no news.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: source('renderer/index.html') },
    },
  },
});
