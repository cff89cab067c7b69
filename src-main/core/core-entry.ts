// The core process: joins whoever carries the messages (Electron's utility process, or plain Node under the shell) to a
// session. Owns the shell's messages; requests go to dispatch.
import type { FromCore, ToCore } from '../../src-shared/protocol.ts';
import { describeError } from '../describe-error.ts';
import { openLog } from '../log.ts';
import { removePasted } from './features/import/pasted-files.ts';
import { FolderWatcher } from './features/watch-folder/folder-watcher.ts';
import { dispatch, request } from './server/dispatch.ts';
import { Session } from './server/session.ts';

interface Port {
  postMessage(message: FromCore): void;
  on(event: 'message', listener: (event: { data: ToCore }) => void): void;
  start?(): void;
}
type FromShell =
  | { kind: 'page-port' }
  | { kind: 'page'; message: ToCore }
  | { kind: 'grant'; token: string; path: string }
  | { kind: 'shutdown' };

const parentPort = (
  process as {
    parentPort?: {
      postMessage(message: unknown): void;
      on(event: 'message', listener: (event: { data: FromShell; ports: Port[] }) => void): void;
    };
  }
).parentPort;
const toShell = (message: unknown): void => {
  if (parentPort) parentPort.postMessage(message);
  else if (process.connected) process.send?.(message);
};

let page: Port | null = null;
const toPage = (message: FromCore): void => {
  if (page) page.postMessage(message);
  else if (!parentPort) toShell({ kind: 'page', message });
};

const userData = process.env.TAGSTEAD_USER_DATA ?? null;
const log = userData === null ? null : openLog(userData, 'core.log');
if (userData !== null) removePasted(userData);
const session = new Session({
  userData,
  onEvent(event) {
    toPage({ kind: 'event', event });
    if (event.kind === 'workspace') toShell({ kind: 'title', workspace: event.workspace?.name ?? null });
  },
  log: (message) => (log ? log.note(message) : console.error(message)),
});

const watcher = new FolderWatcher(session, request);
watcher.start();

function fromPage(message: ToCore): void {
  if (message.kind === 'cancel') {
    session.jobs.get(message.id)?.cancel();
    return;
  }
  const { id, name, input } = message;
  void dispatch(session, id, name, input).then((outcome) => toPage({ kind: 'reply', id, outcome }));
}

function fromShell(message: FromShell, ports: Port[]): void {
  switch (message.kind) {
    case 'page-port':
      page = ports[0] ?? null;
      page?.on('message', (event) => fromPage(event.data));
      page?.start?.();
      break;
    case 'page':
      fromPage(message.message);
      break;
    case 'grant':
      session.files.grant(message.path, message.token);
      break;
    case 'shutdown':
      session.close();
      toShell({ kind: 'closed' });
      setTimeout(() => process.exit(0), 20);
      break;
  }
}

if (parentPort) parentPort.on('message', ({ data, ports }) => fromShell(data, ports));
else {
  process.on('message', (message) => fromShell(message as FromShell, []));
  process.on('disconnect', () => {
    session.close();
    process.exit(0);
  });
}
process.on('uncaughtException', (error) => {
  session.log(`uncaught: ${describeError(error)}`);
  process.exit(1); // the shell starts a new core; SQLite rolls back whatever was open
});
toShell({ kind: 'ready' });
