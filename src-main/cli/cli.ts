#!/usr/bin/env node
// The program `tagstead`: ties the command line to this process's streams, signals and exit code. Does no work itself.
import packageJson from '../../package.json' with { type: 'json' };
import { commands } from './registry.ts';
import { runCli } from './run.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// A reader such as `head` that has seen enough closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await runCli(
  process.argv.slice(2),
  {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    columns: process.stderr.columns ?? 80,
  },
  { commands, version: packageJson.version, now: Date.now },
  stop.signal,
);
