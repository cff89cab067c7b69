// The watch folder of the open workspace as the page sees it, and what can be done with it.
import { useCallback, useEffect, useState } from 'react';
import type { WatchStatus } from '../../../src-shared/contract/watch-folder.ts';
import { core } from '../../app/core-client.ts';
import { importFile, tokenOf } from '../../app/files.ts';
import { failures } from '../../app/live.ts';
import { shell } from '../../app/shell.ts';

export interface WatchFolder {
  status: WatchStatus | null;
  choose: () => Promise<void>;
  turn: (isOn: boolean) => Promise<void>;
  forget: () => Promise<void>;
}

export function useWatchFolder(): WatchFolder {
  const [status, setStatus] = useState<WatchStatus | null>(null);
  const take = useCallback(async (asked: Promise<WatchStatus>): Promise<void> => {
    try {
      setStatus(await asked);
    } catch (error) {
      failures.show(error as Error);
    }
  }, []);
  useEffect(() => {
    const ask = (): void => void take(core.request('watchFolder.status', {}));
    ask();
    return core.onEvent((event) => event.kind === 'watched' && ask());
  }, [take]);
  return {
    status,
    choose: async () => {
      const folder = await shell?.chooseFolder({ title: 'Choose a folder to watch' });
      if (folder) await take(core.request('watchFolder.choose', { folder: tokenOf(folder) }));
    },
    turn: (isOn) => take(core.request('watchFolder.turn', { isOn })),
    forget: () => take(core.request('watchFolder.forget', {})),
  };
}

/** Opens a file of the watch folder in Import. */
export async function importWatched(key: string): Promise<void> {
  try {
    await importFile(await core.request('watchFolder.take', { key }));
  } catch (error) {
    failures.show(error as Error);
  }
}
