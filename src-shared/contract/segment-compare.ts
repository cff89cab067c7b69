// What the page may ask about segments side by side: how they overlap, who gets which message, what is wrong with the set of
// them, and two classifications against each other.
import { z } from 'zod';
import { segmentId } from '../model/ids.ts';
import type { RuleNode } from '../rules/ast.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';
import type { CurrencyAmount } from './segments.ts';

/** More segments than these are not compared at once: no picture of them could be read. */
export const mostComparedSegments = 60;

export interface ComparedSegment {
  id: number;
  name: string;
  count: number;
}

export interface OverlapView {
  /** In the order that was asked for, else by name. */
  segments: ComparedSegment[];
  /** Members in common, by place in `segments`; on the diagonal the sizes. */
  shared: number[][];
  /** Active contacts, and how many of them are in at least one of the segments. */
  total: number;
  covered: number;
  /** Every contact under exactly the segments that it is in, by place in `segments`; the largest first, at most 60. */
  intersections: { sets: number[]; count: number }[];
  /** How many such combinations there are in all. */
  combinations: number;
  /** Segments that cannot be counted, and those beyond the limit. */
  leftOut: { id: number; name: string; why: string }[];
}

export interface PriorityView {
  /** Those that take part, the first choice first. */
  order: (ComparedSegment & {
    /** Members that no segment before it has. */
    assigned: number;
    action: string | null;
    revenue: CurrencyAmount[];
  })[];
  /** Segments that take no part. */
  aside: ComparedSegment[];
  /** Active contacts, and how many of them get nothing. */
  total: number;
  nobody: number;
  /** False while nobody has put them in order: then the smallest comes first. */
  isChosen: boolean;
  leftOut: OverlapView['leftOut'];
}

/** One thing that is wrong with the segments taken together. */
export interface AdviceRow {
  kind: string;
  segments: { id: number; name: string }[];
  /** What is the case, with its numbers. */
  text: string;
  /** What one can do. */
  remedy: string;
}

export interface AdviceView {
  segments: ComparedSegment[];
  rows: AdviceRow[];
  total: number;
  covered: number;
  leftOut: OverlapView['leftOut'];
}

/** Three to five segments are plenty to start with. */
export const startSmallMost = 5;

export const segmentPlanSchema = z.object({
  /** Asks before a sixth segment is saved. */
  startSmall: z.boolean(),
  /** What is assumed where it is asked from what size a segment pays; amounts in major units. */
  worth: z.object({
    fixedCost: z.number().min(0).max(1e9),
    costPerContact: z.number().min(0).max(1e6),
    marginPerSale: z.number().min(0).max(1e9),
    /** Shares that buy without and with a message of their own, in percent. */
    base: z.number().gt(0).lt(100),
    hoped: z.number().gt(0).lt(100),
    /** Chance of seeing a difference that is there, in percent. */
    power: z.number().min(50).max(99),
  }),
});
export type SegmentPlan = z.output<typeof segmentPlanSchema>;

/** What contacts can be classified by: 'field:country', 'segments', 'tags below 12'. */
export interface CrossAxis {
  id: string;
  label: string;
  group: string;
}

export interface CrossLine {
  label: string;
  node: RuleNode;
  total: number;
  revenue: number;
}

export interface CrossView {
  rows: CrossLine[];
  columns: CrossLine[];
  /** `departs`: from the expected count more than chance would bring about in a table of this size. */
  cells: { count: number; revenue: number; expected: number; residual: number | null; departs: boolean }[][];
  /** Contacts in the table; those without a value on either axis are not. */
  total: number;
  revenue: number;
  /** What revenue is in; empty where several currencies were added as they are. */
  currency: string;
  chance: number;
  /** 0 to 1. */
  strength: number;
  isRough: boolean;
  /** A contact may stand in several rows or columns (segments, tags): chance is then not reckoned. */
  isOverlapping: boolean;
}

const chosen = z.array(segmentId).max(mostComparedSegments).optional();
const axis = z.string().min(1).max(240);

export const segmentCompareContract = {
  /** @param segments absent: all */
  'segmentCompare.overlap': read(z.object({ segments: chosen }), returns<OverlapView>()),
  'segmentCompare.priority': read(z.object({}), returns<PriorityView>()),
  /** The segments that take part, the first choice first; the others take none. */
  'segmentCompare.setPriority': write(
    z.object({ order: z.array(segmentId).max(mostComparedSegments) }),
    returns<null>(),
    ['not-found'],
  ),
  'segmentCompare.advice': read(z.object({}), returns<AdviceView>()),
  'segmentCompare.plan': read(z.object({}), returns<SegmentPlan>()),
  'segmentCompare.changePlan': write(segmentPlanSchema.partial(), returns<null>()),
  'segmentCompare.axes': read(z.object({}), returns<CrossAxis[]>()),
  'segmentCompare.cross': job(z.object({ rows: axis, columns: axis }), returns<CrossView>(), ['not-found']),
} satisfies FeatureContract;
