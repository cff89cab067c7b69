// What the page may ask about settings of the open workspace. Theme and layout belong to the computer, not in here.
import { z } from 'zod';
import { type FeatureContract, read, returns, write } from './define.ts';

export interface WorkspaceSettings {
  /** ISO 3166-1 alpha-2; national phone numbers and postcodes are read as of this country. Null: not known. */
  defaultCountry: string | null;
  /** ISO 4217; amounts without a currency are shown in it. */
  currency: string | null;
  /** The day everything is computed as of, UTC epoch milliseconds; null means today. */
  asOf: number | null;
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
    }),
    returns<null>(),
  ),
} satisfies FeatureContract;
