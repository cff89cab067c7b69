// What the page may ask for Home: how the data is, what to do next, how far the guided path has come.
import { z } from 'zod';
import type { Dimension } from '../model/finding.ts';
import { type FeatureContract, read, returns } from './define.ts';

export interface HomeOverview {
  contacts: number;
  archived: number;
  activities: number;
  tags: number;
  tagsWithoutMeaning: number;
  segments: number;
  imports: number;
  /** Contacts that have at least one tag. */
  taggedContacts: number;
  /** Contacts with RFM scores. */
  scoredContacts: number;
  mergedContacts: number;
  /** The latest audit, null before the first. */
  audit: {
    at: number;
    /** 0 to 100. */
    score: number;
    dimensions: { dimension: Dimension; score: number | null }[];
    /** The score of the audit before, to show the direction. */
    before: number | null;
  } | null;
  openFindings: number;
  /** Open findings that carry a proposed fix. */
  fixableFindings: number;
  hasDuplicateRun: boolean;
  /** Tags and segments whose review day has come, the oldest first. */
  reviewsDue: { kind: 'tag' | 'segment'; id: number; name: string; reviewAt: string }[];
}

export interface RailCounts {
  /** Open findings of severity error. */
  errors: number;
  /** Duplicate clusters that a person should look at. */
  duplicates: number;
  /** Active tags that nobody has documented. */
  undocumentedTags: number;
}

export const homeContract = {
  'home.overview': read(z.object({}), returns<HomeOverview>()),
  'home.railCounts': read(z.object({}), returns<Pick<RailCounts, 'errors' | 'undocumentedTags'>>()),
} satisfies FeatureContract;
