// How a feature declares its requests as data. Owns the four kinds and the types derived from an entry.
import type { z } from 'zod';

/**
 * read: rows out, in one snapshot. write: one journaled transaction, synchronous. job: anything above about 50 ms,
 * with progress and cancel. session: opening and closing workspaces, the only kind that works without one.
 */
export type Kind = 'read' | 'write' | 'job' | 'session';

export interface Entry<K extends Kind, I extends z.ZodType, O> {
  kind: K;
  input: I;
  /** Only a type: inputs cross a trust boundary and are parsed, outputs are made by the same build. */
  output: Output<O>;
  refusals: readonly string[];
}

export interface Output<O> {
  readonly __output?: O;
}

/** Declares what a request answers with: `returns<TagTree>()`. */
export const returns = <O>(): Output<O> => ({});

const entry =
  <K extends Kind>(kind: K) =>
  <I extends z.ZodType, O>(input: I, output: Output<O>, refusals: readonly string[] = []): Entry<K, I, O> => ({
    kind,
    input,
    output,
    refusals,
  });

export const read = entry('read');
export const write = entry('write');
export const job = entry('job');
export const session = entry('session');

export type AnyEntry = Entry<Kind, z.ZodType, unknown>;
export type FeatureContract = Record<string, AnyEntry>;
/** What a caller passes. */
export type EntryInput<E> = E extends Entry<Kind, infer I, unknown> ? z.input<I> : never;
/** What a handler receives: parsed, branded. */
export type EntryParsed<E> = E extends Entry<Kind, infer I, unknown> ? z.output<I> : never;
export type EntryOutput<E> = E extends { output: Output<infer O> } ? O : never;

/** May come back from any request, beside the codes its entry declares. */
export const commonRefusals = [
  'no-workspace',
  'bad-input',
  'busy',
  'cancelled',
  'disk-full',
  'read-only',
  'damaged',
] as const;
