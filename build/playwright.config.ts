import { defineConfig } from '@playwright/test';

// Started by e2e.mjs, which says where the app and its Electron are.
export default defineConfig({
  testDir: '../test/e2e',
  outputDir: '../test-results',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  projects: [
    { name: 'app', testMatch: '**/*.spec.ts' },
    { name: 'bench', testMatch: '**/*.bench.ts', workers: 1 },
    { name: 'screens', testMatch: '**/*.screens.ts', timeout: 300_000 },
  ],
});
