import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Worker threads load the source itself, hundreds of modules each: compiled code that is kept makes them three times as
// fast to start. Inherited by the processes that run the tests.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../node_modules/.cache/compiled');

// unit: pure code. core: real SQLite files in a temp folder. renderer: components in jsdom.
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    maxWorkers: Math.max(2, availableParallelism() - 1), // on two cores, one would leave the other idle
    projects: [
      { test: { name: 'unit', environment: 'node', include: ['test/unit/**/*.test.ts'], testTimeout: 20_000 } },
      {
        test: {
          name: 'core',
          environment: 'node',
          include: ['test/{core,abuse,faults}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.tsx'],
          setupFiles: ['test/support/renderer-setup.ts'],
          css: false,
          testTimeout: 20_000,
        },
      },
    ],
  },
});
