// A person's word against a rule: pins that keep a tag on a contact, and bans that keep it off, both until a day or for
// good. Setting one takes effect at once; its end shows at the next run.

import { sql } from 'kysely';
import type { EntryParsed } from '../../../../src-shared/contract/define.ts';
import type { TagPin, tagRulesContract } from '../../../../src-shared/contract/tag-rules.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { dayOf } from '../../../../src-shared/rules/calendar.ts';
import { dayText, quoted } from '../../../../src-shared/rules/rule-names.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { WriteContext } from '../../server/contexts.ts';
import { ruleZone } from '../segments/rule-context.ts';
import { conflictsOfAssigning } from '../tags/exclusive-groups.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { pinnedWhy } from './run-rules.ts';
import {
  deleteAssignmentsOf,
  deletePins,
  insertPin,
  insertRuleAssignmentSql,
  type PinRow,
  selectAssignment,
  selectContactState,
  selectPin,
} from './tag-rules-queries.ts';

/** @param today YYYY-MM-DD, the day rules speak about */
export function shownPin(row: PinRow, today: string): TagPin {
  return {
    id: row.id,
    contactId: row.contact_id,
    contactName: row.contact_name,
    tag: row.tag_id,
    kind: row.kind,
    until: row.until,
    isOver: row.until !== null && row.until < today,
  };
}

export function pinTag(
  { db, now, asOf, describe }: WriteContext,
  { tag, contact, kind, until }: EntryParsed<(typeof tagRulesContract)['tagRules.pin']>,
): null {
  const forest = loadForest(db);
  const { name, row } = forest.get(tag);
  const person = activeContact(db, contact);
  if (until !== null && until < dayOf(asOf, ruleZone)) {
    throw refuse('day-is-over', `${dayText(until)} is over. Choose a later day, or none.`);
  }
  if (kind === 'pin') {
    if (row.status === 'retired') {
      throw refuse('tag-is-retired', `“${name}” is retired. Make it active again before pinning it.`);
    }
    const [conflict] = conflictsOfAssigning(db, forest, [tag], sql`SELECT ${contact}`);
    if (conflict) {
      const worn = forest.get(conflict.wears).name;
      throw refuse('exclusive-conflicts', `${person} wears “${worn}”, which excludes “${name}”. Take that off first.`);
    }
  }
  db.run(deletePins(tag, contact));
  db.run(insertPin({ tag_id: tag, contact_id: contact, kind, until, created_at: now }));
  if (kind === 'ban') db.run(deleteAssignmentsOf(tag, contact));
  else if (!db.first(selectAssignment(tag, contact))) {
    // As a rule's, so that the rule decides again when the pin ends.
    db.prepare(insertRuleAssignmentSql).run(contact, tag, pinnedWhy, now);
  }
  const end = until === null ? '' : ` until ${dayText(until)}`;
  describe(
    kind === 'pin' ? `Pinned ${quoted(name)} to ${person}${end}` : `Banned ${quoted(name)} from ${person}${end}`,
    {
      contacts: 1,
    },
  );
  return null;
}

export function unpinTag(
  { db, describe }: WriteContext,
  { tag, contact }: EntryParsed<(typeof tagRulesContract)['tagRules.unpin']>,
): null {
  const { name } = loadForest(db).get(tag);
  const pin = db.first(selectPin(tag, contact));
  if (!pin) throw refuse('not-found', 'There is no pin and no ban here any more.');
  db.run(deletePins(tag, contact));
  describe(`Took the ${pin.kind} of ${quoted(name)} off ${pin.contact_name}`, { contacts: 1 });
  return null;
}

/** The name of a contact that rules speak about. */
export function activeContact(db: ReadHandle, contact: number): string {
  const row = db.first(selectContactState(contact));
  if (row?.state !== 'active') throw refuse('not-found', 'This contact is archived, merged or not there any more.');
  return row.display_name;
}
