// Imports text as a person would: writes it as a file, looks at it, takes what is proposed, and runs the job.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportCheck, ImportDone, ImportPreview, ImportSettings } from '../../src-shared/contract/import.ts';
import type { FileToken } from '../../src-shared/model/ids.ts';
import type { TestWorkspace } from './workspace.ts';

type Choices = Partial<Omit<ImportSettings, 'file' | 'columns'>> & {
  /** Targets by header, instead of what is proposed; null column targets are left alone. */
  targets?: Record<string, string>;
  /** Headers whose present values are never overwritten. */
  keep?: string[];
};

let files = 0;

/** Writes a file beside the workspace and grants it. */
export function grantFile(workspace: TestWorkspace, content: string | Uint8Array, name?: string): FileToken {
  files++;
  const path = join(workspace.folder, name ?? `file-${files}.csv`);
  writeFileSync(path, content);
  return workspace.session.files.grant(path);
}

export async function preview(workspace: TestWorkspace, file: FileToken): Promise<ImportPreview> {
  return workspace.ask('import.preview', { file });
}

/** The settings a person gets who accepts the proposal. */
export async function proposed(
  workspace: TestWorkspace,
  file: FileToken,
  choices: Choices = {},
): Promise<ImportSettings> {
  const seen = await preview(workspace, file);
  const { targets = {}, keep = [], ...rest } = choices;
  const columns = seen.proposal.columns.map((column, index) => {
    const header = seen.columns[index]?.header ?? '';
    return {
      target: (Object.hasOwn(targets, header) ? targets[header] : undefined) ?? column.target,
      keep: keep.includes(header),
      label: column.label ?? header,
      type: column.customType,
    };
  });
  const constants = (seen.proposal.constants ?? []).map(({ target, value }) => ({ target, value }));
  return { file, reading: seen.reading, content: seen.proposal.content, constants, ...rest, columns };
}

export async function check(workspace: TestWorkspace, content: string, choices: Choices = {}): Promise<ImportCheck> {
  const file = grantFile(workspace, content);
  return workspace.ask('import.check', await proposed(workspace, file, choices));
}

export async function importText(
  workspace: TestWorkspace,
  content: string | Uint8Array,
  choices: Choices = {},
): Promise<ImportDone> {
  const file = grantFile(workspace, content);
  return workspace.ask('import.commit', await proposed(workspace, file, choices));
}

/** Rows of a query on the committed state. */
export function rows<T = Record<string, unknown>>(workspace: TestWorkspace, sql: string, ...values: unknown[]): T[] {
  return workspace.session.workspace.readerConnection.prepare(sql).all(...values) as T[];
}
