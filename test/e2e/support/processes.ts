// Looks at the app from outside, through Linux's /proc: which processes it has and which sockets they hold.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Process {
  pid: number;
  command: string;
}

/** The process and everything it started, directly or not. */
export function processTree(root: number): Process[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    // The name in parentheses may itself hold spaces and parentheses; the parent follows the last one.
    const stat = Number.isInteger(pid) ? read(`/proc/${pid}/stat`) : '';
    if (stat !== '') parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isInside = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || isInside(parents.get(pid)));
  return [...parents.keys()]
    .filter((pid) => isInside(pid))
    .map((pid) => ({ pid, command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim() }));
}

/** The process that holds the workspace. */
export function coreProcess(root: number): Process | undefined {
  return processTree(root).find(
    ({ command }) => command.includes('core.mjs') || command.includes('node.mojom.NodeService'),
  );
}

/** Internet sockets of the processes, but for TCP on this machine itself (which is how the test steers the app). */
export function outsideSockets(processes: readonly Process[]): string[] {
  const own = new Set(processes.flatMap(({ pid }) => socketInodes(pid)));
  const found: string[] = [];
  for (const table of ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6']) {
    for (const line of read(`/proc/net/${table}`).split('\n').slice(1)) {
      const [, local = '', remote = '', , , , , , , inode = ''] = line.trim().split(/\s+/);
      if (!own.has(inode)) continue;
      if (table.startsWith('tcp') && isLoopback(local) && (isLoopback(remote) || isUnset(remote))) continue;
      found.push(`${table} ${local} to ${remote}`);
    }
  }
  return found;
}

function socketInodes(pid: number): string[] {
  const inodes: string[] = [];
  try {
    for (const fd of readdirSync(`/proc/${pid}/fd`)) {
      const inode = /^socket:\[(\d+)\]$/.exec(link(`/proc/${pid}/fd/${fd}`))?.[1];
      if (inode !== undefined) inodes.push(inode);
    }
  } catch {
    // The process has just ended.
  }
  return inodes;
}

// Addresses stand as hexadecimal words in this machine's byte order: 127.0.0.1 is 0100007F.
const isLoopback = (address: string): boolean =>
  /^0100007F:/.test(address) ||
  /^00000000000000000000000001000000:/.test(address) ||
  /^0{16}FFFF00000100007F:/.test(address);
const isUnset = (address: string): boolean => /^0+:/.test(address);

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function link(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
