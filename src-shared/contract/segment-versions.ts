// What the page may ask about the rules a segment has had: the list, two of them compared by members, one brought back.
import { z } from 'zod';
import { segmentId } from '../model/ids.ts';
import type { Rule } from '../rules/ast.ts';
import { type FeatureContract, read, returns, write } from './define.ts';
import type { SampleContact } from './segments.ts';

export interface SegmentVersion {
  id: number;
  /** 1 is the first. */
  number: number;
  /** With the names of then. */
  sentence: string;
  /** What the person who changed it wrote. */
  why: string | null;
  /** Account name on the computer. */
  author: string | null;
  at: number;
  /** What changed it; null for what was there before versions were kept. */
  operation: { id: number; label: string } | null;
  /** The segment has this rule now. */
  isCurrent: boolean;
}

/** Some contacts of a comparison, with the rule that opens all of them. */
export interface ComparedPart {
  count: number;
  rule: Rule;
  sample: SampleContact[];
}

export interface VersionComparison {
  from: { version: number; count: number };
  to: { version: number; count: number };
  gained: ComparedPart;
  lost: ComparedPart;
  both: ComparedPart;
}

const version = z.number().int().positive();

export const segmentVersionsContract = {
  /** The newest first. */
  'segmentVersions.list': read(z.object({ segment: segmentId }), returns<SegmentVersion[]>()),
  /** Both rules asked of the contacts as they are now; segments that they use are taken as they are now too. */
  'segmentVersions.compare': read(z.object({ from: version, to: version }), returns<VersionComparison>(), [
    'not-found',
    'rule-invalid',
  ]),
  'segmentVersions.restore': write(z.object({ version }), returns<{ segment: number }>(), [
    'not-found',
    'rule-invalid',
    'already-so',
  ]),
} satisfies FeatureContract;
