// How long from starting the program to a window one can work in, against a bare Electron window on the same machine
// in the same run: the difference is ours. Run by `npm run bench` and by `npm run e2e -- --project=bench`.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { expect, startApp, test } from './support/app.ts';

const rounds = 5;
/** Seconds on a laptop-class machine with a warm disk; told, since machines differ. */
const budgetSeconds = 2;
/** At most this many times the start of a bare window: holds on any machine. */
const mostTimesBare = 2.5;

const least = (times: number[]) => Math.min(...times);

/** Milliseconds until a window with one button, and nothing else, shows the button. */
async function startBare(folder: string): Promise<number> {
  await writeFile(join(folder, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  await writeFile(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.setPath('userData', ${JSON.stringify(join(folder, 'user-data'))});
     app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<button>Try the sample</button>'));`,
  );
  const flags = (process.env.TAGSTEAD_ELECTRON_FLAGS ?? '').split(' ').filter(Boolean);
  const begun = performance.now();
  const electron = await _electron.launch({ args: [...flags, folder] });
  const page = await electron.firstWindow();
  await page.getByRole('button', { name: 'Try the sample' }).waitFor();
  const took = performance.now() - begun;
  await electron.close();
  return took;
}

/** Milliseconds until the Welcome screen offers the sample, which it does once the core has answered. */
async function startTagstead(folder: string): Promise<number> {
  const begun = performance.now();
  const { app } = await startApp(folder);
  await app.page.getByRole('button', { name: 'Try the sample' }).waitFor();
  const took = performance.now() - begun;
  await app.close();
  return took;
}

test('cold start', async () => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), 'tagstead-start-'));
  const bareFolder = join(folder, 'bare');
  await mkdir(bareFolder);
  const bare: number[] = [];
  const own: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      bare.push(await startBare(bareFolder));
      own.push(await startTagstead(folder));
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  const ratio = least(own) / least(bare);
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  console.log(
    `cold start: ${seconds(least(own))} s (budget ${budgetSeconds} s on a laptop); ` +
      `bare Electron window: ${seconds(least(bare))} s; ratio ${ratio.toFixed(2)}, at most ${mostTimesBare}`,
  );
  expect(ratio).toBeLessThan(mostTimesBare);
});
