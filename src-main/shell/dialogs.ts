// The system's open and save dialogs. Owns their filters and starting names; what is done with a file is the core's.
import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { ChooseFile, ChooseFolder, ChooseSave, FileFilter, PickedFile } from '../../src-shared/shell-api.ts';
import type { GrantPurpose } from '../../src-shared/shell-core.ts';
import { type Grants, importExtensions } from './grants.ts';

const anyFile: FileFilter = { name: 'All files', extensions: ['*'] };
const workspaceFile: FileFilter = { name: 'Tagstead workspace', extensions: ['tagstead'] };
const csvFile: FileFilter = { name: 'CSV file', extensions: ['csv'] };
const jsonFile: FileFilter = { name: 'JSON file', extensions: ['json'] };

const openFilters: Record<ChooseFile['purpose'], FileFilter[]> = {
  import: [{ name: 'Customer files', extensions: importExtensions }, anyFile],
  workspace: [workspaceFile],
  mapping: [jsonFile],
  tags: [{ name: 'Tag trees', extensions: ['csv', 'tsv', 'txt', 'json', 'yaml', 'yml', 'ttl'] }, anyFile],
  agreement: [{ name: 'Agreement rounds', extensions: ['json'] }, anyFile],
};
const saveFilters: Record<ChooseSave['purpose'], FileFilter[]> = {
  export: [csvFile],
  rejects: [csvFile],
  workspace: [workspaceFile],
  report: [{ name: 'Web page', extensions: ['html'] }],
  mapping: [jsonFile],
};
const grantToOpen: Record<ChooseFile['purpose'], GrantPurpose> = {
  import: 'read',
  workspace: 'workspace',
  mapping: 'read',
  tags: 'read',
  agreement: 'read',
};
const grantToSave: Record<ChooseSave['purpose'], GrantPurpose> = {
  export: 'write',
  rejects: 'write',
  workspace: 'workspace',
  report: 'write',
  mapping: 'write',
};

export async function chooseFile(
  window: BrowserWindow,
  grants: Grants,
  wanted: ChooseFile,
): Promise<PickedFile | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: wanted.title,
    filters: openFilters[wanted.purpose],
    properties: ['openFile', 'dontAddToRecent'],
  });
  const path = filePaths[0];
  return canceled || path === undefined ? null : grants.grant(path, grantToOpen[wanted.purpose]);
}

export async function chooseSave(
  window: BrowserWindow,
  grants: Grants,
  wanted: ChooseSave,
): Promise<PickedFile | null> {
  const filters = wanted.filters ?? saveFilters[wanted.purpose];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    ...(wanted.title === undefined ? {} : { title: wanted.title }),
    // A base name only, whatever the page asked for: the folder is the person's choice.
    defaultPath: join(app.getPath('documents'), basename(wanted.suggestedName)),
    filters,
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return canceled || !filePath ? null : grants.grant(withExtension(filePath, filters), grantToSave[wanted.purpose]);
}

export async function chooseFolder(
  window: BrowserWindow,
  grants: Grants,
  wanted: ChooseFolder,
): Promise<PickedFile | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: wanted.title,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  const path = filePaths[0];
  return canceled || path === undefined ? null : grants.grant(path, 'read');
}

/** Linux dialogs leave a typed name as it is. A file that would be overwritten unasked is not named this way. */
function withExtension(path: string, filters: readonly FileFilter[]): string {
  const extension = filters[0]?.extensions[0];
  if (extname(path) !== '' || extension === undefined || extension === '*') return path;
  const named = `${path}.${extension}`;
  return existsSync(named) ? path : named;
}
