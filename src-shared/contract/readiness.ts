// What may be asked about the data's fitness for later work: per method what it needs, what there is, and what to ask for.
import { z } from 'zod';
import { type FeatureContract, read, returns } from './define.ts';

export const readinessVerdicts = ['ready', 'partly', 'missing'] as const;
export type ReadinessVerdict = (typeof readinessVerdicts)[number];

export interface ReadinessNeed {
  /** 'Date and amount of purchases'. */
  label: string;
  /** What there is, in words: '1,204 of 3,000 contacts (40%)'. */
  found: string;
  verdict: ReadinessVerdict;
}

export interface ReadinessModel {
  id: string;
  /** 'Recency, frequency, monetary value'. */
  name: string;
  /** One sentence: what it is good for. */
  use: string;
  verdict: ReadinessVerdict;
  needs: ReadinessNeed[];
  /** What to ask the client for, as sentences to copy; empty when ready. */
  asks: string[];
}

export interface ReadinessReport {
  contacts: number;
  activities: number;
  /** First and last activity up to the as-of day, null without any. */
  from: number | null;
  to: number | null;
  models: ReadinessModel[];
}

export const readinessContract = {
  'readiness.report': read(z.object({}), returns<ReadinessReport>()),
} satisfies FeatureContract;
