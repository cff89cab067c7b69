// The frame, connected: workspace, undo, jobs, search and badges from the core around whatever page is shown.
import { Button } from '@mantine/core';
import { IconLock, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { WorkspaceInfo } from '../../src-shared/protocol.ts';
import { WatchNotices } from '../features/batches/index.ts';
import { ContactPalette } from '../features/contacts/ContactPalette.tsx';
import { ContactSearch } from '../features/contacts/ContactSearch.tsx';
import { ExportHost } from '../features/export/index.ts';
import { useRailBadges } from '../features/home/use-rail-badges.ts';
import { StandingRuns } from '../features/recipes/index.ts';
import { ReportHost } from '../features/report/index.ts';
import { KeepSegmentsCurrent } from '../features/segment-moves/KeepSegmentsCurrent.tsx';
import { useAsOf } from '../features/settings/use-settings.ts';
import { AutomaticRuns } from '../features/tag-rules/index.ts';
import { TagContactsHost } from '../features/tags/index.ts';
import { AppFrame } from './AppFrame.tsx';
import { core } from './core-client.ts';
import {
  closeWorkspace,
  copyWorkspaceFile,
  createWorkspaceFile,
  importFile,
  openRecentWorkspace,
  openWorkspaceFile,
} from './files.ts';
import { JobIndicator, JobTray } from './JobTray.tsx';
import { dismissJob, useJobsStore } from './jobs-store.ts';
import { useRead } from './live.ts';
import { openPalette } from './Palette.tsx';
import { goBack, goForward, navigate, useRouteStore } from './routes.ts';
import { shell } from './shell.ts';
import { TopBar } from './TopBar.tsx';
import { redo, undo } from './undo.ts';
import { useRecentWorkspaces } from './use-recent-workspaces.ts';
import { useWorkspaceStore } from './workspace-store.ts';

const recentShown = 6;

export function FrameAround({ workspace, children }: { workspace: WorkspaceInfo; children: ReactNode }) {
  const { at, count } = useRouteStoreEnds();
  const { jobs, isTrayOpen } = useJobsStore();
  const { recent } = useRecentWorkspaces();
  const history = useRead('history.list', { limit: 1 }).value;
  const badges = useRailBadges();
  const asOf = useAsOf();
  const others = recent.filter((known) => known.name !== workspace.name || known.folder !== workspace.folder);
  return (
    <AppFrame
      badges={badges}
      banner={
        <>
          <ConnectionBanner />
          {workspace.isReadOnly && <ReadOnlyBanner name={workspace.name} />}
        </>
      }
      jobTray={
        isTrayOpen && <JobTray jobs={jobs} onCancel={(id) => core.cancel(id)} onDismiss={(id) => dismissJob(id)} />
      }
      topBar={
        <TopBar
          workspace={{
            name: workspace.name,
            recent: others.slice(0, recentShown),
            onOpenRecent: (key) => void openRecentWorkspace(key),
            onOpen: () => void openWorkspaceFile(),
            onNew: () => void createWorkspaceFile('customers.tagstead'),
            onCopy: () => void copyWorkspaceFile(workspace.name),
            onClose: () => void closeWorkspace(),
          }}
          canGoBack={at > 0}
          canGoForward={at < count - 1}
          onBack={goBack}
          onForward={goForward}
          undoLabel={workspace.isReadOnly ? null : (history?.canUndo ?? null)}
          redoLabel={workspace.isReadOnly ? null : (history?.canRedo ?? null)}
          onUndo={() => void undo()}
          onRedo={() => void redo()}
          onPalette={openPalette}
          onImport={workspace.isReadOnly ? null : () => void importFile()}
          asOf={asOf}
          onAsOf={() => navigate({ kind: 'settings' })}
          search={<ContactSearch />}
          jobs={
            <JobIndicator
              jobs={jobs}
              onToggle={() => useJobsStore.setState((state) => ({ isTrayOpen: !state.isTrayOpen }))}
            />
          }
        />
      }
    >
      {children}
      <ContactPalette />
      <TagContactsHost />
      <AutomaticRuns />
      <KeepSegmentsCurrent />
      <StandingRuns />
      <WatchNotices />
      <ExportHost workspaceName={workspace.name} />
      <ReportHost workspaceName={workspace.name} />
    </AppFrame>
  );
}

function useRouteStoreEnds(): { at: number; count: number } {
  const at = useRouteStore((state) => state.at);
  const count = useRouteStore((state) => state.places.length);
  return { at, count };
}

/** One line for as long as a workspace is open that can only be looked at. */
function ReadOnlyBanner({ name }: { name: string }) {
  return (
    <div className="banner" role="status">
      <IconLock size={16} aria-hidden />
      Opened for reading: this file or its folder cannot be written. Look, search and export as usual; to change
      anything, work in a copy.
      <Button size="compact-xs" variant="default" onClick={() => void copyWorkspaceFile(name)}>
        Save a copy…
      </Button>
    </div>
  );
}

/** One line while the core is away. What was on screen stays; it comes back by itself. */
function ConnectionBanner() {
  const connection = useWorkspaceStore((state) => state.connection);
  const failed = useWorkspaceStore((state) => state.coreFailed);
  if (connection !== 'lost') return null;
  return (
    <div className="banner" role="status">
      <IconPlugConnectedX size={16} aria-hidden />
      {failed ? (
        <>
          The part of Tagstead that keeps your data stopped several times. Nothing is lost.
          <Button size="compact-xs" variant="default" onClick={() => void shell?.reload()}>
            Start it again
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => void shell?.showLogFolder()}>
            Show the log
          </Button>
        </>
      ) : (
        'Reconnecting. Everything saved so far is safe; what was under way is taken back.'
      )}
    </div>
  );
}
