// Runs the command line in this process, with its real commands.
import type { Io } from '../../src-main/cli/output.ts';
import { commands } from '../../src-main/cli/registry.ts';
import { runCli } from '../../src-main/cli/run.ts';
import { testNow } from './workspace.ts';

export interface CommandResult {
  code: number;
  out: string;
  error: string;
  /** The document of --json. */
  json<T = Record<string, unknown>>(): T;
}

/** Runs `tagstead ARGV…` to its end. Progress is plain lines, as in a log. */
export async function tagstead(...argv: string[]): Promise<CommandResult> {
  const written = { out: '', error: '' };
  const io: Io = {
    out: (text) => {
      written.out += text;
    },
    error: (text) => {
      written.error += text;
    },
    isTerminal: false,
    columns: 80,
  };
  const program = { commands, version: '0.0.0', now: () => testNow };
  const code = await runCli(argv, io, program, new AbortController().signal);
  return { code, ...written, json: <T>() => JSON.parse(written.out) as T };
}
