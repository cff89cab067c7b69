// What the page may ask about who enters and leaves segments: whether kept members are up to date, how a segment moved
// and why, and the segments of one contact with their dates.
import { z } from 'zod';
import { contactId, segmentId } from '../model/ids.ts';
import { type FeatureContract, job, read, returns } from './define.ts';

export const moveDirections = ['enter', 'leave'] as const;
export type MoveDirection = (typeof moveDirections)[number];

/**
 * edit: a person or a rule on tags changed the contact. rule: the rule of the segment, or of one it uses, was changed.
 * day: time passed. others: other contacts moved, for a "top 10 %".
 */
export const moveCauses = ['edit', 'import', 'merge', 'undo', 'rule', 'day', 'score', 'audit', 'others'] as const;
export type MoveCause = (typeof moveCauses)[number];

export interface MoveRow {
  id: number;
  contact: number;
  /** Null when the contact is not there any more. */
  name: string | null;
  at: number;
  direction: MoveDirection;
  cause: MoveCause;
  /** The contact itself came to the workspace or left it. */
  isArrival: boolean;
  /** What caused it, with its label; null for a new day, new scores and the like. */
  operation: { id: number; label: string } | null;
  /** 'City: “Rome” → “York”', where it can be told. */
  fact: string | null;
}

/** A change of size, by what made it: each part is those who entered less those who left. */
export interface Drift {
  start: number;
  end: number;
  /** Contacts that came to the workspace or left it. */
  people: number;
  /** Facts about contacts changed, or time passed. */
  behaviour: number;
  rule: number;
  merges: number;
  /** Something was taken back. */
  undo: number;
}

export interface Movement {
  /** Since when moves are recorded; null until members were worked out once. */
  startedAt: number | null;
  isUpToDate: boolean;
  size: number;
  /** The oldest first; the last one is not over yet. Size is that at its end. */
  periods: { from: number; until: number; entered: number; left: number; size: number }[];
  /** Over all the periods. */
  drift: Drift;
}

export interface SegmentTrend {
  segment: number;
  /** At the end of each of the last 12 weeks; null before moves were recorded. */
  sizes: (number | null)[];
  /** Over the last four weeks, or since moves are recorded. */
  entered: number;
  left: number;
}

export interface SegmentStay {
  segment: number;
  name: string;
  /** Entered then; null when the contact was in when moves began to be recorded. */
  since: number | null;
  /** Left then; null while it is in. */
  until: number | null;
  entered: Pick<MoveRow, 'cause' | 'operation' | 'fact' | 'isArrival'> | null;
  left: Pick<MoveRow, 'cause' | 'operation' | 'fact' | 'isArrival'> | null;
}

export const movementUnits = ['week', 'month'] as const;
export type MovementUnit = (typeof movementUnits)[number];

export const segmentMovesContract = {
  /** How many segments have members to be worked out again, and the newest operation. */
  'segmentMoves.status': read(z.object({}), returns<{ stale: number; newest: number }>()),
  /** Works out again whose members are not up to date; changes no contact. */
  'segmentMoves.refresh': job(z.object({}), returns<{ segments: number; entered: number; left: number }>()),
  'segmentMoves.movement': read(
    z.object({
      segment: segmentId,
      unit: z.enum(movementUnits).default('week'),
      count: z.number().int().min(1).max(60).default(12),
    }),
    returns<Movement>(),
    ['not-found'],
  ),
  /** Who came and went, the newest first. */
  'segmentMoves.list': read(
    z.object({
      segment: segmentId,
      direction: z.enum(moveDirections).optional(),
      /** Moves from this moment on, and before that one. */
      from: z.number().optional(),
      until: z.number().optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    returns<{ moves: MoveRow[]; total: number }>(),
  ),
  'segmentMoves.trends': read(z.object({}), returns<SegmentTrend[]>()),
  /** The segments a contact is in or was in, those it is in first. */
  'segmentMoves.ofContact': read(
    z.object({ contact: contactId }),
    returns<{ stays: SegmentStay[]; isUpToDate: boolean }>(),
  ),
} satisfies FeatureContract;
