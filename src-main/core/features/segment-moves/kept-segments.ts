// The segments whose members are kept, with the rule and the basis each ought to rest on and the one it does. Owns the
// judgement whether kept members are those of now.
import type { Rule } from '../../../../src-shared/rules/ast.ts';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import { checkRule, type RuleSurroundings, segmentsIn } from '../../../../src-shared/rules/check-rule.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { closedRule, type RestsOn, restsOn } from '../../engines/segment-moves/closed-rule.ts';
import { loadCompileContext, ruleZone } from '../segments/rule-context.ts';
import { ruleSurroundings } from '../segments/rule-surroundings.ts';
import { type StateRow, selectNewestOperation, selectResultsBasis, selectStates } from './moves-queries.ts';

export interface KeptSegment {
  id: number;
  /** Closed: see engines/segment-moves/closed-rule.ts. */
  rule: Rule;
  text: string;
  /** The segments it uses, itself among them. */
  uses: number[];
  restsOn: RestsOn;
  basis: Basis;
  /** Undefined until its members were worked out once. */
  state: StateRow | undefined;
}

/** What members rest on beside contacts and rule; a part that does not matter to the rule is left out. */
export interface Basis {
  day?: string;
  scores?: string;
  stages?: number | null;
  words?: string;
  audit?: number | null;
  /** The columns of its custom fields. */
  columns?: string[];
}

export interface KeptWorld {
  context: CompileContext;
  surroundings: RuleSurroundings;
  segments: KeptSegment[];
}

/** Kept members speak about the clock's day, on whatever day the workspace is looked at. */
export function loadKept(db: ReadHandle, now: number): KeptWorld {
  const context = loadCompileContext(db, now, now);
  const surroundings = ruleSurroundings(db, context);
  const states = new Map(db.all(selectStates()).map((row) => [row.segment_id, row]));
  const results = db.first(selectResultsBasis()) ?? { scores: '', stages: null, audit: null };
  const day = dayOf(now, ruleZone);
  const segments = [...context.segments].flatMap(([id, stored]): KeptSegment[] => {
    if (checkRule(stored, { ...surroundings, self: id }).length > 0) return []; // nobody can say who belongs
    const rule = closedRule(stored, context);
    const rests = restsOn(rule);
    const columns = columnsOf(rule, context);
    const basis: Basis = {
      ...(rests.stages && { stages: results.stages }),
      ...(rests.words && { words: context.jobTitleWords }),
      ...(rests.day && { day }),
      ...(rests.scores && { scores: results.scores }),
      ...(rests.audit && { audit: results.audit }),
      ...(columns.length > 0 && { columns }),
    };
    const uses = usedBy(id, context);
    return [{ id, rule, text: JSON.stringify(rule), uses, restsOn: rests, basis, state: states.get(id) }];
  });
  return { context, surroundings, segments };
}

/** Whether the kept members are right once everything up to an operation counts. */
export function isCurrent({ state, text, basis }: KeptSegment, newestOperation: number): boolean {
  return (
    state !== undefined &&
    state.through >= newestOperation &&
    state.rule === text &&
    state.basis === JSON.stringify(basis)
  );
}

/** The segments whose kept members are not those of now. */
export function staleSegments(db: ReadHandle, now: number): KeptSegment[] {
  const newest = db.value<number>(selectNewestOperation(Number.MAX_SAFE_INTEGER)) ?? 0;
  return loadKept(db, now).segments.filter((one) => !isCurrent(one, newest));
}

function columnsOf(rule: Rule, context: CompileContext): string[] {
  const found = new Set<string>();
  const visit = (node: Rule['items'][number]): void => {
    if (node.kind === 'group') node.items.forEach(visit);
    else if (node.kind === 'custom') {
      const field = context.customFields.get(node.key);
      found.add(`${node.key} ${field?.column} ${field?.type}`);
    }
  };
  visit(rule);
  return [...found].sort();
}

function usedBy(id: number, { segments }: CompileContext): number[] {
  const used = new Set([id]);
  for (const one of used) for (const inner of segmentsIn(segments.get(one) ?? nothing)) used.add(inner);
  return [...used];
}
const nothing: Rule = { kind: 'group', match: 'any', items: [] };
