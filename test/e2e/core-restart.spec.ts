// The core is killed under a running page: the page gets another one and goes on where it was; a core that cannot stay
// alive is not started for ever.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, expect, test } from './support/app.ts';
import { coreProcess } from './support/processes.ts';
import { goTo, openSample } from './support/sample.ts';

test.skip(process.platform !== 'linux', 'processes are found through /proc');

const mainPid = (app: App) => app.electron.evaluate(() => process.pid);

async function killCore(app: App): Promise<number> {
  const root = await mainPid(app);
  const core = coreProcess(root);
  if (!core) throw new Error('no core is running');
  process.kill(core.pid, 'SIGKILL');
  await expect.poll(() => coreProcess(root)?.pid !== core.pid).toBe(true);
  return core.pid;
}

test('a killed core is replaced and the workspace is there again', async ({ app }) => {
  await openSample(app);
  await goTo(app, 'Contacts');
  const killed = await killCore(app);
  const root = await mainPid(app);
  await expect.poll(() => coreProcess(root)?.pid ?? killed, { timeout: 10_000 }).not.toBe(killed);
  await goTo(app, 'Tags');
  await goTo(app, 'Contacts');
  // Rows of the sample come from the new core, which opened the workspace by itself.
  await expect(app.page.getByText(/3,0\d\d/).first()).toBeVisible();
  expect(await readFile(join(app.userData, 'logs/shell.log'), 'utf8')).toMatch(/core stopped with code \S+: restart/);
});

test('after three deaths within a minute the page says so and offers to start again', async ({ app }) => {
  await openSample(app);
  const root = await mainPid(app);
  for (let death = 1; death <= 3; death++) {
    await expect.poll(() => coreProcess(root) !== undefined, { timeout: 10_000 }).toBe(true);
    await killCore(app);
  }
  await app.page.waitForTimeout(1500);
  expect(coreProcess(root)).toBeUndefined();
  await app.page.getByRole('button', { name: /again|reload|restart/i }).click();
  await expect.poll(() => coreProcess(root) !== undefined, { timeout: 10_000 }).toBe(true);
  await app.page.getByText('sample', { exact: true }).click(); // among the recent workspaces
  await expect(app.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
});
