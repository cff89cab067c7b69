// The bridge: turns the typed functions of `window.tagstead` into checked messages to the shell. Runs sandboxed, before
// the page. Exposes functions over plain values only: no event object, no channel name, no Electron object passes.
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { PortMessage, ShellApi, ShellCalls, ShellEvents, Unsubscribe } from '../../src-shared/shell-api.ts';

function call<Name extends keyof ShellCalls>(
  name: Name,
  input: ShellCalls[Name]['input'],
): Promise<ShellCalls[Name]['output']> {
  return ipcRenderer.invoke(name, input);
}

function hear<Name extends keyof ShellEvents>(name: Name, listener: (value: ShellEvents[Name]) => void): Unsubscribe {
  const relay = (_event: IpcRendererEvent, value: ShellEvents[Name]): void => listener(value);
  ipcRenderer.on(name, relay);
  return () => void ipcRenderer.off(name, relay);
}

// The port goes on to the page by a window message: the bridge itself cannot carry one.
ipcRenderer.on('core-port', (event, { restarted }: { restarted: boolean }) => {
  const message: PortMessage = { kind: 'tagstead-port', restarted };
  window.postMessage(message, window.location.origin, [...event.ports]);
});

const argument = (name: string): string => {
  const start = `--tagstead-${name}=`;
  return process.argv.find((text) => text.startsWith(start))?.slice(start.length) ?? '';
};

const api: ShellApi = {
  platform: process.platform,
  versions: {
    app: argument('version'),
    electron: process.versions.electron,
    chrome: process.versions.chrome,
    node: process.versions.node,
  },
  onPort(listener) {
    const unsubscribe = hear('core', listener);
    void call('connect', null);
    return unsubscribe;
  },
  chooseFile: (options) => call('chooseFile', options),
  chooseSave: (options) => call('chooseSave', options),
  chooseFolder: (options) => call('chooseFolder', options),
  async fileFromDrop(file) {
    // Empty for a file the page made up itself; throws for anything that is no file.
    const path = file instanceof File ? webUtils.getPathForFile(file) : '';
    return path === '' ? null : call('fileFromDrop', { path });
  },
  revealFile: (token) => call('revealFile', { token }),
  printReport: (report) => call('printReport', report),
  cancelPrint: () => call('cancelPrint', null),
  copyText: (text) => call('copyText', { text }),
  setTheme: (theme) => call('setTheme', { theme }),
  setMenu: (model) => call('setMenu', model),
  onMenuCommand: (listener) => hear('menu-command', listener),
  setTitle: (title) => call('setTitle', { title }),
  reload: () => call('reload', null),
  showLogFolder: () => call('showLogFolder', null),
  pendingOpenFile: () => call('pendingOpenFile', null),
  onOpenFile: (listener) => hear('open-file', listener),
};

contextBridge.exposeInMainWorld('tagstead', api);
