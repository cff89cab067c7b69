// Home: how the data is, what to do next, what happened. Fetches; HomeView shows.
import { importFile } from '../../app/files.ts';
import { useRead } from '../../app/live.ts';
import { undo } from '../../app/undo.ts';
import { useWorkspaceStore } from '../../app/workspace-store.ts';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { HomeView } from './HomeView.tsx';

const operationsShown = 6;

export function HomePage() {
  const workspace = useWorkspaceStore((state) => state.workspace);
  const overview = useRead('home.overview', {}).value;
  // What the screen is not drawn without comes first; the rest fills in.
  const later = overview ? {} : null;
  const duplicates = useRead('duplicates.counts', later).value;
  const segments = useRead('segments.list', later).value;
  const history = useRead('history.list', { limit: operationsShown }).value;
  if (!overview) return <PageSkeleton title={workspace?.name ?? ''} />;
  return (
    <HomeView
      name={workspace?.name ?? ''}
      overview={overview}
      duplicates={duplicates}
      segments={segments}
      operations={history?.operations ?? []}
      onUndo={(operation) => void undo(operation)}
      onImport={() => void importFile()}
    />
  );
}
