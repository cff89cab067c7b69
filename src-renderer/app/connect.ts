// Joins the page to the core: takes the port that the shell hands over, also after the core was restarted.
import type { CoreNotice, PortMessage } from '../../src-shared/shell-api.ts';
import { type CorePort, core } from './core-client.ts';
import { shell } from './shell.ts';
import { useWorkspaceStore } from './workspace-store.ts';

const isPort = (data: unknown): data is PortMessage =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'tagstead-port';

/** Starts listening for ports. Called once, before anything is asked. */
export function connectToCore(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0];
    if (event.source !== window || !port || !isPort(event.data)) return;
    core.connect(port as CorePort); // a MessagePort carries exactly the messages of protocol.ts
  });
  shell?.onPort(hear);
}

function hear(notice: CoreNotice): void {
  switch (notice.kind) {
    case 'core-started':
    case 'core-restarted':
      return; // the port says it
    case 'core-stopped':
      core.lose();
      return;
    case 'core-failed':
      core.lose();
      useWorkspaceStore.setState({ coreFailed: true });
      return;
  }
}
