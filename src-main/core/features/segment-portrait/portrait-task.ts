// Reads the portrait of a group on a worker thread: every aspect is read once, and what sets the group apart and who its
// members are come of the same counts.
import type { LiftRow, Persona, Portrait } from '../../../../src-shared/contract/segment-portrait.ts';
import { leastDescribed } from '../../../../src-shared/contract/segment-portrait.ts';
import type { Rule, RuleNode } from '../../../../src-shared/rules/ast.ts';
import { dayOf, daysBetween } from '../../../../src-shared/rules/calendar.ts';
import { amountText } from '../../../../src-shared/rules/rule-names.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { countIds, hasId, type IdBits } from '../../engines/rule-compiler/id-bits.ts';
import { leastGroup, rankLifts } from '../../engines/segment-portrait/lift.ts';
import { median, personaFacts, personaSentences } from '../../engines/segment-portrait/persona.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { activeContacts, membersOf } from '../segments/member-bits.ts';
import { loadCompileContext } from '../segments/rule-context.ts';
import { ruleSurroundings } from '../segments/rule-surroundings.ts';
import { selectTagNames } from '../segments/segment-queries.ts';
import { aspectsOf } from './aspects.ts';
import { broughtByRule } from './by-rule.ts';
import { type CountedAspect, countAspect } from './count-aspects.ts';
import { selectBuyerFigures } from './portrait-queries.ts';

/** More rows than these nobody reads. */
const mostRows = 300;

export interface PortraitInput {
  rule: Rule;
  asOf: number;
  now: number;
}

export function portraitTask({ db, progress }: TaskContext, { rule, asOf, now }: PortraitInput): Portrait {
  return readPortrait(db, loadCompileContext(db, asOf, now), rule, (done, total) =>
    progress('Comparing contacts', done, total),
  );
}

/** @param onProgress called before every aspect; may throw to stop */
export function readPortrait(
  db: ReadHandle,
  context: CompileContext,
  rule: Rule,
  onProgress: (done: number, total: number) => void = () => undefined,
): Portrait {
  const { currency } = ruleSurroundings(db, context).names;
  const active = activeContacts(db);
  const members = membersOf(db, rule, context);
  const size = countIds(members);
  const others = countIds(active) - size;
  const tags = new Map(db.all(selectTagNames()).map(({ id, name }) => [id, name]));
  const aspects = aspectsOf(context, tags, currency);
  const counted = aspects.map((aspect, index) => {
    onProgress(index, aspects.length);
    return countAspect(db, aspect, active, members);
  });
  const isComparable = size >= leastGroup && others >= leastGroup;
  const { lifts, tested } = isComparable ? rankedRows(counted, rule, context) : { lifts: [], tested: 0 };
  return {
    members: size,
    others,
    tested,
    clear: lifts.filter(({ isClear }) => isClear).length,
    rows: lifts.slice(0, mostRows),
    persona: personaOf(db, context, members, counted, currency),
    note:
      context.facts === 'recounted'
        ? 'As of an earlier day, orders, revenue and opened emails are not compared: they are kept for today only.'
        : null,
  };
}

function rankedRows(
  counted: readonly CountedAspect[],
  rule: Rule,
  context: CompileContext,
): { lifts: LiftRow[]; tested: number } {
  const isBrought = broughtByRule(rule, context);
  const rows = counted.flatMap(({ aspect, insideKnown, outsideKnown, attributes }) =>
    attributes.map(({ key, label, words, node, inside, outside }) => ({
      key,
      aspect: aspect.label,
      label,
      words,
      node,
      inside,
      insideKnown,
      outside,
      outsideKnown,
      isByRule: isBrought(aspect.id, key),
    })),
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const { lifts, tested } = rankLifts(rows);
  return {
    tested,
    lifts: lifts.flatMap(({ key, ratio, low, high, isClear }) => {
      const row = byKey.get(key);
      return row ? [{ ...row, ratio: Number.isFinite(ratio) ? ratio : null, low, high, isClear }] : [];
    }),
  };
}

function personaOf(
  db: ReadHandle,
  context: CompileContext,
  members: IdBits,
  counted: readonly CountedAspect[],
  currency: string,
): Persona {
  const size = countIds(members);
  if (size < leastDescribed) return { isTooSmall: true, sentences: [], facts: [], buyers: 0, value: null };
  const facts = personaFacts<RuleNode>(
    counted.map(({ aspect: { id, label }, insideKnown, attributes }) => ({
      id,
      label,
      known: insideKnown,
      attributes,
    })),
    size,
  );
  const { buyers, value } = context.facts === 'kept' ? buyersOf(db, context, members, currency) : noBuyers;
  const spoken = value && {
    medianOrders: value.medianOrders,
    medianRevenue: amountText(value.medianRevenue.minor, value.medianRevenue.currency ?? ''),
    medianDays: value.medianDaysSincePurchase,
    buyers,
  };
  return { isTooSmall: false, sentences: personaSentences(facts, size, spoken), facts, buyers, value };
}

const noBuyers = { buyers: 0, value: null };

/** Money of the members who mostly buy in the commonest currency: medians never cross currencies. */
function buyersOf(
  db: ReadHandle,
  { asOf, zone }: CompileContext,
  members: IdBits,
  currency: string,
): Pick<Persona, 'buyers' | 'value'> {
  const rows = db
    .rows<[number, number, number, string | null, number]>(selectBuyerFigures())
    .filter(([contact]) => hasId(members, contact));
  if (rows.length < leastDescribed) return { buyers: rows.length, value: null };
  const inCurrency = rows.filter((row) => (row[3] ?? '') === currency);
  const spenders = inCurrency.length >= leastDescribed ? inCurrency : rows;
  return {
    buyers: rows.length,
    value: {
      medianOrders: Math.round(median(Float64Array.from(rows, ([, orders]) => orders))),
      medianRevenue: {
        currency: spenders === inCurrency ? currency : null,
        minor: Math.round(median(Float64Array.from(spenders, ([, , revenue]) => revenue))),
      },
      medianDaysSincePurchase: Math.round(
        median(Float64Array.from(rows, ([, , , , last]) => daysBetween(dayOf(last, zone), asOf))),
      ),
    },
  };
}
