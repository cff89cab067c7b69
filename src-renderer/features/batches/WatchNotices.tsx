// Says on every screen what the watch folder did: a toast with Undo for an import, with the way on for anything else.
import { useEffect } from 'react';
import type { WatchedFile } from '../../../src-shared/contract/watch-folder.ts';
import { core } from '../../app/core-client.ts';
import { navigate } from '../../app/routes.ts';
import { toastDone } from '../../app/toasts.ts';
import { undo } from '../../app/undo.ts';
import { importWatched } from './use-watch-folder.ts';

/** Renders nothing. */
export function WatchNotices() {
  useEffect(() => core.onEvent((event) => event.kind === 'watched' && tell(event.file)), []);
  return null;
}

function tell(file: WatchedFile): void {
  const { batch, operation } = file;
  switch (file.outcome) {
    case 'imported':
      toastDone({
        message: `${file.name} imported itself: ${file.message}`,
        ...(operation !== null && { undo: () => void undo(operation) }),
        ...(batch !== null && { next: { label: 'Show', run: () => navigate({ kind: 'imports', batch }) } }),
      });
      return;
    case 'needs-mapping':
      toastDone({
        message: `${file.name} came into the watch folder with columns that are new here.`,
        next: { label: 'Map them', run: () => void importWatched(file.key) },
      });
      return;
    case 'failed':
      toastDone({
        message: file.message,
        next: { label: 'Show', run: () => navigate({ kind: 'imports' }) },
      });
      return;
    case 'known':
      return; // nothing to do and nothing to know: it stands in the list
  }
}
