// What may be asked about the audit report: its settings, the finished HTML, and the file. Owns the settings' shape and
// what they are before anybody changed them.
import { z } from 'zod';
import { fileToken } from '../model/ids.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

/** The parts of a report that can be left out, in the order in which they are printed. */
export const reportSections = [
  'executive',
  'score',
  'fixes',
  'duplicates',
  'tags',
  'columns',
  'reach',
  'evidence',
  'method',
] as const;
export type ReportSection = (typeof reportSections)[number];

export const reportSectionLabel: Record<ReportSection, string> = {
  executive: 'Summary',
  score: 'Health score and trend',
  fixes: 'Ten fixes to make first',
  duplicates: 'Duplicates',
  tags: 'Tag architecture',
  columns: 'Columns',
  reach: 'Consent and reachability',
  evidence: 'Evidence',
  method: 'Method and definitions',
};

/** Nothing but a picture that stands in the text itself; the report loads nothing. */
const logo = z
  .string()
  .max(600_000)
  .regex(/^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}$/);

const words = z.string().trim().max(120);
const amount = z.number().min(0).max(1_000_000);

/** What money figures rest on. Amounts in major units of the report's currency: 60 is 60 euros. */
export const reportAssumptions = z.object({
  /** null: as measured from the purchases of the workspace. */
  averageOrderValue: amount.nullable().default(null),
  /** Per cent of an order that is left after what was sold is paid for. */
  margin: z.number().min(0).max(100).default(40),
  campaignsPerYear: z.number().int().min(0).max(1000).default(12),
  ordersPerThousandEmails: z.number().min(0).max(1000).default(1),
  costPerEmail: z.number().min(0).max(100).default(0.01),
  lettersPerYear: z.number().int().min(0).max(1000).default(0),
  costPerLetter: z.number().min(0).max(1000).default(1),
  /** What an hour of somebody who mends data costs. */
  hourlyRate: z.number().min(0).max(10_000).default(40),
});
export type ReportAssumptions = z.output<typeof reportAssumptions>;

export const reportSettings = z.object({
  client: words.default(''),
  preparedBy: words.default(''),
  /** YYYY-MM-DD; null: the day that the audit speaks for. */
  date: z.iso.date().nullable().default(null),
  logo: logo.nullable().default(null),
  /** ISO 4217; null: the one most purchases are in. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  assumptions: reportAssumptions.default(() => reportAssumptions.parse({})),
  /** Parts that are left out. */
  without: z.array(z.enum(reportSections)).max(reportSections.length).default([]),
  /** Masks names, emails and phones wherever they stand. */
  redact: z.boolean().default(false),
  /** Contacts shown per check in the evidence. */
  evidenceRows: z.number().int().min(1).max(200).default(8),
  paper: z.enum(['A4', 'Letter']).default('A4'),
});
export type ReportSettings = z.output<typeof reportSettings>;

export interface ReportState {
  settings: ReportSettings;
  /** What stands in for settings that are null. */
  measured: { currency: string; averageOrderValue: number | null; date: string };
  contacts: number;
  /** No audit, or none since the data changed, would make a report of the past. */
  audit: 'none' | 'outdated' | 'current';
  duplicates: 'none' | 'outdated' | 'current';
}

export const reportContract = {
  'report.state': read(z.object({}), returns<ReportState>()),
  /** Keeps the settings with the workspace, for the next report. */
  'report.remember': write(z.object({ settings: reportSettings }), returns<null>()),
  /** The report as one HTML text; `first` stops after the summary, for the preview. */
  'report.html': job(
    z.object({ settings: reportSettings, extent: z.enum(['first', 'whole']) }),
    returns<{ html: string }>(),
    ['no-audit'],
  ),
  /** Writes the report as one HTML file. */
  'report.save': job(
    z.object({ settings: reportSettings, file: fileToken }),
    returns<{ fileName: string; size: number }>(),
    ['no-audit'],
  ),
} satisfies FeatureContract;
