// What shell and core say to each other. The page's own conversation with the core is in protocol.ts.
// With a utility process the page's port goes straight to the core; with a plain Node child the shell carries the
// page's messages inside `page` messages. Everything else is the same for both.

/** What a path was picked for, and so what the core may do with it. */
export type GrantPurpose = 'read' | 'write' | 'workspace';

export type ShellToCore =
  /** A page is there (again). Carries its port in a utility process; state kept for an earlier page may go. */
  | { kind: 'page-port' }
  /** Only to a plain Node child: one message of the page. */
  | { kind: 'page'; message: unknown }
  /** The person picked this path; requests name it by the token. Sent before the page knows the token. */
  | { kind: 'grant'; token: string; path: string; purpose: GrantPurpose }
  /** Close the workspace, answer `closed`, and end. */
  | { kind: 'shutdown' };

export type CoreToShell =
  /** Requests are answered from now on. */
  | { kind: 'ready' }
  /** Only from a plain Node child: one message to the page. */
  | { kind: 'page'; message: unknown }
  /** The open workspace's name, for the window title. */
  | { kind: 'title'; workspace: string | null }
  /** Everything is on disk; the process may be ended. */
  | { kind: 'closed' };
