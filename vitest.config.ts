import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Unit and store tests. test/run.mjs runs them inside Electron's Node; the forks do too, because they are started from
 * process.execPath and inherit ELECTRON_RUN_AS_NODE. No test measures time: that is what test/bench is for.
 */
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // By itself Vitest leaves one core idle; on a machine with two that doubles the time.
    maxWorkers: Math.max(2, availableParallelism()),
    execArgv: ['--disable-warning=ExperimentalWarning'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: ['unit', 'store'].map((name) => ({ extends: true, test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`] } })),
  },
});
