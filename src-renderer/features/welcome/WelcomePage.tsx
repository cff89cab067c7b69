// What is shown while no workspace is open. Fetches the recent ones; opening is in app/files.ts.
import { importFile, openRecentWorkspace, openWorkspaceFile, trySample } from '../../app/files.ts';
import { useRecentWorkspaces } from '../../app/use-recent-workspaces.ts';
import { WelcomeView } from './WelcomeView.tsx';

export function WelcomePage() {
  const { recent, forget } = useRecentWorkspaces();
  return (
    <WelcomeView
      recent={recent}
      onImport={() => void importFile()}
      onSample={() => void trySample()}
      onOpen={() => void openWorkspaceFile()}
      onOpenRecent={(key) => void openRecentWorkspace(key)}
      onForget={forget}
    />
  );
}
