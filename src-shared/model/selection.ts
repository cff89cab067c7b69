// Which contacts a bulk action means: picked ones, or all that match what is on screen. Owns the shape; big selections
// travel as rules, never as a million ids.
import { z } from 'zod';
import { ruleSchema } from '../rules/ast.ts';

/** The question a contact list asks: whose answer it shows, and what "all matching" means. */
export const contactQuery = z.object({
  search: z.string().max(200).default(''),
  rule: ruleSchema.optional(),
  segment: z.number().int().positive().optional(),
  state: z.enum(['active', 'archived', 'all']).default('active'),
});
export type ContactQuery = z.output<typeof contactQuery>;

export const selection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ids'), ids: z.array(z.number().int().positive()).max(100_000) }),
  z.object({
    kind: z.literal('all'),
    query: contactQuery,
    except: z.array(z.number().int().positive()).max(10_000).default([]),
  }),
]);
export type Selection = z.output<typeof selection>;
