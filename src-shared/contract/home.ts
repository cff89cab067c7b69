// What the page may ask for Home: how the data is, what to do next, how far the guided path has come.
import { z } from 'zod';
import type { Dimension } from '../model/finding.ts';
import { type FeatureContract, read, returns } from './define.ts';

export interface HomeOverview {
  contacts: number;
  archived: number;
  activities: number;
  tags: number;
  segments: number;
  imports: number;
  /** The latest audit, null before the first. */
  audit: {
    at: number;
    score: number;
    /** 0 to 100 each; a dimension that was not measured is absent. */
    dimensions: Partial<Record<Dimension, number>>;
    /** The score of the audit before, to show the direction. */
    before: number | null;
  } | null;
  openFindings: number;
  /** Findings that carry a proposed fix. */
  fixable: number;
  /** The latest duplicate search, null before the first. */
  duplicates: { at: number; certain: number; review: number } | null;
  mergedContacts: number;
  tagsWithoutMeaning: number;
  reviewsDue: { kind: 'tag' | 'segment'; id: number; name: string; reviewAt: string }[];
  taggedContacts: number;
  scoredContacts: number;
  savedSegments: { id: number; name: string }[];
}

export interface Badges {
  openErrors: number;
  duplicatesToReview: number;
  tagsWithoutMeaning: number;
}

export const homeContract = {
  'home.overview': read(z.object({}), returns<HomeOverview>()),
  'home.badges': read(z.object({}), returns<Badges>()),
} satisfies FeatureContract;
