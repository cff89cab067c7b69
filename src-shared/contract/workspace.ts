// What the page may ask about workspaces as files: which are known, open, new, copy, close.
import { z } from 'zod';
import { fileToken } from '../model/ids.ts';
import type { WorkspaceInfo } from '../protocol.ts';
import { type FeatureContract, returns, session } from './define.ts';

export interface RecentWorkspace {
  /** Names the entry when it is opened or forgotten again; the page never sees the path. */
  key: string;
  name: string;
  folder: string;
  size: number;
  contacts: number;
  openedAt: number;
  /** 0 to 100 as of the last audit, null when never audited. */
  health: number | null;
  isMissing: boolean;
}

export const openRefusals = [
  'not-found',
  'not-a-file',
  'not-a-workspace',
  'damaged',
  'newer-version',
  'already-open',
  'read-only',
  'file-exists',
] as const;

export const workspaceContract = {
  'workspace.current': session(z.object({}), returns<WorkspaceInfo | null>()),
  'workspace.recent': session(z.object({}), returns<RecentWorkspace[]>()),
  'workspace.create': session(z.object({ file: fileToken }), returns<WorkspaceInfo>(), openRefusals),
  'workspace.open': session(z.object({ file: fileToken }), returns<WorkspaceInfo>(), openRefusals),
  'workspace.openRecent': session(z.object({ key: z.string() }), returns<WorkspaceInfo>(), openRefusals),
  'workspace.forgetRecent': session(z.object({ key: z.string() }), returns<null>()),
  'workspace.close': session(z.object({}), returns<null>()),
  'workspace.copy': session(z.object({ file: fileToken }), returns<{ name: string; size: number }>(), openRefusals),
} satisfies FeatureContract;
