// How each source file and each segment scores, and how many contacts each problem touches, from the stored findings:
// one pass over them, a byte per contact and dimension.
import { type Dimension, dimensions, type Severity } from '../../../../src-shared/model/finding.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { checkById } from '../../engines/audit/check-registry.ts';
import { dimensionWeight, severityCost } from '../../engines/audit/health-score.ts';
import type { GroupFacts } from '../../engines/report/facts.ts';
import { type ThemeId, themeOf } from '../../engines/report/themes.ts';
import { idsIn } from '../../engines/rule-compiler/id-bits.ts';
import { activeContacts, membersOf } from '../segments/member-bits.ts';
import { loadCompileContext, storedRule } from '../segments/rule-context.ts';
import { selectHighestContact, selectSegments } from '../segments/segment-queries.ts';
import { selectFirstImports, selectLeadSources, selectOpenChecks, selectSources } from './report-queries.ts';

const counting = dimensions.filter((dimension) => dimension !== 'tag_hygiene');
const severityRank: Readonly<Record<Severity, number>> = { notice: 1, warning: 2, error: 3 };
const costOfRank = [0, severityCost.notice, severityCost.warning, severityCost.error];

interface Worst {
  /** By contact id: 0 nothing, 1 notice, 2 warning, 3 error. */
  byDimension: ReadonlyMap<Dimension, Uint8Array>;
  affectedByTheme: Partial<Record<ThemeId, number>>;
}

function worstFindings(db: ReadHandle): Worst {
  const highest = db.value<number>(selectHighestContact()) ?? 0;
  const byDimension = new Map(counting.map((dimension) => [dimension as Dimension, new Uint8Array(highest + 1)]));
  const affectedByTheme: Partial<Record<ThemeId, number>> = {};
  const kinds = new Map<string, { ranks: Uint8Array | undefined; rank: number; theme: ThemeId } | null>();
  let contact = 0;
  const themes = new Set<ThemeId>();
  for (const [id, checkId] of db.rows<[number, string]>(selectOpenChecks())) {
    let kind = kinds.get(checkId);
    if (kind === undefined) {
      const check = checkById(checkId);
      kind =
        check === undefined
          ? null
          : {
              ranks: byDimension.get(check.dimension),
              rank: severityRank[check.severity],
              theme: themeOf({ ...check, subject: check.kind }),
            };
      kinds.set(checkId, kind);
    }
    if (kind === null) continue;
    if (id !== contact) themes.clear();
    contact = id;
    if (!themes.has(kind.theme)) affectedByTheme[kind.theme] = (affectedByTheme[kind.theme] ?? 0) + 1;
    themes.add(kind.theme);
    if (kind.ranks !== undefined && (kind.ranks[id] ?? 0) < kind.rank) kind.ranks[id] = kind.rank;
  }
  return { byDimension, affectedByTheme };
}

/** What is written as source, with its contacts, the commonest first. Sources of a handful say nothing. */
function bySource(db: ReadHandle): [string, number[]][] {
  const groups = new Map<string, number[]>();
  for (const [id, source] of db.rows<[number, string]>(selectLeadSources())) {
    const ids = groups.get(source);
    if (ids === undefined) groups.set(source, [id]);
    else ids.push(id);
  }
  return [...groups]
    .filter(([, ids]) => ids.length >= 10)
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}

/** @param asOf the day that segments speak about, UTC epoch milliseconds */
export function gatherGroups(
  db: ReadHandle,
  asOf: number,
): { groups: GroupFacts[]; affectedByTheme: Worst['affectedByTheme'] } {
  const { byDimension, affectedByTheme } = worstFindings(db);
  const scored = (kind: GroupFacts['kind'], name: string, ids: readonly number[]): GroupFacts => {
    const scores: Partial<Record<Dimension, number>> = {};
    let sum = 0;
    let weights = 0;
    for (const [dimension, ranks] of byDimension) {
      if (ids.length === 0) continue;
      let cost = 0;
      for (const id of ids) cost += costOfRank[ranks[id] ?? 0] ?? 0;
      const score = 100 * (1 - cost / ids.length);
      scores[dimension] = score;
      sum += score * dimensionWeight[dimension];
      weights += dimensionWeight[dimension];
    }
    return { kind, name, contacts: ids.length, scores, score: weights === 0 ? null : sum / weights };
  };
  const active = activeContacts(db);
  const everybody = idsIn(active);
  const isActive = new Set(everybody);
  const byImport = new Map<number, number[]>();
  for (const [contact, batch] of db.rows<[number, number]>(selectFirstImports())) {
    if (!isActive.has(contact)) continue;
    const ids = byImport.get(batch);
    if (ids === undefined) byImport.set(batch, [contact]);
    else ids.push(contact);
  }
  const files = db
    .all(selectSources())
    .map(({ id, file }) => scored('file', file, byImport.get(id) ?? []))
    .filter(({ contacts }) => contacts > 0);
  const sources = bySource(db).map(([name, ids]) => scored('source', name, ids));
  // The day of the audit stands for today too, so that the clock of the computer decides nothing.
  const context = loadCompileContext(db, asOf, asOf);
  const segments = db.all(selectSegments()).flatMap(({ name, rule: stored }): GroupFacts[] => {
    const rule = storedRule(stored);
    if (rule === undefined) return [];
    try {
      return [scored('segment', name, idsIn(membersOf(db, rule, context)))];
    } catch {
      return []; // a rule that names what is gone: Segments says so, and a report is no place to repair it
    }
  });
  return { groups: [scored('all', 'All contacts', everybody), ...files, ...sources, ...segments], affectedByTheme };
}
