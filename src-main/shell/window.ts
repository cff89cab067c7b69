// The one window definition. Owns size, place, colours before the page paints, and what its page may use.
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Log } from '../log.ts';
import { pageUrl } from './page-files.ts';
import { placeOnScreens, type WindowStateFile } from './window-state.ts';

/** The page's own background in both themes, so that nothing flashes before its first paint. */
const backgrounds = { light: '#ffffff', dark: '#15191a' };
/** A page that crashes again this soon after a reload is not reloaded once more, milliseconds. */
const reloadPauseMs = 10_000;

export interface WindowOptions {
  preload: string;
  developmentServer: string | null;
  icon: string | null;
  /** Developer tools are for development only. */
  devTools: boolean;
  state: WindowStateFile;
  log: Log;
}

export function openWindow(options: WindowOptions): BrowserWindow {
  const { state, log } = options;
  const { bounds, maximized } = state.read();
  const place = placeOnScreens(
    bounds,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    ...place,
    show: false,
    title: 'Tagstead',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    ...(options.icon === null ? {} : { icon: options.icon }),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.devTools,
      additionalArguments: [`--tagstead-version=${app.getVersion()}`],
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault()); // the shell sets it from the workspace
  rememberPlace(window, state);
  reloadAfterCrash(window, log);
  nativeTheme.on('updated', () => {
    const { dark, light } = backgrounds;
    if (!window.isDestroyed()) window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? dark : light);
  });
  window.loadURL(options.developmentServer ?? pageUrl).catch((error) => {
    if (!window.isDestroyed()) log.error('page-load', error);
  });
  return window;
}

function rememberPlace(window: BrowserWindow, state: WindowStateFile): void {
  let timer: NodeJS.Timeout | undefined;
  const remember = (): void => {
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    state.change({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(remember, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', () => {
    clearTimeout(timer);
    remember();
  });
}

function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.note(`page process gone: ${reason}, code ${exitCode}`);
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (Date.now() - last < reloadPauseMs) return;
    last = Date.now();
    window.webContents.reload();
  });
}
