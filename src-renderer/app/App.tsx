// The app as a whole: Welcome without a workspace, else the frame around the present page. Owns what is global.
import { Center, Loader } from '@mantine/core';
import { memo, useDeferredValue, useEffect, useState } from 'react';
import { WelcomePage } from '../features/welcome/WelcomePage.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { useCommandKeys } from './commands.ts';
import { RequestRefused } from './core-client.ts';
import { FrameAround } from './FrameAround.tsx';
import { takeDroppedFiles, takeFile } from './files.ts';
import { followJobs } from './jobs-store.ts';
import { failures } from './live.ts';
import { useLoadAhead } from './load-ahead.ts';
import { loadedPage, loadPage } from './pages.tsx';
import { type RouteKind, ShownPlace, screenName, usePresentPlace } from './routes.ts';
import { shell } from './shell.ts';
import { toastProblem, toastRefused } from './toasts.ts';
import { useGlobalCommands } from './use-global-commands.ts';
import { followWorkspace, useWorkspaceStore } from './workspace-store.ts';

failures.show = (error) => {
  if (error instanceof RequestRefused) {
    if (error.code !== 'cancelled') toastRefused(error.message);
  } else toastProblem(error.message);
};

export function App() {
  const workspace = useWorkspaceStore((state) => state.workspace);
  useEffect(followWorkspace, []);
  useEffect(followJobs, []);
  useCommandKeys();
  useFilesFromOutside();
  const dialogs = useGlobalCommands(workspace ?? null);
  useLoadAhead(workspace ? `${workspace.folder}/${workspace.name}` : null);
  if (workspace === undefined) return <Waiting />;
  return (
    <>
      {workspace === null ? (
        <WelcomePage />
      ) : (
        <FrameAround workspace={workspace}>
          <CurrentPage />
        </FrameAround>
      )}
      {dialogs}
    </>
  );
}

/** The page, drawn a moment after the frame has answered the click, however much there is on it. */
function CurrentPage() {
  const place = useDeferredValue(usePresentPlace());
  return (
    <ShownPlace value={place}>
      <PageOf kind={place.route.kind} visit={place.visit} />
    </ShownPlace>
  );
}

const PageOf = memo(function PageOf({ kind, visit }: { kind: RouteKind; visit: number }) {
  const Page = usePage(kind);
  return Page ? <Page key={visit} /> : <PageSkeleton title={screenName[kind]} />;
});

/** The page of a route once it is loaded. No Suspense: it would hold a page that has arrived back for a while. */
function usePage(kind: RouteKind) {
  const [, arrived] = useState<RouteKind>();
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    if (!loadedPage(kind)) loadPage(kind).then(() => arrived(kind), setFailure);
  }, [kind]);
  if (failure) throw failure; // the error screen offers to load again
  return loadedPage(kind);
}

/** Nothing for the blink of an eye that starting takes; a ring only if it takes longer (see frame.css). */
function Waiting() {
  return (
    <Center h="100%" className="waiting">
      <Loader size="sm" aria-label="Loading" />
    </Center>
  );
}

/** Files dropped anywhere on the window, given on the command line, or opened from the file manager. */
function useFilesFromOutside(): void {
  useEffect(() => {
    const allow = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0 || event.defaultPrevented) return; // a drop zone of a page took them
      event.preventDefault();
      void takeDroppedFiles(files);
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    const stop = shell?.onOpenFile((file) => void takeFile(file));
    void shell?.pendingOpenFile().then((file) => file && takeFile(file));
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
      stop?.();
    };
  }, []);
}
