// Runs other programs for the scripts in this folder. Built-ins only: it works before anything is installed.
import { spawn, spawnSync } from 'node:child_process';

/** Ends the script with a sentence instead of a stack trace. */
export class Stop extends Error {}

/** Runs a script's main function; a `Stop` becomes its sentence on stderr and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/**
 * Runs a program to its end with its output on stderr and returns its exit code. `quiet` keeps the output for the case
 * that it fails, `silent` drops it.
 */
export function runToEnd(command, args, { quiet = false, silent = false, env = process.env, cwd, timeoutMs } = {}) {
  const { status, error, stderr, stdout } = spawnSync(command, args, {
    stdio: ['ignore', quiet || silent ? 'pipe' : 2, quiet || silent ? 'pipe' : 2],
    encoding: 'utf8',
    env,
    cwd,
    timeout: timeoutMs,
    maxBuffer: 1 << 28,
  });
  // What was kept quiet matters once it fails.
  if (quiet && !silent && status !== 0) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  if (error && error.code === 'ENOENT') throw new Stop(`${command} was not found on this machine.`);
  return status ?? 1;
}

/** Runs a program attached to this terminal, passes Ctrl+C on, and resolves to its exit code. */
export function runAttached(command, args, { env = process.env, stdio = 'inherit', cwd } = {}) {
  const child = spawn(command, args, { stdio, env, cwd });
  const pass = (signal) => child.kill(signal);
  process.on('SIGINT', pass);
  process.on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/** Runs a program and resolves to its exit code and everything it printed. */
export function runCollecting(command, args, { env = process.env, cwd } = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env, cwd });
  let output = '';
  const collect = (text) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** True when a program of that name is on the path. */
export function hasProgram(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}
