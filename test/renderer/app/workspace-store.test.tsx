// Which workspace the page believes to be open, where answers and events cross on their way.
import { afterEach, describe, expect, it } from 'vitest';
import { core } from '../../../src-renderer/app/core-client.ts';
import { followWorkspace, useWorkspaceStore } from '../../../src-renderer/app/workspace-store.ts';
import type { FromCore, ToCore, WorkspaceInfo } from '../../../src-shared/protocol.ts';

const clients: WorkspaceInfo = { name: 'clients', folder: 'desk', contacts: 200, isSample: false, isReadOnly: false };

/** Follows the workspace over a port whose answers are sent by hand. */
function following() {
  const asked: ToCore[] = [];
  const port = {
    postMessage: (message: ToCore) => void asked.push(message),
    onmessage: null as ((event: { data: FromCore }) => void) | null,
  };
  core.connect(port);
  const stop = followWorkspace();
  const send = (data: FromCore): void => port.onmessage?.({ data });
  return {
    stop,
    opened: (workspace: WorkspaceInfo | null) => send({ kind: 'event', event: { kind: 'workspace', workspace } }),
    async answerCurrent(value: WorkspaceInfo | null) {
      const request = asked.find((message) => message.kind === 'request' && message.name === 'workspace.current');
      if (request?.kind !== 'request') throw new Error('nobody asked');
      send({ kind: 'reply', id: request.id, outcome: { ok: true, value, read: [], wrote: [] } });
      await new Promise((done) => setTimeout(done));
    },
  };
}

const shown = () => useWorkspaceStore.getState().workspace;
let stop = () => {};

describe('the open workspace', () => {
  afterEach(() => {
    stop();
    useWorkspaceStore.setState({ workspace: undefined });
  });

  it('is what the core answers at the start', async () => {
    const page = following();
    stop = page.stop;
    expect(shown()).toBeUndefined();
    await page.answerCurrent(clients);
    expect(shown()).toEqual(clients);
  });

  it('stays open when it was opened while the page was still being told that nothing is', async () => {
    const page = following();
    stop = page.stop;
    page.opened(clients);
    await page.answerCurrent(null);
    expect(shown()).toEqual(clients);
  });

  it('closes on the event that says so', async () => {
    const page = following();
    stop = page.stop;
    await page.answerCurrent(clients);
    page.opened(null);
    expect(shown()).toBeNull();
  });
});
