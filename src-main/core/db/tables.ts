// Which tables are journaled and how. Owns the list that triggers, undo, hashes and conservation all read.

interface Journaled {
  /** Rows are made and replaced by jobs that promise nothing about them: only later decisions on them are recorded. */
  updatesOnly?: true;
  /** Contact the row belongs to: its derived facts are refreshed when the row changes. */
  contactColumn?: 'contact_id' | 'id';
}

/** Tables whose every change is recorded and can be undone, parents before children. */
export const journaledTables = {
  setting: {},
  saved_view: {},
  mapping_preset: {},
  custom_field: {},
  contact: { contactColumn: 'id' },
  merge: {},
  contact_alias: { contactColumn: 'id' },
  contact_point: { contactColumn: 'contact_id' },
  address: { contactColumn: 'contact_id' },
  relation: {},
  contact_custom: { contactColumn: 'id' },
  activity: { contactColumn: 'contact_id' },
  tag: {},
  tag_alias: {},
  tag_assignment: { contactColumn: 'contact_id' },
  tag_rule: {},
  tag_pin: {},
  tag_example: {},
  tag_fate_answer: {},
  tag_view: {},
  tag_view_member: {},
  change_note: {},
  agreement_round: {},
  agreement_rater: {},
  agreement_answer: {},
  segment: {},
  import_batch: {},
  source_record: {},
  reject: {},
  unclaimed_activity: {},
  match_decision: {},
  match_model: {},
  finding: { updatesOnly: true },
  finding_decision: {},
  tag_finding_decision: {},
  value_decision: {},
  recipe: {},
  standing_step: {},
  guard: {},
} as const satisfies Record<string, Journaled>;

export type JournaledTable = keyof typeof journaledTables;
export const journaledTableNames = Object.keys(journaledTables) as JournaledTable[];

/** Looks a name from the journal up again; throws on a name that no journaled table has. */
export function journaledTable(name: string): JournaledTable {
  if (!Object.hasOwn(journaledTables, name)) throw new Error(`"${name}" is not a journaled table`);
  return name as JournaledTable;
}

export function contactColumnOf(table: JournaledTable): 'contact_id' | 'id' | null {
  const entry: Journaled = journaledTables[table];
  return entry.contactColumn ?? null;
}

export function recordsUpdatesOnly(table: JournaledTable): boolean {
  const entry: Journaled = journaledTables[table];
  return entry.updatesOnly === true;
}
