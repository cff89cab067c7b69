// The promise that nothing leaves this computer, held against the running app: a walk through every screen with the
// browser engine's requests and the processes' sockets watched from outside.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { outsideSockets, processTree } from './support/processes.ts';
import { goTo, openSample } from './support/sample.ts';

const screens = ['Home', 'Contacts', 'Audit', 'Duplicates', 'Tags', 'Segments', 'History', 'Settings', 'Help'];

test('a walk through the app makes no request and opens no socket to the outside', async ({ app }) => {
  test.skip(process.platform !== 'linux', 'sockets are read from /proc');
  test.setTimeout(120_000);
  await app.electron.evaluate(({ session }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { requestsSeen: seen });
    const note = ({ url }: { url: string }) => void seen.push(url);
    session.defaultSession.webRequest.onCompleted(note);
    session.defaultSession.webRequest.onErrorOccurred(note);
  });
  const root = await app.electron.evaluate(() => process.pid);
  const sockets = new Set<string>();
  const watch = setInterval(() => {
    for (const socket of outsideSockets(processTree(root))) sockets.add(socket);
  }, 250);
  try {
    await openSample(app);
    for (const screen of screens) await goTo(app, screen);
    await app.page.reload();
    await app.page.waitForTimeout(500);
  } finally {
    clearInterval(watch);
  }
  const requests = await app.electron.evaluate(() => (globalThis as { requestsSeen?: string[] }).requestsSeen ?? []);
  expect(requests.filter((url) => !url.startsWith('app://tagstead/') && !url.startsWith('data:'))).toEqual([]);
  expect([...sockets]).toEqual([]);
  expect(await readFile(join(app.userData, 'logs/shell.log'), 'utf8')).not.toContain('refused a request');
});

test('the watch sees a socket and a request when there is one', async ({ app }) => {
  test.skip(process.platform !== 'linux', 'sockets are read from /proc');
  const root = await app.electron.evaluate(async () => {
    const { createSocket } = process.getBuiltinModule('node:dgram');
    const socket = createSocket('udp4');
    await new Promise<void>((bound) => socket.bind(0, '0.0.0.0', bound));
    Object.assign(globalThis, { leak: socket });
    return process.pid;
  });
  expect(outsideSockets(processTree(root)).length).toBeGreaterThan(0);

  const answered = await app.electron.evaluate(({ net }) =>
    net.fetch('http://192.0.2.1/').then(
      () => true,
      () => false,
    ),
  );
  expect(answered).toBe(false);
  expect(await readFile(join(app.userData, 'logs/shell.log'), 'utf8')).toContain('refused a request');
});
