// The app under test: the real Electron window on a fresh user-data folder. Owns launching, what a person does with
// native dialogs, and the rule that no test passes while the page reports errors.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page, type TestInfo } from '@playwright/test';

const root = resolve(import.meta.dirname, '../../..');

export interface LaunchOptions {
  /** What follows the app on the command line, a file to open for instance. */
  args?: string[];
  env?: Record<string, string>;
  /** Another program to start than the checkout's app: the packaged one. */
  executable?: string;
}

/** A running app. */
export interface App {
  electron: ElectronApplication;
  page: Page;
  /** Where this app keeps its settings and logs. */
  userData: string;
  /** An empty folder of this test's own, for files to pick and to save. */
  folder: string;
  /** Errors the page reported so far. A test that provokes one takes it off this list. */
  problems: string[];
  /** The next open dialogs answer with this path; null is Cancel. */
  answerOpenDialog(path: string | null): Promise<void>;
  /** The next save dialogs answer with this path; null is Cancel. */
  answerSaveDialog(path: string | null): Promise<void>;
  /** Sets the inner size of the window, CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  /** Writes `screens/<name>.png`; animations are over by then. */
  screenshot(name: string): Promise<void>;
  /** Ends the app and starts it again on the same user data. */
  restart(options?: LaunchOptions): Promise<void>;
  close(): Promise<void>;
}

interface Fixtures {
  launch: LaunchOptions;
  app: App;
  page: Page;
}

export const test = base.extend<Fixtures>({
  launch: [{}, { option: true }],

  app: async ({ launch }, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'tagstead-test-'));
    const running = await startApp(folder, launch);
    try {
      await use(running.app);
    } finally {
      await running.app.close();
      await attachOutput(info, running.output());
      await rm(folder, { recursive: true, force: true });
    }
    if (running.app.problems.length > 0) throw new Error(`errors in the page:\n${running.app.problems.join('\n')}`);
  },

  page: async ({ app }, use) => {
    await use(app.page);
  },
});
export { expect } from '@playwright/test';

/** Starts the app on `<folder>/user-data`. Tests that need no fixture of their own use `test` instead. */
export async function startApp(folder: string, first: LaunchOptions = {}): Promise<{ app: App; output(): string }> {
  const userData = join(folder, 'user-data');
  const files = join(folder, 'files');
  await mkdir(files, { recursive: true });
  const problems: string[] = [];
  let output = '';

  async function open(options: LaunchOptions): Promise<Pick<App, 'electron' | 'page'>> {
    const electron = await _electron.launch({
      ...program(options),
      colorScheme: null, // the app's own choice of theme counts
      env: { ...environment(), TAGSTEAD_USER_DATA: userData, ...options.env },
    });
    electron.process().stderr?.on('data', (text) => {
      output += text;
    });
    const page = await electron.firstWindow();
    page.on('pageerror', (error) => problems.push(String(error.stack ?? error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.waitForLoadState('load');
    return { electron, page };
  }

  const app: App = {
    ...(await open(first)),
    userData,
    folder: files,
    problems,
    answerOpenDialog: (path) =>
      app.electron.evaluate(({ dialog }, answer) => {
        dialog.showOpenDialog = async () => ({ canceled: answer === null, filePaths: answer === null ? [] : [answer] });
      }, path),
    answerSaveDialog: (path) =>
      app.electron.evaluate(({ dialog }, answer) => {
        dialog.showSaveDialog = async () => ({ canceled: answer === null, filePath: answer ?? '' });
      }, path),
    resize: (width, height) =>
      app.electron.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      ),
    setTheme: (theme) =>
      app.electron.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source;
      }, theme),
    async screenshot(name) {
      await app.page.screenshot({ path: join(root, 'screens', `${name}.png`), animations: 'disabled' });
    },
    async restart(options = first) {
      await app.electron.close();
      Object.assign(app, await open(options));
    },
    close: () => app.electron.close(),
  };
  return { app, output: () => output };
}

/**
 * Playwright holds the app back until it is attached only when it finds Electron by itself (it then loads a script of
 * its own first); given an executable, about one launch in thirty is missed. So the folder goes by the environment.
 */
function program({ executable, args = [] }: LaunchOptions): { executablePath?: string; args: string[] } {
  const flags = (process.env.TAGSTEAD_ELECTRON_FLAGS ?? '').split(' ').filter(Boolean);
  if (executable !== undefined) return { executablePath: executable, args: [...flags, ...args] };
  const folder = process.env.TAGSTEAD_APP;
  if (folder === undefined) throw new Error('end-to-end tests are started with `npm run e2e`');
  return { args: [...flags, folder, ...args] };
}

function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(kept.filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE' && name !== 'NODE_OPTIONS'));
}

async function attachOutput(info: TestInfo, output: string): Promise<void> {
  if (info.status !== info.expectedStatus) await info.attach('output of the app', { body: output });
}
