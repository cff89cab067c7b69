// What the page may ask about segments side by side: how they overlap.
import { z } from 'zod';
import { segmentId } from '../model/ids.ts';
import { type FeatureContract, read, returns } from './define.ts';

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

const chosen = z.array(segmentId).max(mostComparedSegments).optional();

export const segmentCompareContract = {
  /** @param segments absent: all */
  'segmentCompare.overlap': read(z.object({ segments: chosen }), returns<OverlapView>()),
} satisfies FeatureContract;
