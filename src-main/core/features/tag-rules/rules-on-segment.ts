// Which tags have a rule that uses a segment: the segment cannot go while they do.
import { sql } from 'kysely';
import { segmentsIn } from '../../../../src-shared/rules/check-rule.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { storedRule } from '../segments/rule-context.ts';

const selectNamedRules = () => sql<{ name: string; rule: string }>`
  SELECT t.name, r.add_when AS rule FROM tag_rule r JOIN tag t ON t.id = r.tag_id
  UNION ALL SELECT t.name, r.remove_when FROM tag_rule r JOIN tag t ON t.id = r.tag_id WHERE r.remove_when IS NOT NULL`;

/** The names of the tags, each once. */
export function tagsWithRulesOn(db: ReadHandle, segment: number): string[] {
  const using = db.all(selectNamedRules()).filter(({ rule }) => {
    const stored = storedRule(rule);
    return stored !== undefined && segmentsIn(stored).includes(segment);
  });
  return [...new Set(using.map(({ name }) => name))];
}
