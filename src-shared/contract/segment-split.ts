// What the page may ask about splitting a segment by the values of a field.
import { z } from 'zod';
import { segmentId } from '../model/ids.ts';
import type { Rule } from '../rules/ast.ts';
import { type FeatureContract, read, returns, write } from './define.ts';

/** Fields whose values make sense as segments of their own. */
export const splitFields = [
  'country',
  'region',
  'city',
  'language',
  'gender',
  'company',
  'lead_source',
  'owner',
] as const;

export interface SplitPart {
  name: string;
  rule: Rule;
  count: number;
}

const how = z.object({
  segment: segmentId,
  field: z.enum(splitFields),
  /** Parts beside the rest. */
  most: z.number().int().min(1).max(20).default(6),
});

export const segmentSplitContract = {
  /** The parts there would be, the largest first and the rest last. */
  'segments.splitParts': read(how, returns<SplitPart[]>(), ['not-found', 'rule-invalid']),
  /** Makes them, as one step. */
  'segments.split': write(how, returns<{ made: number }>(), [
    'not-found',
    'rule-invalid',
    'name-taken',
    'nothing-to-split',
  ]),
} satisfies FeatureContract;
