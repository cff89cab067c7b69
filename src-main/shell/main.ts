// Electron's main process: puts the pieces of the shell together. Owns the order of starting and ending.
// It never sees SQL or a contact: those live in the core.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, nativeTheme, shell } from 'electron';
import type { OpenedFile, ShellEvents } from '../../src-shared/shell-api.ts';
import { type Log, openLog } from '../log.ts';
import { type CoreSupervisor, type PageEnd, superviseCore } from './core-supervisor.ts';
import { chooseFile, chooseFolder, chooseSave } from './dialogs.ts';
import { createGrants, fileInArguments, type Grants, opensAs } from './grants.ts';
import { answerPage, type ShellHandlers } from './ipc.ts';
import { firstMenu, showMenu } from './menu.ts';
import { pageOrigin } from './page-files.ts';
import { cancelPrint, printReport } from './print-report.ts';
import { prepareSecurity, secureSession } from './security.ts';
import { openWindow } from './window.ts';
import { type WindowStateFile, windowStateFile } from './window-state.ts';

const out = join(import.meta.dirname, '..');
/** Only a checkout listens to it: a package shows nothing but its own page. */
const developmentServer = (!app.isPackaged && process.env.TAGSTEAD_DEV_SERVER) || null;

app.setName('Tagstead');
if (process.env.TAGSTEAD_USER_DATA) app.setPath('userData', resolve(process.env.TAGSTEAD_USER_DATA));
prepareSecurity(developmentServer);

let window: BrowserWindow | null = null;
let pending: string | null = fileInArguments(process.argv.slice(1), (name) => resolve(name));

// macOS hands over a double-clicked file by this event, also before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  pending = path;
  app.emit('tagstead-open');
});

if (app.requestSingleInstanceLock()) {
  // Not a top-level `await app.whenReady()`: ready waits for this module to finish.
  app.whenReady().then(start, failToStart);
} else {
  app.quit();
}

function start(): void {
  const userData = app.getPath('userData');
  const log = openLog(userData, 'shell.log');
  const state = windowStateFile(userData);
  process.on('uncaughtException', (error) => log.error('shell', error));
  process.on('unhandledRejection', (error) => log.error('shell', error));

  const core: CoreSupervisor = superviseCore({
    // Plain Node cannot read inside an archive, so the core lies unpacked beside it.
    file: join(out, 'core', 'core.mjs').replace('app.asar', 'app.asar.unpacked'),
    env: coreEnvironment(userData),
    log,
    greeting: () => grants.all(),
    onTitle: (workspace) => window?.setTitle(workspace === null ? 'Tagstead' : `${workspace} – Tagstead`),
  });
  const grants: Grants = createGrants((grant) => core.send(grant));
  core.start();

  secureSession(join(out, 'renderer'), developmentServer, log);
  nativeTheme.themeSource = state.read().theme;
  showMenu(firstMenu, (id) => tell('menu-command', id));
  answerPage(handlers({ core, grants, log, state }), {
    window: () => window,
    origin: developmentServer === null ? pageOrigin : new URL(developmentServer).origin,
    log,
  });
  window = openWindow({
    preload: join(out, 'preload', 'preload.cjs'),
    developmentServer,
    icon: windowIcon(),
    devTools: !app.isPackaged,
    state,
    log,
  });
  window.on('closed', () => {
    window = null;
  });
  openFilesWhileRunning(grants);
  endInOrder(core);
}

function failToStart(error: unknown): void {
  dialog.showErrorBox('Tagstead could not start', error instanceof Error ? error.message : String(error));
  app.exit(1);
}

function tell<Name extends keyof ShellEvents>(name: Name, value: ShellEvents[Name]): void {
  if (window && !window.isDestroyed()) window.webContents.send(name, value);
}

interface Parts {
  core: CoreSupervisor;
  grants: Grants;
  log: Log;
  state: WindowStateFile;
}

function handlers({ core, grants, log, state }: Parts): ShellHandlers {
  return {
    connect() {
      core.connect(pageEnd());
      return null;
    },
    chooseFile: (wanted) => (window ? chooseFile(window, grants, wanted) : null),
    chooseSave: (wanted) => (window ? chooseSave(window, grants, wanted) : null),
    chooseFolder: (wanted) => (window ? chooseFolder(window, grants, wanted) : null),
    fileFromDrop({ path }) {
      if (!existsSync(path)) return null;
      return grants.grant(path, opensAs(path) === 'workspace' ? 'workspace' : 'read');
    },
    revealFile({ token }) {
      const path = grants.pathOf(token);
      if (path === null || !existsSync(path)) return false;
      shell.showItemInFolder(path);
      return true;
    },
    printReport({ token, html, paper }) {
      // Only where a person chose to save: a token of a file to be read must not lead to its being overwritten.
      const grant = grants.all().find((known) => known.token === token && known.purpose === 'write');
      if (grant === undefined) return { kind: 'refused', message: 'Choose again where to save the report.' };
      return printReport(html, paper, grant.path);
    },
    cancelPrint() {
      cancelPrint();
      return null;
    },
    copyText({ text }) {
      clipboard.writeText(text);
      return null;
    },
    setTheme({ theme }) {
      nativeTheme.themeSource = theme;
      state.change({ theme });
      return null;
    },
    setMenu(model) {
      showMenu(model, (id) => tell('menu-command', id));
      return null;
    },
    setTitle({ title }) {
      window?.setTitle(title);
      return null;
    },
    reload() {
      window?.webContents.reload();
      return null;
    },
    async showLogFolder() {
      await shell.openPath(log.folder);
      return null;
    },
    pendingOpenFile: () => takePending(grants),
  };
}

function pageEnd(): PageEnd {
  return {
    tell: (notice) => tell('core', notice),
    handPort(port, restarted) {
      if (window && !window.isDestroyed()) window.webContents.postMessage('core-port', { restarted }, [port]);
    },
  };
}

function takePending(grants: Grants): OpenedFile | null {
  const path = pending;
  pending = null;
  const opens = path === null ? null : opensAs(path);
  if (path === null || opens === null) return null;
  return { ...grants.grant(path, opens === 'workspace' ? 'workspace' : 'read'), opens };
}

/** A second start of the app, or a double click on a file, comes to the window that is there. */
function openFilesWhileRunning(grants: Grants): void {
  const open = (): void => {
    const file = takePending(grants);
    if (file) tell('open-file', file);
  };
  app.on('tagstead-open' as never, open);
  app.on('second-instance', (_event, args, workingDirectory) => {
    pending = fileInArguments(args.slice(1), (name) => resolve(workingDirectory, name));
    if (window?.isMinimized()) window.restore();
    window?.focus();
    open();
  });
}

/** The core gets the time it needs to close the workspace before the app ends. */
function endInOrder(core: CoreSupervisor): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    core.shutdown().then(() => {
      closed = true;
      app.quit();
    });
  });
}

function coreEnvironment(userData: string): Record<string, string> {
  const env: Record<string, string> = { TAGSTEAD_USER_DATA: userData };
  for (const [name, value] of Object.entries(process.env)) {
    // Nothing that could make the core load other code than ours.
    if (value !== undefined && !/^(NODE_|ELECTRON_|LD_PRELOAD)/.test(name)) env[name] ??= value;
  }
  return env;
}

/** Linux windows take their icon from here; the other systems from the package. */
function windowIcon(): string | null {
  if (process.platform !== 'linux') return null;
  const file = join(app.getAppPath(), 'build', 'icons', '512x512.png');
  return existsSync(file) ? file : null;
}
