// What the page may ask of the shell: the shape of `window.tagstead` and of every call behind it.
// Owns names and types; how calls are checked is in src-main/shell, what the core offers is the contract.
//
// The port to the core does not pass through this bridge (a bridge can copy values, not move ports). It arrives as a
// window message: `event.data` is a `PortMessage`, `event.ports[0]` the port, `event.source === window`.
// Subscribing with `onPort` is what asks for it, so a page cannot miss it and a reloaded page gets a new one.

/** Ends a subscription. */
export type Unsubscribe = () => void;

/** The data of the window message that carries a port to the core in `ports[0]`. */
export interface PortMessage {
  kind: 'tagstead-port';
  /** True when the core behind this port replaces one that stopped: subscriptions and open jobs are gone. */
  restarted: boolean;
}

/** What the shell says about the core process. */
export type CoreNotice =
  /** A port to a first core follows as a window message. */
  | { kind: 'core-started' }
  /** The core stopped unexpectedly; another one is being started. Requests on the way get no answer. */
  | { kind: 'core-stopped' }
  /** Another core runs; a port to it follows as a window message. */
  | { kind: 'core-restarted' }
  /** The core stopped three times within a minute and is left stopped. `reload()` starts it again. */
  | { kind: 'core-failed' };

/** A file a person picked, dropped or opened. The page holds a token; only shell and core know the path. */
export interface PickedFile {
  /** Names the file in requests to the core. Lasts until the app ends, also across a restart of the core. */
  token: string;
  /** The base name, with extension. */
  name: string;
  /** Bytes; absent for a file that does not exist yet. */
  size?: number;
  /** The name of the folder it is in, to tell files of one name apart. Not a path. */
  folder: string;
}

export interface FileFilter {
  name: string;
  /** Without the dot. */
  extensions: string[];
}

export type ChooseFilePurpose = 'import' | 'workspace' | 'mapping' | 'tags' | 'agreement';
export type ChooseSavePurpose = 'export' | 'workspace' | 'rejects' | 'report' | 'mapping';

export interface ChooseFile {
  purpose: ChooseFilePurpose;
  title: string;
}

export interface ChooseSave {
  purpose: ChooseSavePurpose;
  title?: string;
  suggestedName: string;
  /** Those of the purpose when absent. */
  filters?: FileFilter[];
}

export interface ChooseFolder {
  title: string;
}

export type ThemeChoice = 'light' | 'dark' | 'system';

/** Items the operating system knows how to do by itself in the focused field or window. */
export const menuRoles = [
  'cut',
  'copy',
  'paste',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'minimize',
  'close',
  'quit',
] as const;
export type MenuRole = (typeof menuRoles)[number];

export type MenuItem =
  | {
      kind: 'command';
      /** Comes back in `onMenuCommand`. */
      id: string;
      label: string;
      /** As Electron writes it, "CmdOrCtrl+K". Shown beside the label; the page listens for the key itself. */
      accelerator?: string;
      enabled: boolean;
      /** Present for items that can be on or off. */
      checked?: boolean;
    }
  | { kind: 'role'; role: MenuRole }
  | { kind: 'separator' }
  | { kind: 'submenu'; label: string; items: MenuItem[] };

export interface MenuModel {
  menus: { label: string; items: MenuItem[] }[];
}

export interface ShellVersions {
  app: string;
  electron: string;
  chrome: string;
  node: string;
}

/** A file given on the command line, by a double click, or to a running app. */
export interface OpenedFile extends PickedFile {
  opens: 'workspace' | 'import';
}

/** A finished report to be printed as PDF. */
export interface PrintReport {
  /** A file that was chosen for saving. */
  token: string;
  html: string;
  paper: 'A4' | 'Letter';
}

export type PrintedReport =
  | { kind: 'done'; size: number }
  | { kind: 'cancelled' }
  /** One sentence that says what to do. */
  | { kind: 'refused'; message: string };

/** Requests of the page to the shell: channel name to what it takes and gives. */
export interface ShellCalls {
  connect: { input: null; output: null };
  chooseFile: { input: ChooseFile; output: PickedFile | null };
  chooseSave: { input: ChooseSave; output: PickedFile | null };
  chooseFolder: { input: ChooseFolder; output: PickedFile | null };
  /** The path is found by the preload script from a real dropped file; the page cannot name one. */
  fileFromDrop: { input: { path: string }; output: PickedFile | null };
  revealFile: { input: { token: string }; output: boolean };
  /** Prints in a hidden window without scripts and network; see shell/print-report.ts. */
  printReport: { input: PrintReport; output: PrintedReport };
  cancelPrint: { input: null; output: null };
  copyText: { input: { text: string }; output: null };
  setTheme: { input: { theme: ThemeChoice }; output: null };
  setMenu: { input: MenuModel; output: null };
  setTitle: { input: { title: string }; output: null };
  reload: { input: null; output: null };
  showLogFolder: { input: null; output: null };
  pendingOpenFile: { input: null; output: OpenedFile | null };
}

/** What the shell tells the page unasked. */
export interface ShellEvents {
  core: CoreNotice;
  'menu-command': string;
  'open-file': OpenedFile;
}

/** `window.tagstead`: everything the page can reach outside itself, besides the port to the core. */
export interface ShellApi {
  /** As `process.platform` says it: 'linux', 'darwin', 'win32'. */
  readonly platform: string;
  readonly versions: ShellVersions;
  /** Hears about the core, and asks for a port to it. Call once, after listening for the window message. */
  onPort(listener: (notice: CoreNotice) => void): Unsubscribe;
  /** Shows the system's open dialog. Null when cancelled. The core may read the file from then on. */
  chooseFile(options: ChooseFile): Promise<PickedFile | null>;
  /** Shows the system's save dialog. Null when cancelled. The core may write the file from then on. */
  chooseSave(options: ChooseSave): Promise<PickedFile | null>;
  /** Shows the system's dialog for a folder. Null when cancelled. The core may read its files from then on. */
  chooseFolder(options: ChooseFolder): Promise<PickedFile | null>;
  /** Takes a `File` of a drop event. Null when it is not a file on this computer. */
  fileFromDrop(file: object): Promise<PickedFile | null>;
  /** Shows the file in the system's file manager. False when it is gone. */
  revealFile(token: string): Promise<boolean>;
  /** Prints a report to a PDF file. One at a time. */
  printReport(report: PrintReport): Promise<PrintedReport>;
  /** Ends the printing that is under way. */
  cancelPrint(): Promise<null>;
  /** Puts text on the clipboard. */
  copyText(text: string): Promise<null>;
  setTheme(theme: ThemeChoice): Promise<null>;
  /** Replaces the application menu. */
  setMenu(model: MenuModel): Promise<null>;
  onMenuCommand(listener: (id: string) => void): Unsubscribe;
  setTitle(title: string): Promise<null>;
  /** Loads the page afresh; starts a core that was left stopped. */
  reload(): Promise<null>;
  showLogFolder(): Promise<null>;
  /** The file the app was started with, once. */
  pendingOpenFile(): Promise<OpenedFile | null>;
  /** Files opened while the app runs. */
  onOpenFile(listener: (file: OpenedFile) => void): Unsubscribe;
}
