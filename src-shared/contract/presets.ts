// What the page may ask about presets: which this workspace can use, and how many contacts each has.
import { z } from 'zod';
import type { Group } from '../rules/ast.ts';
import { type FeatureContract, job, read, returns } from './define.ts';
import type { Market } from './settings.ts';

export interface PresetRow {
  id: string;
  /** With the fields of this workspace put in; null where it lacks one. */
  rule: Group | null;
  /** What it lacks: 'a field for income'. */
  lacks: string | null;
  sentence: string | null;
}

export interface PresetCount {
  id: string;
  count: number;
  /** Why it cannot say anything here: 'Needs logins, and there are none.' */
  missing: string | null;
  /** What it says about few only: 'Birthdays: 3 % filled in.' */
  caution: string | null;
}

export const presetsContract = {
  /** `stamp` is another whenever counts may have changed. */
  'presets.list': read(z.object({}), returns<{ presets: PresetRow[]; market: Market | null; stamp: string }>()),
  /** Counts all that can be used, on a thread of its own. */
  'presets.count': job(z.object({}), returns<{ counts: PresetCount[]; total: number }>()),
} satisfies FeatureContract;
