// What a person may set about how duplicates are matched: plain JSON with a version, every part of which may be left out.
// What is left out, the matcher decides by itself (see docs/matching.md). Owns the shape and its check on the way in.
import { z } from 'zod';

/** How one field is compared, beside what the matcher does by itself with all its levels. */
export const matchMethods = [
  'exact',
  'normalised',
  'nickname',
  'jaro_winkler',
  'edit_distance',
  'phonetic',
  'token_set',
  'prefix',
  'last_digits',
  'email_local',
  'email_domain',
] as const;
export type MatchMethod = (typeof matchMethods)[number];

/** A pair where one side is blank: says nothing, speaks slightly against, or is never a duplicate. */
export const blankPolicies = ['ignore', 'against', 'required'] as const;
export type BlankPolicy = (typeof blankPolicies)[number];

/** What part of a value a blocking rule asks to be equal. */
export const keyTransforms = ['whole', 'first', 'sound', 'last_digits', 'domain'] as const;
export type KeyTransform = (typeof keyTransforms)[number];

const key = z.string().min(1).max(200);
const id = z.number().int().positive();
const bits = z.number().min(-30).max(60);

const comparisonSettings = z.strictObject({
  /** False leaves the comparison out. */
  isUsed: z.boolean().optional(),
  /** Left out: the matcher's own comparison of this field. */
  method: z.enum(matchMethods).optional(),
  /** Letters of `prefix`, digits of `last_digits`. */
  length: z.number().int().min(1).max(20).optional(),
  /**
   * Where the levels between same and different begin, best first: similarities from 0 to 1 for Jaro-Winkler and word
   * sets, numbers of edits for edit distance.
   */
  thresholds: z.array(z.number().min(0).max(10)).min(1).max(4).optional(),
  /** Level number (1 is the best) to its weight in bits; levels left out are learnt. */
  weights: z
    .record(z.string().regex(/^[1-9]\d?$/, 'not the number of a level'), z.number().min(-30).max(30))
    .optional(),
  blank: z.enum(blankPolicies).optional(),
  /** False: agreeing on a rare value weighs no more than agreeing on a common one. */
  usesRarity: z.boolean().optional(),
});
export type ComparisonSettings = z.infer<typeof comparisonSettings>;

const blockingKey = z.strictObject({
  /** given_name, email, street, custom:… */
  field: key,
  transform: z.enum(keyTransforms),
  /** Letters of `first`, digits of `last_digits`. */
  length: z.number().int().min(1).max(20).optional(),
});
export type BlockingKey = z.infer<typeof blockingKey>;

const ownBlockingRule = z.strictObject({ keys: z.array(blockingKey).min(1).max(3) });
export type OwnBlockingRule = z.infer<typeof ownBlockingRule>;

const against = z.enum(['everyone', 'themselves']);
const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({ kind: z.literal('segment'), segment: id, against }),
  z.strictObject({ kind: z.literal('source'), source: z.string().min(1).max(200), against }),
  z.strictObject({ kind: z.literal('batch'), batch: id, against }),
  z.strictObject({ kind: z.literal('contacts'), contacts: z.array(id).min(1).max(100_000), against }),
]);
/** Whose duplicates are looked for, and among whom. */
export type MatchScope = z.infer<typeof scope>;

export const matchSettingsSchema = z.strictObject({
  version: z.literal(1),
  comparisons: z.record(key, comparisonSettings).optional(),
  blocking: z
    .strictObject({
      /** Ids of the matcher's own rules that are not used. */
      off: z.array(key).max(100).optional(),
      own: z.array(ownBlockingRule).max(10).optional(),
      /** False: also in a small workspace only what a rule proposes is compared. */
      everyPairWhileFew: z.boolean().optional(),
    })
    .optional(),
  /** Match weights in bits where the lanes begin; left out, the matcher chooses. */
  lanes: z.strictObject({ review: bits.optional(), certain: bits.optional() }).optional(),
  scope: scope.optional(),
});
/** Everything a person set; see automaticSettings for nothing. */
export type MatchModelSettings = z.infer<typeof matchSettingsSchema>;

/** Nothing set: the matcher chooses everything. */
export const automaticSettings: MatchModelSettings = { version: 1 };

/** What an exported model is: settings with a name. */
export const matchModelFileSchema = z.strictObject({
  format: z.literal('tagstead-match-model'),
  name: z.string().trim().min(1).max(80),
  settings: matchSettingsSchema,
});

/** A model read from a file, or one sentence on what is wrong with it. */
export type ReadModel = { name: string | null; settings: MatchModelSettings } | { problem: string };

/**
 * Reads a model from JSON: an exported model, or its settings alone.
 * @param text a whole file
 */
export function readMatchModel(text: string): ReadModel {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { problem: 'This file is not JSON. Choose a model that was exported from Duplicates > How it matches.' };
  }
  const isWhole = typeof parsed === 'object' && parsed !== null && 'settings' in parsed;
  const found = isWhole ? matchModelFileSchema.safeParse(parsed) : matchSettingsSchema.safeParse(parsed);
  if (found.success) {
    const model = found.data;
    return 'settings' in model ? { name: model.name, settings: model.settings } : { name: null, settings: model };
  }
  const issue = found.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? 'the model' : `“${issue.path.join('.')}”`;
  return {
    problem: `This is no model of how duplicates are matched: ${place} is not right (${issue?.message ?? 'unknown'}).`,
  };
}
