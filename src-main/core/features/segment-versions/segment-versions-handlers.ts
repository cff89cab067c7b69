// Decides what the requests of contract/segment-versions.ts do. Versions are kept by record-versions.ts.
import type { segmentVersionsContract } from '../../../../src-shared/contract/segment-versions.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { Rule } from '../../../../src-shared/rules/ast.ts';
import { checkRule } from '../../../../src-shared/rules/check-rule.ts';
import { quoted } from '../../../../src-shared/rules/rule-names.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { compareRules } from '../segments/compare-rules.ts';
import { loadCompileContext, storedRule } from '../segments/rule-context.ts';
import { ruleSurroundings } from '../segments/rule-surroundings.ts';
import { selectSegment, updateSegment } from '../segments/segment-queries.ts';
import { selectVersion, selectVersions, setReason, type VersionRecord } from './versions-queries.ts';

export const segmentVersionsHandlers: HandlersOf<typeof segmentVersionsContract> = {
  'segmentVersions.list': ({ db }, { segment }) => {
    const rows = db.all(selectVersions(segment));
    const rule = db.first(selectSegment(segment))?.rule;
    const current = rows.find((row) => row.rule === rule)?.id; // the newest of those with the same rule
    return rows.map(({ id, number, sentence, why, author, at, operation_id, label }) => ({
      id,
      number,
      sentence,
      why,
      author,
      at,
      operation: operation_id === null || label === null ? null : { id: operation_id, label },
      isCurrent: id === current,
    }));
  },

  'segmentVersions.compare': (context, { from, to }) => {
    const [earlier, later] = [existing(context.db, from), existing(context.db, to)];
    const { from: before, to: after, ...parts } = compareRules(context, ruleOf(earlier), ruleOf(later));
    return {
      from: { version: earlier.number, count: before },
      to: { version: later.number, count: after },
      ...parts,
    };
  },

  'segmentVersions.restore': ({ db, now, asOf, operation, describe }, { version }) => {
    const row = existing(db, version);
    const segment = db.first(selectSegment(row.segment_id));
    if (!segment)
      throw refuse('not-found', 'The segment of this version is not there any more. History can bring it back.');
    if (segment.rule === row.rule) {
      throw refuse('already-so', `${quoted(segment.name)} has the rule of version ${row.number} already.`);
    }
    const surroundings = ruleSurroundings(db, loadCompileContext(db, asOf, now), segment.id);
    const problem = checkRule(ruleOf(row), surroundings)[0];
    if (problem) throw refuse('rule-invalid', `Version ${row.number} cannot be restored: ${problem.message}`);
    db.run(updateSegment(segment.id, { rule: row.rule, updated_at: now }));
    db.run(setReason(operation, `Version ${row.number} restored`));
    describe(`Restored version ${row.number} of segment ${quoted(segment.name)}`, { segments: 1 });
    return { segment: segment.id };
  },
};

function existing(db: ReadHandle, id: number): VersionRecord {
  const row = db.first(selectVersion(id));
  if (!row) throw refuse('not-found', 'This version is not there any more.');
  return row;
}

function ruleOf({ rule, number }: VersionRecord): Rule {
  const stored = storedRule(rule);
  if (stored) return stored;
  throw refuse('rule-invalid', `This version of Tagstead does not understand the rule of version ${number}.`);
}
