// From words to an exit code: finds the command, parses, runs, prints. Owns this order and the mapping of errors;
// the commands themselves are in commands/, one file each.
import { Refusal } from '../../src-shared/model/refusal.ts';
import { readArguments, UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import { commandHelp, programHelp } from './help.ts';
import { nearestWord } from './nearest-word.ts';
import { type ExitCode, type Io, printRefusal, printReport, printUsageError } from './output.ts';
import { noProgress, progressOn } from './progress.ts';

export interface Program {
  commands: readonly Command[];
  version: string;
  now: () => number;
}

/**
 * Runs one command line.
 * @param argv the words behind the program's name
 * @param signal aborted when the person presses Ctrl+C
 * @returns the exit code: 0 done, 1 refused or findings, 2 wrong usage
 */
export async function runCli(
  argv: readonly string[],
  io: Io,
  program: Program,
  signal: AbortSignal,
): Promise<ExitCode> {
  const wantsJson = argv.includes('--json');
  try {
    return await dispatch(argv, io, program, signal);
  } catch (error) {
    if (error instanceof UsageError) return printUsageError(io, error.message, error.command);
    if (error instanceof Refusal) {
      return printRefusal(io, { code: error.code, message: error.message, details: error.details }, wantsJson);
    }
    const message = `Something went wrong that should not: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    return printRefusal(io, { code: 'bug', message }, wantsJson);
  }
}

async function dispatch(argv: readonly string[], io: Io, program: Program, signal: AbortSignal): Promise<ExitCode> {
  const [first] = argv;
  if (first === '--version' || first === '-V') {
    io.out(`${program.version}\n`);
    return 0;
  }
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    const wanted = argv.slice(1).filter((word) => !word.startsWith('-'));
    if (first !== 'help' || wanted.length === 0) {
      const help = programHelp(program.commands, program.version);
      if (first === undefined) io.error(help);
      else io.out(help);
      return first === undefined ? 2 : 0;
    }
    io.out(commandHelp(findCommand(wanted, program.commands).command));
    return 0;
  }
  const { command, rest } = findCommand(argv, program.commands);
  const { given, common } = readArguments(command, rest);
  if (common.help) {
    io.out(commandHelp(command));
    return 0;
  }
  const target = { write: io.error, isTerminal: io.isTerminal, columns: io.columns };
  const progress = common.quiet ? noProgress : progressOn(target, program.now);
  try {
    const report = await command.run(given, { progress, signal, now: program.now });
    progress.finish();
    return printReport(io, report, common.json);
  } finally {
    progress.finish();
  }
}

/** A command's name has one or two words; two are looked for first. */
function findCommand(
  argv: readonly string[],
  commands: readonly Command[],
): { command: Command; rest: readonly string[] } {
  const [first = '', second = ''] = argv;
  for (const [name, length] of [
    [`${first} ${second}`, 2],
    [first, 1],
  ] as const) {
    const command = commands.find((candidate) => candidate.name === name);
    if (command !== undefined) return { command, rest: argv.slice(length) };
  }
  const family = commands.filter((candidate) => candidate.name.startsWith(`${first} `));
  if (first !== '' && family.length > 0) {
    throw new UsageError(
      `${first} is followed by ${family.map(({ name }) => name.slice(first.length + 1)).join(' or ')}.`,
    );
  }
  const near = nearestWord(
    first,
    commands.map(({ name }) => name),
  );
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new UsageError(
    first.startsWith('-') ? `The command comes first, before ${first}.` : `There is no command ${first}.${hint}`,
  );
}
