// The workspaces opened before, asked again whenever another one is opened or closed.
import { useCallback, useEffect, useState } from 'react';
import type { RecentWorkspace } from '../../src-shared/contract/workspace.ts';
import { core } from './core-client.ts';

export interface RecentWorkspaces {
  recent: readonly RecentWorkspace[];
  forget: (key: string) => void;
}

export function useRecentWorkspaces(): RecentWorkspaces {
  const [recent, setRecent] = useState<readonly RecentWorkspace[]>([]);
  const ask = useCallback(() => {
    core.request('workspace.recent', {}).then(setRecent, () => setRecent([]));
  }, []);
  useEffect(() => {
    ask();
    return core.onEvent((event) => event.kind === 'workspace' && ask());
  }, [ask]);
  const forget = useCallback((key: string) => void core.request('workspace.forgetRecent', { key }).then(ask), [ask]);
  return { recent, forget };
}
