// The help texts, made from the declarations of the commands, so that they cannot disagree with what is parsed.
import { commonOptions, valueName } from './arguments.ts';
import type { Command, OptionSpec, OptionSpecs } from './command.ts';

function optionTerm(name: string, spec: OptionSpec): string {
  const term = spec.type === 'flag' ? `--${name}` : `--${name} ${valueName(spec)}`;
  return name === 'help' ? `${term}, -h` : term;
}

function columns(pairs: readonly (readonly [string, string])[], width: number): string[] {
  return pairs.map(([term, help]) =>
    term.length <= width ? `  ${term.padEnd(width)}  ${help}` : `  ${term}\n  ${' '.repeat(width)}  ${help}`,
  );
}

function optionLines(specs: OptionSpecs, width: number): string[] {
  return columns(
    Object.entries(specs).map(([name, spec]) => [optionTerm(name, spec), spec.help] as const),
    width,
  );
}

/** The line behind 'Usage:', with every option. */
export function usageLine(command: Command): string {
  const words = command.arguments.map(({ name, isOptional }) => (isOptional ? `[${name}]` : name));
  const options = Object.keys(command.options).length > 0 ? ['[options]'] : [];
  return ['tagstead', command.name, ...words, ...options].join(' ');
}

/** The help of one command. */
export function commandHelp(command: Command): string {
  const width = 24;
  const parts = [`${command.summary}.`, '', `Usage: ${usageLine(command)}`];
  if (command.arguments.length > 0) {
    parts.push(
      '',
      'Arguments:',
      ...columns(
        command.arguments.map(({ name, help }) => [name, help] as const),
        width,
      ),
    );
  }
  parts.push('', 'Options:', ...optionLines(command.options, width), ...optionLines(commonOptions, width));
  if (command.notes !== undefined) parts.push('', ...command.notes);
  if (command.examples.length > 0) parts.push('', 'Examples:', ...command.examples.map((example) => `  ${example}`));
  return `${parts.join('\n')}\n`;
}

/** The help of the whole program. */
export function programHelp(commands: readonly Command[], version: string): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    `Tagstead ${version}: cleans, tags and segments customer lists on this computer.`,
    '',
    'Usage: tagstead COMMAND [arguments] [options]',
    '',
    'Commands:',
    ...columns(
      commands.map(({ name, summary }) => [name, summary] as const),
      width,
    ),
    '',
    'Every command has --json (one JSON document), --quiet and --help. Where a workspace is wanted for reading, a',
    'data file (CSV) may be given instead; it is read into a temporary workspace that is removed again.',
    'Exit codes: 0 done, 1 refused or findings at the level of --fail-on, 2 wrong usage.',
    '',
  ].join('\n');
}
