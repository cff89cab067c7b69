// What the page may ask about RFM: the scores' state, the heat-map, computing, and how scores are cut.
import { z } from 'zod';
import { isDay } from '../rules/calendar.ts';
import { type RfmCell, rfmCellNames } from '../rules/field-catalogue.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

const cellName = z.enum(Object.keys(rfmCellNames) as [RfmCell, ...RfmCell[]]);
const day = z.string().refine(isDay, 'not a day');
const four = z
  .array(z.number().min(0).max(1e12))
  .length(4)
  .refine(
    (bounds) => bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? bound)),
    'bounds must grow',
  );

export const rfmSettingsSchema = z.object({
  method: z.enum(['quintile', 'fixed']),
  /** Only purchases of that many months before the as-of day count; null for all time. */
  months: z.number().int().min(1).max(240).nullable(),
  /** Only this currency counts; null adds all as they are. */
  currency: z.string().length(3).nullable(),
  /** For the fixed method: days for 5, 4, 3, 2; orders and minor units for 2, 3, 4, 5. */
  cutOffs: z.object({ recencyDays: four, orders: four, revenue: four }),
  /** Rows from value 5 down to 1, columns recency 1 to 5. */
  grid: z.array(z.array(cellName).length(5)).length(5),
});
export type RfmSettings = z.output<typeof rfmSettingsSchema>;

export interface RfmStatus {
  /** Contacts with scores. */
  scored: number;
  /** Null when never computed. */
  computedAt: number | null;
  /** The day of the computation, YYYY-MM-DD. */
  asOf: string | null;
  /** True when activities, merges, settings or the day changed since, or nothing was computed although there are buyers. */
  isStale: boolean;
  /** Whether anybody ever bought anything. */
  hasBuyers: boolean;
}

export interface RfmGridView extends RfmStatus {
  settings: RfmSettings;
  /** Of all purchases, the commonest first. */
  currencies: string[];
  /** What the amounts below are in; empty where several currencies were added as they are. */
  currency: string;
  /** Every cell of the map that has contacts: recency 1–5 across, value (frequency with monetary) 1–5 up. */
  cells: { recency: number; value: number; count: number; revenue: number }[];
  /** Contacts who never bought. */
  prospects: number;
  /** Per named group. */
  groups: { cell: RfmCell; count: number; revenue: number; orders: number }[];
}

/** Who was in which group on one day and on another. */
export interface RfmComparison {
  /** YYYY-MM-DD, the earlier first. */
  from: string;
  to: string;
  /** Pairs that have contacts; null for those who had bought nothing by that day, or not within the window. */
  moves: {
    from: RfmCell | null;
    to: RfmCell | null;
    count: number;
    /** What they were scored by on each day, minor units. */
    revenueBefore: number;
    revenue: number;
  }[];
  /** What amounts are in; empty where several currencies were added as they are. */
  currency: string;
}

export const rfmContract = {
  'rfm.status': read(z.object({}), returns<RfmStatus>()),
  'rfm.grid': read(z.object({}), returns<RfmGridView>()),
  'rfm.compute': job(z.object({}), returns<{ buyers: number; asOf: string }>()),
  /** The comparison last made; null when none was, or when purchases, merges or the settings changed since. */
  'rfm.comparison': read(z.object({}), returns<RfmComparison | null>()),
  'rfm.compare': job(z.object({ from: day, to: day }), returns<RfmComparison>(), ['days-in-order']),
  'rfm.configure': write(rfmSettingsSchema, returns<{ changed: boolean }>()),
} satisfies FeatureContract;
