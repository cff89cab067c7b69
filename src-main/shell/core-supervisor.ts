// Keeps one core running: starts it, starts another when it stops by itself, ends it when the app ends.
// Knows neither windows nor how a core process is made (core-process.ts).
import { MessageChannelMain, type MessagePortMain } from 'electron';
import type { CoreNotice } from '../../src-shared/shell-api.ts';
import type { CoreToShell, ShellToCore } from '../../src-shared/shell-core.ts';
import type { Log } from '../log.ts';
import { type CoreProcess, type CoreProcessOptions, startCoreProcess } from './core-process.ts';
import { afterCrash } from './restart-policy.ts';

/** How long a core may take to close its workspace when the app ends, milliseconds. */
const shutdownMs = 5000;

/** The page as the supervisor sees it. */
export interface PageEnd {
  tell(notice: CoreNotice): void;
  handPort(port: MessagePortMain, restarted: boolean): void;
}

export interface CoreSupervisorOptions extends Pick<CoreProcessOptions, 'file' | 'env'> {
  log: Log;
  /** What each new core has to be told before anything else: the grants that are in force. */
  greeting(): ShellToCore[];
  onTitle(workspace: string | null): void;
}

export interface CoreSupervisor {
  start(): void;
  /** A page asks for a port: after its first load and after each reload. */
  connect(page: PageEnd): void;
  send(message: ShellToCore): void;
  /** Settles when the core has closed its workspace and ended, after five seconds at most. */
  shutdown(): Promise<void>;
}

export function superviseCore({ log, greeting, onTitle, ...options }: CoreSupervisorOptions): CoreSupervisor {
  let core: CoreProcess | null = null;
  let page: PageEnd | null = null;
  let crashes: number[] = [];
  let ending: (() => void) | null = null;

  function start(): void {
    let mine: CoreProcess | null = null;
    try {
      mine = startCoreProcess({
        ...options,
        onMessage: (message) => heard(message),
        onExit: (code) => core === mine && stopped(code),
      });
    } catch (error) {
      log.error('core-start', error);
      stopped(null);
      return;
    }
    core = mine;
    for (const message of greeting()) core.send(message);
  }

  function heard(message: CoreToShell): void {
    if (message.kind === 'title') onTitle(message.workspace);
    else if (message.kind === 'ready') log.note('core ready');
    else if (message.kind === 'closed') ending?.();
  }

  function stopped(code: number | null): void {
    core = null;
    if (ending) {
      ending();
      return;
    }
    const now = Date.now();
    crashes = [...crashes, now].slice(-10);
    const decision = afterCrash(crashes, now);
    log.note(`core stopped with code ${code}: ${decision.kind}`);
    if (decision.kind === 'give-up') {
      page?.tell({ kind: 'core-failed' });
      return;
    }
    page?.tell({ kind: 'core-stopped' });
    setTimeout(() => {
      if (ending || core) return;
      start();
      if (core && page) {
        page.tell({ kind: 'core-restarted' });
        link(page, true);
      }
    }, decision.afterMs);
  }

  function link(to: PageEnd, restarted: boolean): void {
    const { port1, port2 } = new MessageChannelMain();
    core?.connect(port1);
    to.handPort(port2, restarted);
  }

  return {
    start,
    connect(to) {
      page = to;
      if (ending) return;
      if (!core) {
        crashes = []; // a person asked again
        start();
      }
      if (!core) return;
      to.tell({ kind: 'core-started' });
      link(to, false);
    },
    send: (message) => core?.send(message),
    shutdown() {
      const last = core;
      if (!last) return Promise.resolve();
      return new Promise((resolve) => {
        const limit = setTimeout(() => {
          log.note('core did not close in time');
          ending?.();
        }, shutdownMs);
        ending = () => {
          clearTimeout(limit);
          last.kill();
          resolve();
        };
        last.send({ kind: 'shutdown' });
      });
    },
  };
}
