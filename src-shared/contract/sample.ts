// What may be asked about sample data: filling an empty workspace with three companies to try everything on.
import { z } from 'zod';
import { type FeatureContract, job, returns } from './define.ts';

export interface SampleMade {
  contacts: number;
  activities: number;
  tags: number;
  /** Row id of the sample's first contact; the others follow in the order of the generator. */
  firstId: number;
}

export const sampleContract = {
  /** Only into a workspace without contacts: sample people must never stand among a client's. */
  'sample.create': job(
    z.object({
      seed: z.number().int().default(20_260),
      contacts: z.number().int().min(1).max(5_000_000).default(3_000),
      /** Share of the contacts in which an error is planted. */
      mess: z.number().min(0).max(1).default(0.2),
      duplicates: z.number().min(0).max(0.5).optional(),
      /** Multiplies visits, views, opens and logins. */
      engagement: z.number().min(0).max(10).default(1),
      /** Adds 180 tags as years of imports leave them, to tidy up. */
      importedTags: z.boolean().default(false),
      /** The day the sample is told from, UTC epoch milliseconds; the workspace's own day when not given. */
      asOf: z.number().int().optional(),
    }),
    returns<SampleMade>(),
    ['not-empty'],
  ),
} satisfies FeatureContract;
