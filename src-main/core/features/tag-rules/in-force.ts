// Whether the tags that rules decide about were right at some moment and were kept so since: only then looking at what
// changed gives what looking at everybody would. Owns that judgement; what follows from it is the callers'.
import { sql } from 'kysely';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { fieldPlace } from '../../engines/rule-compiler/field-place.ts';
import type { OwnCondition } from '../../engines/rule-compiler/leaf.ts';
import { conditionsWithin } from '../../engines/tag-rules/rule-order.ts';
import { ruleZone } from '../segments/rule-context.ts';
import { isAutomatic, runsOf } from './due-runs.ts';
import { isRelative } from './population.ts';
import { partsOf, type RulesWorld } from './rule-world.ts';
import { worldPrint } from './world-print.ts';

/** More contacts than this are not worth telling apart from everybody. */
export const mostInFocus = 5_000;

const lastPrint = sql`SELECT world FROM tag_rule_run ORDER BY id DESC LIMIT 1`;

/** From now on everybody has to be looked at once, by a run. */
export const forgetPrint = sql`UPDATE tag_rule_run SET world = NULL WHERE id = (SELECT max(id) FROM tag_rule_run)`;

/** When rules ran last, UTC epoch milliseconds, if nothing but contacts changed since that a run depends on; else null. */
export function inForceSince(db: ReadHandle, asOf: number, loadWorld: () => RulesWorld): number | null {
  const last = runsOf(db, 1)[0];
  if (!last || last.isUndone || last.asOf !== dayOf(asOf, ruleZone) || !isAutomatic(db)) return null;
  return db.value<string>(lastPrint) === worldPrint(loadWorld()) ? last.at : null;
}

/** The conditions of active rules that depend on other contacts, by their JSON. */
export function relativeConditions(world: RulesWorld): Map<string, OwnCondition> {
  return new Map(
    activeConditions(world).flatMap((one) => (isRelative(one) ? [[JSON.stringify(one), one] as const] : [])),
  );
}

/** Whether a rule asks for what an audit found or a scoring gave: neither leaves a mark on the contacts it speaks of. */
export function asksForResults(world: RulesWorld): boolean {
  return activeConditions(world).some(
    (one) =>
      one.kind === 'finding' ||
      (one.kind === 'field' && (one.field.startsWith('rfm_') || fieldPlace(one.field).kind === 'stage')),
  );
}

function activeConditions(world: RulesWorld): OwnCondition[] {
  return [...world.rules.values()]
    .filter(({ isActive }) => isActive)
    .flatMap(partsOf)
    .flatMap((part) => conditionsWithin(part, world.context))
    .filter((one): one is OwnCondition => one.kind !== 'segment');
}
