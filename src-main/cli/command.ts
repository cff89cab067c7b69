// What a command of the command line is: its words, its arguments and options as data, and what running it gives.
// Owns the types and defineCommand; parsing is in arguments.ts, help in help.ts, printing in output.ts.
import type { Progress } from './progress.ts';

/** One option; `help` is a phrase without a full stop. */
export type OptionSpec =
  | { type: 'flag'; help: string }
  | { type: 'text'; value: string; help: string }
  | { type: 'choice'; choices: readonly string[]; help: string }
  | { type: 'number'; value: string; min: number; max: number; help: string }
  | { type: 'day'; help: string }
  /** Values between commas; may be given several times. A comma inside a value is written \, */
  | { type: 'list'; value: string; help: string };

export interface ArgumentSpec {
  /** In capitals, as usage shows it: WORKSPACE. */
  name: string;
  help: string;
  isOptional?: true;
}

type OptionValue<S extends OptionSpec> = S extends { type: 'flag' }
  ? boolean
  : S extends { type: 'list' }
    ? readonly string[]
    : S extends { type: 'number' }
      ? number | undefined
      : S extends { type: 'choice'; choices: readonly (infer C)[] }
        ? C | undefined
        : string | undefined;

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;
export type OptionValues<O extends OptionSpecs> = { readonly [K in keyof O]: OptionValue<O[K]> };

export interface Given<O extends OptionSpecs> {
  /** The arguments in the order of the command's `arguments`; optional ones may be missing. */
  readonly words: readonly string[];
  readonly options: OptionValues<O>;
}

export interface CommandContext {
  readonly progress: Progress;
  /** Aborted by Ctrl+C; a command stops its job and leaves everything as it was. */
  readonly signal: AbortSignal;
  /** The present, so that tests need not wait for it. */
  readonly now: () => number;
}

/** What a command gives back: for people and for programs, from the same values. */
export interface CommandReport {
  /** 0 done; 1 done, but what it found is at or above the level that was asked to fail on. */
  readonly exit: 0 | 1;
  /** Lines for people. */
  readonly lines: readonly string[];
  /** The document that --json prints. */
  readonly document: Readonly<Record<string, unknown>>;
}

export interface Command<O extends OptionSpecs = OptionSpecs> {
  /** One or two words: 'import', 'tags check'. */
  readonly name: string;
  /** One line, a verb first, no full stop. */
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: O;
  /** Lines below the options, at most 110 characters each. */
  readonly notes?: readonly string[];
  readonly examples: readonly string[];
  /** Says what is wrong with the combination of what was given, or nothing. */
  readonly check?: (given: Given<O>) => string | undefined;
  readonly run: (given: Given<O>, context: CommandContext) => Promise<CommandReport>;
}

/** Declares a command; its options' types follow from their declaration. */
export function defineCommand<const O extends OptionSpecs>(command: Command<O>): Command {
  // The registry holds commands of every kind of options; arguments.ts reads them by the command's own declaration.
  return command as unknown as Command;
}
