// What may be asked about the watch folder: a folder per workspace whose new files import themselves while the app is
// open. Kept per machine, so none of it is in the workspace file.
import { z } from 'zod';
import { type FileToken, fileToken } from '../model/ids.ts';
import { type FeatureContract, returns, session } from './define.ts';

/**
 * imported: it is in. needs-mapping: its columns were never imported here. failed: it could not be read or imported.
 * known: the same file was imported before.
 */
export const watchOutcomes = ['imported', 'needs-mapping', 'failed', 'known'] as const;
export type WatchOutcome = (typeof watchOutcomes)[number];

export interface WatchedFile {
  key: string;
  name: string;
  /** When it was dealt with. */
  at: number;
  outcome: WatchOutcome;
  /** One sentence. */
  message: string;
  batch: number | null;
  operation: number | null;
}

export interface WatchStatus {
  /** False where nothing is kept per machine, as on the command line. */
  isPossible: boolean;
  isOn: boolean;
  /** Name of the folder, not its path; null when none was chosen. */
  folder: string | null;
  /** The folder cannot be read now: unplugged, renamed, no rights. */
  isUnreachable: boolean;
  /** Files that lay there when it was chosen and are left alone. */
  leftAlone: number;
  /** Newest first. */
  files: WatchedFile[];
}

export const watchFolderContract = {
  'watchFolder.status': session(z.object({}), returns<WatchStatus>(), ['no-workspace']),
  /** Watches another folder from now on; what lies in it already is left alone. */
  'watchFolder.choose': session(z.object({ folder: fileToken }), returns<WatchStatus>(), [
    'no-workspace',
    'not-found',
    'not-a-folder',
    'not-possible',
  ]),
  'watchFolder.turn': session(z.object({ isOn: z.boolean() }), returns<WatchStatus>(), ['no-workspace', 'not-found']),
  /** Stops watching and forgets the folder with its list. */
  'watchFolder.forget': session(z.object({}), returns<WatchStatus>(), ['no-workspace']),
  /** A file of the list, for the Import screen. */
  'watchFolder.take': session(
    z.object({ key: z.string().max(100) }),
    returns<{ token: FileToken; name: string; folder: string }>(),
    ['no-workspace', 'not-found'],
  ),
} satisfies FeatureContract;
