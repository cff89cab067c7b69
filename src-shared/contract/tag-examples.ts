// What the page may ask about the example contacts of a tag: they are its tests. One that should wear the tag and does not,
// or the other way round, is wrong.
import { z } from 'zod';
import { contactId, tagId } from '../model/ids.ts';
import { type FeatureContract, read, returns, write } from './define.ts';
import type { ExplainedPart } from './segments.ts';

export interface TagExample {
  contactId: number;
  contactName: string;
  /** false for a counter-example. */
  shouldWear: boolean;
  wears: boolean;
  /** Archived or merged away: rules do not speak about it, so it can be neither right nor wrong. */
  isGone: boolean;
  /** Whether it is as it should be. */
  isRight: boolean;
  /** What decided it, in one sentence: who put it on, or which facts of the rule do not hold. */
  because: string;
  /** The rule with the facts of this contact, where the tag has one. */
  part: ExplainedPart | null;
}

export interface WrongExamples {
  tag: number;
  name: string;
  examples: { contactId: number; contactName: string; shouldWear: boolean }[];
}

/** An example that a run would make wrong. */
export interface FlippedExample {
  tag: number;
  name: string;
  contactId: number;
  contactName: string;
  shouldWear: boolean;
}

export const tagExamplesContract = {
  'tagExamples.list': read(z.object({ tag: tagId }), returns<TagExample[]>(), ['not-found']),
  /** Every tag with examples that are wrong now. */
  'tagExamples.wrong': read(z.object({}), returns<WrongExamples[]>()),
  /** Names a contact as an example, or changes which kind it is. */
  'tagExamples.set': write(z.object({ tag: tagId, contact: contactId, shouldWear: z.boolean() }), returns<null>(), [
    'not-found',
    'too-many',
  ]),
  'tagExamples.remove': write(z.object({ tag: tagId, contact: contactId }), returns<null>(), ['not-found']),
} satisfies FeatureContract;
