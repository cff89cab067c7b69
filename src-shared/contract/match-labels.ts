// What may be asked about teaching the matcher: pairs to answer, answers, what they did, and how good the proposals are.
import { z } from 'zod';
import { contactId } from '../model/ids.ts';
import { type FeatureContract, read, returns, write } from './define.ts';

/** teach: the pairs whose answers change most. check: pairs drawn at random, for the estimate. */
export const dealPurposes = ['teach', 'check'] as const;
export type DealPurpose = (typeof dealPurposes)[number];

export interface DealtPair {
  left: number;
  right: number;
  weight: number;
}

/** A share with its 95 % interval, 0 to 1. */
export interface EstimatedShare {
  value: number;
  from: number;
  to: number;
}

export interface TeachingState {
  /** Pairs a person said are the same (also by merging them) and different, of the last run. */
  same: number;
  different: number;
  /** Answers that the last run learnt from, and whether they changed weights; null without answers. */
  lastRun: { answers: number; isUsed: boolean } | null;
  /** Answers given or taken back since the last run. */
  isNewer: boolean;
  /** Of the proposals at the present threshold; null while answers are missing. */
  estimate: { precision: EstimatedShare; recall: EstimatedShare; answers: number } | null;
  /** Random pairs still to answer before there is an estimate, and those that may be answered in all. */
  missing: number;
}

export interface AnswerRow {
  id: number;
  left: number;
  leftName: string;
  right: number;
  rightName: string;
  decision: 'same' | 'different';
  answeredAt: number;
}

const moved = { review: z.number().min(-30).max(60).optional(), certain: z.number().min(-30).max(60).optional() };
const pair = { left: contactId, right: contactId };

export const matchLabelsContract = {
  'matchLabels.state': read(z.object(moved), returns<TeachingState>()),
  /** The next pairs to answer, the most worthwhile first. */
  'matchLabels.deal': read(
    z.object({
      ...moved,
      purpose: z.enum(dealPurposes),
      limit: z.number().int().min(1).max(50).default(10),
    }),
    returns<{ pairs: DealtPair[] }>(),
  ),
  /** Remembers an answer. Different pairs are kept apart; the same ones are not merged by it. */
  'matchLabels.answer': write(z.object({ ...pair, decision: z.enum(['same', 'different']) }), returns<null>(), [
    'not-found',
    'bad-input',
  ]),
  'matchLabels.list': read(
    z.object({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
      /** Only answers of this kind. */
      decision: z.enum(['same', 'different']).optional(),
    }),
    returns<{ answers: AnswerRow[]; total: number; same: number; different: number }>(),
  ),
  'matchLabels.forget': write(z.object({ answer: z.number().int().positive() }), returns<null>(), ['not-found']),
} satisfies FeatureContract;
