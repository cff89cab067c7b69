// Who a rule holds for, condition by condition, with the set of each condition kept until the data change: while a person
// edits a rule, only the condition under the hand is asked of the database. Owns that cache.
import type { CurrencyAmount } from '../../../../src-shared/contract/segments.ts';
import type { Rule } from '../../../../src-shared/rules/ast.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { compileQuery, type Query } from '../../db/query.ts';
import { conditionBits } from '../../engines/rule-columns/condition-bits.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { evaluateBits } from '../../engines/rule-compiler/evaluate-bits.ts';
import { bitsOf, eachId, type IdBits } from '../../engines/rule-compiler/id-bits.ts';
import { compileLeaf, type OwnCondition } from '../../engines/rule-compiler/leaf.ts';
import { columnsOf } from './column-keeper.ts';
import {
  selectActiveIds,
  selectDataVersion,
  selectHighestContact,
  selectRevenues,
  touchRuleTables,
} from './segment-queries.ts';

/** At 100,000 contacts a set is 12.5 kB, at a million 125 kB. */
const keptSets = 200;

interface Kept {
  version: string;
  highest: number;
  active: IdBits;
  sets: Map<string, IdBits>;
  revenue: Revenue | null;
}

/** By contact id. */
interface Revenue {
  amounts: Float64Array;
  /** Positions in `currencies`. */
  currencyOf: Uint16Array;
  currencies: (string | null)[];
}

const keptBy = new WeakMap<ReadHandle, Kept>();

/** The active contacts for whom the rule holds. */
export function membersOf(db: ReadHandle, rule: Rule, context: CompileContext): IdBits {
  const kept = current(db);
  return evaluateBits(rule, kept.active, context, (condition) => bitsOfCondition(db, kept, condition, context));
}

/** All active contacts. */
export function activeContacts(db: ReadHandle): IdBits {
  return current(db).active;
}

/** Revenue of the contacts in a set, by the currency each mostly buys in, the largest first. */
export function revenueOf(db: ReadHandle, members: IdBits): CurrencyAmount[] {
  const kept = current(db);
  kept.revenue ??= loadRevenue(db, kept.highest);
  const { amounts, currencyOf, currencies } = kept.revenue;
  const totals = new Float64Array(currencies.length);
  eachId(members, (id) => {
    totals[currencyOf[id] ?? 0] = (totals[currencyOf[id] ?? 0] ?? 0) + (amounts[id] ?? 0);
  });
  return currencies
    .map((currency, index) => ({ currency, minor: totals[index] ?? 0 }))
    .filter(({ minor }) => minor !== 0)
    .sort((a, b) => b.minor - a.minor);
}

function loadRevenue(db: ReadHandle, highest: number): Revenue {
  const currencies: (string | null)[] = [null];
  const amounts = new Float64Array(highest + 1);
  const currencyOf = new Uint16Array(highest + 1);
  for (const [id, revenue, currency] of db.rows<[number, number, string | null]>(selectRevenues())) {
    if (id > highest) continue;
    let index = currencies.indexOf(currency);
    if (index === -1) index = currencies.push(currency) - 1;
    amounts[id] = revenue;
    currencyOf[id] = index;
  }
  return { amounts, currencyOf, currencies };
}

function bitsOfCondition(db: ReadHandle, kept: Kept, condition: OwnCondition, context: CompileContext): IdBits {
  const { ids, negated } = compileLeaf(condition, context);
  const { sql, parameters } = compileQuery(ids);
  const key = `${negated ? '!' : ''}${sql}\n${JSON.stringify(parameters)}`;
  const before = kept.sets.get(key);
  if (before) return before;
  const source = columnsOf(db)?.source(kept.highest);
  const bits = (source && conditionBits(condition, context, source)) ?? asked(db, ids, negated, kept.highest);
  if (kept.sets.size >= keptSets) kept.sets.delete(kept.sets.keys().next().value as string);
  kept.sets.set(key, bits);
  return bits;
}

function asked(db: ReadHandle, ids: Query<unknown>, negated: boolean, highest: number): IdBits {
  const bits = bitsOf(db.pluck<number>(ids), highest);
  if (negated) for (let word = 0; word < bits.length; word += 1) bits[word] = ~(bits[word] ?? 0);
  return bits;
}

/** What is kept for this connection, started afresh when another one has committed or this one has written since. */
function current(db: ReadHandle): Kept {
  db.value(touchRuleTables());
  const version = db.value<string>(selectDataVersion()) ?? '';
  const before = keptBy.get(db);
  if (before?.version === version) return before;
  const highest = db.value<number>(selectHighestContact()) ?? 0;
  const kept: Kept = {
    version,
    highest,
    active: columnsOf(db)?.source(highest)?.active ?? bitsOf(db.pluck<number>(selectActiveIds()), highest),
    sets: new Map(),
    revenue: null,
  };
  keptBy.set(db, kept);
  return kept;
}
