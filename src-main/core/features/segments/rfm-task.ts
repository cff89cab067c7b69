// Scores all buyers on a worker thread and hands back only the rows that differ from what is kept.
import type { RfmSettings } from '../../../../src-shared/contract/rfm.ts';
import {
  before,
  type Day,
  dayOf,
  daysBetween,
  endOfDay,
  startOfDay,
  type Zone,
} from '../../../../src-shared/rules/calendar.ts';
import { type Buyer, type RfmScore, scoreRfm } from '../../engines/rfm/rfm.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { selectBuyers, selectFingerprint, selectScores } from './rfm-queries.ts';

export interface RfmTaskInput {
  settings: RfmSettings;
  asOf: Day;
  zone: Zone;
}

type ScoreRow = [
  contact: number,
  recency: number,
  frequency: number,
  monetary: number,
  cell: string,
  orders: number,
  revenue: number,
];

export interface RfmTaskOutput {
  buyers: number;
  /** Rows that are new or differ. */
  changed: ScoreRow[];
  /** Contacts that have a score and no longer should. */
  gone: number[];
  fingerprint: string;
}

/** All buyers with their scores as of a day; purchases after it are not seen. */
export function scoredOn(
  { db, progress }: Pick<TaskContext, 'db' | 'progress'>,
  settings: RfmSettings,
  asOf: Day,
  zone: Zone,
): { buyers: Buyer[]; scores: RfmScore[] } {
  progress('Reading purchases', 0, null);
  const from =
    settings.months === null ? null : startOfDay(before(asOf, { count: settings.months, unit: 'month' }), zone);
  const rows = db.rows<[number, number, number, number]>(selectBuyers(from, endOfDay(asOf, zone), settings.currency));
  const buyers = rows.map(
    ([contactId, lastAt, orders, revenue]): Buyer => ({
      contactId,
      recencyDays: daysBetween(dayOf(lastAt, zone), asOf),
      orders,
      revenue,
    }),
  );
  progress('Scoring', 0, buyers.length);
  const scores = scoreRfm(buyers, {
    cutOffs: settings.method === 'fixed' ? settings.cutOffs : undefined,
    grid: settings.grid,
  });
  return { buyers, scores };
}

export function rfmTask({ db, progress }: TaskContext, { settings, asOf, zone }: RfmTaskInput): RfmTaskOutput {
  const fingerprint = db.value<string>(selectFingerprint()) ?? '';
  const { buyers, scores } = scoredOn({ db, progress }, settings, asOf, zone);
  const kept = new Map(db.rows<ScoreRow>(selectScores()).map((row) => [row[0], row.join()]));
  const changed: ScoreRow[] = [];
  for (const [index, { contactId, recency, frequency, monetary, cell }] of scores.entries()) {
    const { orders, revenue } = buyers[index] ?? { orders: 0, revenue: 0 };
    const row: ScoreRow = [contactId, recency, frequency, monetary, cell, orders, revenue];
    if (kept.get(contactId) !== row.join()) changed.push(row);
    kept.delete(contactId);
  }
  return { buyers: buyers.length, changed, gone: [...kept.keys()], fingerprint };
}
