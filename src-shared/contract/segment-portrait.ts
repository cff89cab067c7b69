// What the page may ask about one group of contacts as a whole: what sets it apart, who they typically are, and
// the pages of the segment book.
import { z } from 'zod';
import { fileToken, segmentId } from '../model/ids.ts';
import { type RuleNode, ruleSchema } from '../rules/ast.ts';
import { type FeatureContract, job, returns } from './define.ts';
import type { CurrencyAmount } from './segments.ts';

/** One attribute compared inside and outside the group. */
export interface LiftRow {
  key: string;
  /** What kind of attribute: 'City', 'Tag'. */
  aspect: string;
  label: string;
  /** Behind "likely to": 'be in Rome'. */
  words: string;
  /** Holds for exactly the contacts that have it. */
  node: RuleNode;
  inside: number;
  insideKnown: number;
  outside: number;
  outsideKnown: number;
  /** Share inside by share outside; null where nobody outside has it. */
  ratio: number | null;
  /** 95 % confidence interval of the ratio. */
  low: number;
  high: number;
  /** At most 5 % of all that are clear may be chance. */
  isClear: boolean;
  /** The rule of the group asks for it or for something it follows from. */
  isByRule: boolean;
}

export interface PersonaFact {
  id: string;
  title: string;
  /** Of how many members it is known. */
  known: number;
  /** The commonest first; shares are of those of whom it is known. */
  rows: { label: string; count: number; share: number; node: RuleNode }[];
}

/** The group in real figures; never an invented person. */
export interface Persona {
  /** Fewer members than can be described without describing somebody. */
  isTooSmall: boolean;
  /** Plain sentences, each with the number of contacts behind it. */
  sentences: string[];
  facts: PersonaFact[];
  buyers: number;
  /** In the currency most members buy in; null without buyers. */
  value: { medianOrders: number; medianRevenue: CurrencyAmount; medianDaysSincePurchase: number } | null;
}

export interface Portrait {
  members: number;
  /** Active contacts that are not members. */
  others: number;
  /** Attributes compared. */
  tested: number;
  clear: number;
  /** The clear ones first, the surest first; at most 300. */
  rows: LiftRow[];
  persona: Persona;
  /** Where something could not be compared: one sentence. */
  note: string | null;
}

/** Members fewer than this are not described: an average of four people is a person. */
export const leastDescribed = 10;

const book = { segments: z.array(segmentId).min(1).max(100), paper: z.enum(['A4', 'Letter']).default('A4') };

export const segmentPortraitContract = {
  'segmentPortrait.read': job(z.object({ rule: ruleSchema }), returns<Portrait>(), ['rule-invalid']),
  /** One page a segment, as HTML. */
  'segmentPortrait.book': job(z.object(book), returns<{ html: string; title: string; pages: number }>(), ['not-found']),
  'segmentPortrait.saveBook': job(
    z.object({ ...book, file: fileToken }),
    returns<{ fileName: string; size: number }>(),
    ['not-found'],
  ),
} satisfies FeatureContract;
