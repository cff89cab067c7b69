// What the page may ask about settings of the open workspace. Theme and layout belong to the computer, not in here.
import { z } from 'zod';
import { type FeatureContract, read, returns, write } from './define.ts';

/** Whom the workspace sells to: decides which presets come first, the columns of a new list and some words. */
export const markets = ['consumers', 'companies'] as const;
export type Market = (typeof markets)[number];

export interface WorkspaceSettings {
  /** ISO 3166-1 alpha-2; national phone numbers and postcodes are read as of this country. Null: not known. */
  defaultCountry: string | null;
  /** ISO 4217; amounts without a currency are shown in it. */
  currency: string | null;
  /** The day everything is computed as of, UTC epoch milliseconds; null means today. */
  asOf: number | null;
  /** Null: both. */
  market: Market | null;
  /** Lines of `level or area: words` that job titles are read by, beside the dictionary. */
  jobTitleWords: string | null;
}

export const settingsContract = {
  'settings.show': read(z.object({}), returns<WorkspaceSettings>()),
  'settings.change': write(
    z.object({
      defaultCountry: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullable()
        .optional(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .nullable()
        .optional(),
      asOf: z.number().int().nullable().optional(),
      market: z.enum(markets).nullable().optional(),
      jobTitleWords: z.string().max(20_000).nullable().optional(),
    }),
    returns<null>(),
    ['words-not-understood'],
  ),
} satisfies FeatureContract;
