// The words of a command line as typed values. Owns parsing and what is said about wrong usage; runs nothing.
import { parseArgs } from 'node:util';
import { assertNever } from '../../src-shared/model/assert-never.ts';
import type { Command, Given, OptionSpec, OptionSpecs, OptionValues } from './command.ts';
import { nearestWord } from './nearest-word.ts';

/** Thrown for a command line that cannot be meant: exit code 2. */
export class UsageError extends Error {
  /** The command it concerns, for the hint at its help. */
  readonly command: string | undefined;

  constructor(message: string, command?: string) {
    super(message);
    this.name = 'UsageError';
    this.command = command;
  }
}

/** Every command has these. */
export const commonOptions = {
  json: { type: 'flag', help: 'print one JSON document instead of text' },
  quiet: { type: 'flag', help: 'show no progress' },
  help: { type: 'flag', help: 'show this help' },
} as const satisfies OptionSpecs;

export interface Parsed {
  given: Given<OptionSpecs>;
  common: OptionValues<typeof commonOptions>;
}

/**
 * Reads the words behind the command's name.
 * @throws UsageError with one sentence that names the word it is about
 */
export function readArguments(command: Command, argv: readonly string[]): Parsed {
  const specs: OptionSpecs = { ...command.options, ...commonOptions };
  const { words, found } = splitArguments(command, specs, argv);
  const values = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, optionValue(command, name, spec, found.get(name) ?? [])]),
  );
  const common = {
    json: values.json === true,
    quiet: values.quiet === true,
    help: values.help === true,
  };
  const given = { words, options: values } as Given<OptionSpecs>;
  if (common.help) return { given, common };
  checkCount(command, words);
  const objection = command.check?.(given);
  if (objection !== undefined) throw new UsageError(objection, command.name);
  return { given, common };
}

/** Separates arguments from options, in the syntax of node:util: --name value, --name=value, -- ends options. */
function splitArguments(command: Command, specs: OptionSpecs, argv: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      spec.type === 'flag'
        ? { type: 'boolean' as const, ...(name === 'help' ? { short: 'h' } : {}) }
        : { type: 'string' as const, multiple: true },
    ]),
  );
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const found = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined) throw unknownOption(command, specs, token.rawName);
    if (spec.type === 'flag') {
      if (token.value !== undefined) throw new UsageError(`--${token.name} takes no value.`, command.name);
      found.set(token.name, ['']);
      continue;
    }
    const looksLikeOption = token.inlineValue !== true && /^--?[A-Za-z]/.test(token.value ?? '');
    if (token.value === undefined || looksLikeOption) {
      throw new UsageError(`--${token.name} needs a value: --${token.name} ${valueName(spec)}.`, command.name);
    }
    const before = found.get(token.name) ?? [];
    if (before.length > 0 && spec.type !== 'list') {
      throw new UsageError(`--${token.name} is given twice.`, command.name);
    }
    found.set(token.name, [...before, token.value]);
  }
  return { words: positionals, found };
}

function unknownOption(command: Command, specs: OptionSpecs, rawName: string): UsageError {
  const near = nearestWord(rawName.replace(/^-+/, ''), Object.keys(specs));
  const hint = near === undefined ? '' : ` Did you mean --${near}?`;
  return new UsageError(`${command.name} has no option ${rawName}.${hint}`, command.name);
}

function checkCount(command: Command, words: readonly string[]): void {
  const missing = command.arguments.find((argument, index) => !argument.isOptional && words[index] === undefined);
  if (missing !== undefined) {
    throw new UsageError(`${command.name} needs ${missing.name}: ${missing.help}.`, command.name);
  }
  const extra = words[command.arguments.length];
  if (extra !== undefined) throw new UsageError(`${command.name} does not take the argument '${extra}'.`, command.name);
}

/** What stands for the value in usage and help. */
export function valueName(spec: Exclude<OptionSpec, { type: 'flag' }>): string {
  switch (spec.type) {
    case 'choice':
      return spec.choices.join('|');
    case 'day':
      return 'YYYY-MM-DD';
    case 'text':
    case 'number':
    case 'list':
      return spec.value;
    default:
      return assertNever(spec);
  }
}

function optionValue(command: Command, name: string, spec: OptionSpec, given: readonly string[]): unknown {
  const value = given.at(-1);
  const wrong = (message: string) => new UsageError(`--${name} ${message}`, command.name);
  switch (spec.type) {
    case 'flag':
      return value !== undefined;
    case 'list':
      return given.flatMap(splitList);
    case 'text':
      if (value === '') throw wrong('needs a value that is not empty.');
      return value;
    case 'choice':
      if (value !== undefined && !spec.choices.includes(value)) {
        throw wrong(`is one of ${spec.choices.join(', ')}; '${value}' is none of them.`);
      }
      return value;
    case 'number': {
      if (value === undefined) return undefined;
      const number = value.trim() === '' ? Number.NaN : Number(value);
      if (!(number >= spec.min && number <= spec.max)) {
        throw wrong(`is a number from ${spec.min} to ${spec.max}; '${value}' is not.`);
      }
      return number;
    }
    case 'day':
      if (value !== undefined && !isDay(value)) throw wrong(`is a day such as 2026-03-31; '${value}' is not.`);
      return value;
    default:
      return assertNever(spec);
  }
}

/** 'a, b\,c' is 'a' and 'b,c'. */
function splitList(text: string): string[] {
  return text
    .split(/(?<!\\),/)
    .map((part) => part.replaceAll('\\,', ',').trim())
    .filter((part) => part !== '');
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
