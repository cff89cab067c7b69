// What a person can do to one field of many contacts at once. Owns the closed list of edits and their shape; what each
// does to a text is in core/engines/bulk-edit.
import { z } from 'zod';

const text = z.string().max(2_000);
/** given_name, custom.<key>, point.email, address.city, activity.product: see core/features/clean/clean-columns.ts. */
export const columnKey = z
  .string()
  .regex(/^[a-z_0-9]+(\..+)?$/u)
  .max(220);

export const letterCases = ['lower', 'upper', 'title'] as const;
export type LetterCase = (typeof letterCases)[number];

export const bulkEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), value: text.min(1) }),
  z.object({ kind: z.literal('clear') }),
  z.object({
    kind: z.literal('replace'),
    find: text.min(1),
    with: text,
    isRegex: z.boolean().default(false),
    matchCase: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('case'), to: z.enum(letterCases) }),
  z.object({ kind: z.literal('trim') }),
  z.object({ kind: z.literal('affix'), prefix: text, suffix: text }),
  /** Cuts at the separator: one part stays, the other goes into another field, if that is empty or may be replaced. */
  z.object({
    kind: z.literal('split'),
    separator: z.string().min(1).max(20),
    at: z.enum(['first', 'last']).default('first'),
    stays: z.enum(['before', 'after']).default('before'),
    other: columnKey,
    overwrite: z.boolean().default(false),
  }),
  /** This field becomes both values with the glue between them. */
  z.object({
    kind: z.literal('join'),
    other: columnKey,
    glue: z.string().max(20),
    emptyOther: z.boolean().default(true),
  }),
  /** The value goes into the other field and leaves this one. */
  z.object({
    kind: z.literal('move'),
    other: columnKey,
    ifFilled: z.enum(['skip', 'overwrite', 'append']).default('skip'),
  }),
]);
export type BulkEdit = z.output<typeof bulkEdit>;
export type BulkEditKind = BulkEdit['kind'];

export const bulkEditLabel: Record<BulkEditKind, string> = {
  set: 'Set to a value',
  clear: 'Empty it',
  replace: 'Find and replace',
  case: 'Change case',
  trim: 'Trim and collapse spaces',
  affix: 'Add before or after',
  split: 'Split into two fields',
  join: 'Join with another field',
  move: 'Move to another field',
};
