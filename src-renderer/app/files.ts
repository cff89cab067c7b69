// Picking files and opening workspaces, from the Welcome screen, the switcher, the menu and by dropping. Owns the order
// of steps; dialogs are the shell's, files the core's.
import type { FileToken } from '../../src-shared/model/ids.ts';
import type { OpenedFile, PickedFile } from '../../src-shared/shell-api.ts';
import { core } from './core-client.ts';
import { failures } from './live.ts';
import { navigate } from './routes.ts';
import { shell } from './shell.ts';
import { toastDone } from './toasts.ts';
import { useWorkspaceStore } from './workspace-store.ts';

/** A picked file as requests to the core name it. */
export const tokenOf = (file: PickedFile): FileToken => file.token as FileToken; // the door: tokens are the shell's

/** Runs steps that may be refused; says why when they are. Returns whether all went well. */
async function attempt(steps: () => Promise<unknown>): Promise<boolean> {
  try {
    await steps();
    return true;
  } catch (error) {
    failures.show(error as Error);
    return false;
  }
}

/** Asks for a workspace file and opens it. */
export async function openWorkspaceFile(): Promise<void> {
  const file = await shell?.chooseFile({ purpose: 'workspace', title: 'Open a workspace' });
  if (file) await attempt(() => core.request('workspace.open', { file: tokenOf(file) }));
}

export async function openRecentWorkspace(key: string): Promise<void> {
  await attempt(() => core.request('workspace.openRecent', { key }));
}

/** Asks where to keep a new workspace and makes it. Returns whether one is open now. */
export async function createWorkspaceFile(suggestedName: string): Promise<boolean> {
  const file = await shell?.chooseSave({ purpose: 'workspace', title: 'New workspace', suggestedName });
  return file ? attempt(() => core.request('workspace.create', { file: tokenOf(file) })) : false;
}

export async function copyWorkspaceFile(name: string): Promise<void> {
  const file = await shell?.chooseSave({
    purpose: 'workspace',
    title: 'Save a copy of this workspace',
    suggestedName: `${name} copy.tagstead`,
  });
  if (!file) return;
  await attempt(async () => {
    const copy = await core.request('workspace.copy', { file: tokenOf(file) });
    toastDone({
      message: `Saved a copy as ${copy.name}`,
      next: { label: 'Show the file', run: () => void shell?.revealFile(file.token) },
    });
  });
}

export async function closeWorkspace(): Promise<void> {
  await attempt(() => core.request('workspace.close', {}));
}

interface WaitingImport {
  file: PickedFile | null;
  /** Files that were given together with it, to be imported after it, each on its own. */
  later: readonly PickedFile[];
}
const waiting: WaitingImport = { file: null, later: [] };

/** What the Import screen should start with, once: a file, and those that wait behind it. */
export function takeImportFile(): WaitingImport {
  const taken = { ...waiting };
  waiting.file = null;
  return taken;
}

/** Starts an import of a customer file: asks where to keep the workspace first when none is open. */
export async function importFile(picked?: PickedFile, later: readonly PickedFile[] = []): Promise<void> {
  const file = picked ?? (await shell?.chooseFile({ purpose: 'import', title: 'Open a customer file' }));
  if (!file) return;
  if (!useWorkspaceStore.getState().workspace) {
    const stem = file.name.replace(/\.[^.]+$/, '');
    if (!(await createWorkspaceFile(`${stem}.tagstead`))) return;
  }
  waiting.file = file;
  waiting.later = later;
  navigate({ kind: 'home' }); // so that a running Import screen starts afresh with this file
  navigate({ kind: 'import' });
}

/** A file dropped on the window or opened from outside: a workspace is opened, anything else imported. */
export async function takeFile(file: PickedFile | OpenedFile): Promise<void> {
  const isWorkspace = 'opens' in file ? file.opens === 'workspace' : /\.tagstead$/i.test(file.name);
  if (isWorkspace) await attempt(() => core.request('workspace.open', { file: tokenOf(file) }));
  else await importFile(file);
}

/** Files dropped together: a workspace among them is opened, otherwise they are imported one after another. */
export async function takeDroppedFiles(dropped: readonly File[]): Promise<void> {
  const files: PickedFile[] = [];
  for (const each of dropped) {
    const file = await shell?.fileFromDrop(each);
    if (file) files.push(file);
  }
  const workspace = files.find((file) => /\.tagstead$/i.test(file.name));
  const [first, ...later] = files;
  if (workspace) await takeFile(workspace);
  else if (first) await importFile(first, later);
}

/** Imports rows from the clipboard: the core keeps them in a file of its own. */
export async function importPasted(text: string): Promise<void> {
  await attempt(async () => {
    const { token, name, size } = await core.request('import.paste', { text });
    await importFile({ token, name, size, folder: '' });
  });
}

/** Makes a workspace of its own with sample data: never among a client's contacts. */
export async function trySample(): Promise<void> {
  if (!(await createWorkspaceFile('sample.tagstead'))) return;
  await attempt(async () => {
    const made = await core.request('sample.create', { importedTags: true });
    toastDone({ message: `The sample is ready: ${made.contacts.toLocaleString()} contacts of three companies` });
  });
}

/** A title without what file names must not hold. @param instead where nothing is left */
export function fileStem(title: string, instead: string): string {
  const plain = title
    .replace(/[\p{C}/\\:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return plain === '' ? instead : plain;
}
