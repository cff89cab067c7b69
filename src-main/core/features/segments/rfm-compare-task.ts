// Scores all buyers as of two days on a worker thread and says who was in which group then and then.
import type { RfmComparison, RfmSettings } from '../../../../src-shared/contract/rfm.ts';
import type { Day, Zone } from '../../../../src-shared/rules/calendar.ts';
import type { RfmCell } from '../../../../src-shared/rules/field-catalogue.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { selectFingerprint } from './rfm-queries.ts';
import { scoredOn } from './rfm-task.ts';

export interface RfmCompareInput {
  settings: RfmSettings;
  from: Day;
  to: Day;
  zone: Zone;
}

export interface RfmCompareOutput {
  moves: RfmComparison['moves'];
  /** Per contact scored on either day: the groups. */
  rows: [contact: number, from: RfmCell | null, to: RfmCell | null][];
  fingerprint: string;
}

interface Standing {
  cell: RfmCell;
  revenue: number;
}

export function rfmCompareTask(task: TaskContext, { settings, from, to, zone }: RfmCompareInput): RfmCompareOutput {
  const fingerprint = task.db.value<string>(selectFingerprint()) ?? '';
  const standingsOn = (day: Day): Map<number, Standing> => {
    const { buyers, scores } = scoredOn(task, settings, day, zone);
    return new Map(
      scores.map(({ contactId, cell }, index) => [contactId, { cell, revenue: buyers[index]?.revenue ?? 0 }]),
    );
  };
  const [before, after] = [standingsOn(from), standingsOn(to)];
  const moves = new Map<string, RfmComparison['moves'][number]>();
  const rows: RfmCompareOutput['rows'] = [];
  for (const contact of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(contact), after.get(contact)];
    const [wasIn, isIn] = [was?.cell ?? null, is?.cell ?? null];
    rows.push([contact, wasIn, isIn]);
    const key = `${wasIn} ${isIn}`;
    const move = moves.get(key) ?? { from: wasIn, to: isIn, count: 0, revenueBefore: 0, revenue: 0 };
    move.count += 1;
    move.revenueBefore += was?.revenue ?? 0;
    move.revenue += is?.revenue ?? 0;
    moves.set(key, move);
  }
  return { moves: [...moves.values()].sort((a, b) => b.count - a.count), rows, fingerprint };
}
