// Which workspace is open, and whether the core can be reached. Follows the core's events; opens nothing by itself
// except the same workspace again after the core was restarted.
import { create } from 'zustand';
import type { WorkspaceInfo } from '../../src-shared/protocol.ts';
import { type Connection, core } from './core-client.ts';
import { resetRoutes } from './routes.ts';

interface WorkspaceState {
  /** undefined until the core has said. */
  workspace: WorkspaceInfo | null | undefined;
  connection: Connection;
  /** The core stopped too often and is left stopped. */
  coreFailed: boolean;
}

export const useWorkspaceStore = create<WorkspaceState>(() => ({
  workspace: undefined,
  connection: core.connection,
  coreFailed: false,
}));

/** False where the open workspace can only be looked at. What writes is then disabled; the core refuses the rest. */
export const useMayWrite = (): boolean => useWorkspaceStore((state) => state.workspace?.isReadOnly !== true);

const isSame = (a: { name: string; folder: string }, b: { name: string; folder: string }): boolean =>
  a.name === b.name && a.folder === b.folder;

/** Starts following the core. Returns the function that stops. */
export function followWorkspace(): () => void {
  let hasHeard = false;
  const stopEvents = core.onEvent((event) => {
    if (event.kind !== 'workspace') return;
    hasHeard = true;
    show(event.workspace);
  });
  const stopConnection = core.onConnection((connection) => {
    useWorkspaceStore.setState({ connection });
    if (connection === 'restarted') void reopen();
  });
  // A file named on the command line is opened meanwhile. Its event may overtake this answer, which is then out of date.
  void core.request('workspace.current', {}).then((workspace) => hasHeard || show(workspace));
  return () => {
    stopEvents();
    stopConnection();
  };
}

function show(workspace: WorkspaceInfo | null): void {
  const before = useWorkspaceStore.getState().workspace;
  const isOther = !before || !workspace || !isSame(before, workspace);
  useWorkspaceStore.setState({ workspace });
  if (isOther) resetRoutes();
}

/** A restarted core has nothing open: what was open before is opened again, where the person was. */
async function reopen(): Promise<void> {
  const before = useWorkspaceStore.getState().workspace;
  if (!before) return;
  try {
    const current = await core.request('workspace.current', {});
    if (current) return;
    const recent = await core.request('workspace.recent', {});
    const same = recent.find((known) => isSame(known, before));
    if (same) await core.request('workspace.openRecent', { key: same.key });
    else show(null);
  } catch {
    show(null); // Welcome lists it, and opening it there says what is wrong
  }
}
