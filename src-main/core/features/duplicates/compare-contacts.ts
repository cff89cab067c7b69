// Puts two to six contacts side by side: every field with who agrees, what a merge would keep and why, and the evidence
// for and against each pair. Reads only.
import { sql } from 'kysely';
import type {
  Agreement,
  ComparedContact,
  ComparedField,
  ComparedPair,
  Comparison,
  Lane,
} from '../../../../src-shared/contract/duplicates.ts';
import { type ConsentState, contactFieldLabel } from '../../../../src-shared/model/contact.ts';
import { consentColumns } from '../../../../src-shared/model/contact-columns.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { explainPair } from '../../engines/matching/explain.ts';
import { type MatchModel, weightsOfModel } from '../../engines/matching/match-model.ts';
import { filedUnder, idsIn, selectPairsAmong } from './duplicates-queries.ts';
import { chosenFields, loadMembers, type Member } from './merge-members.ts';
import { joinNotes, proposeField, proposeWinner, strictestConsent } from './merge-plan.ts';
import type { Thresholds } from './standing-clusters.ts';

/** @param run the last run, or undefined when contacts are compared without one */
export function compareContacts(
  db: ReadHandle,
  ids: readonly number[],
  run: { id: number; model: string } | undefined,
  thresholds: Thresholds,
): Comparison {
  const fields = chosenFields(db);
  const members = loadMembers(db, ids, fields);
  const winner = proposeWinner(members);
  const compared: ComparedField[] = [
    ...pluralFields(db, ids),
    ...fields.map(({ key, label }): ComparedField => {
      const values = members.map((member) => textOf(member.values.get(key)));
      const choice = proposeField(key, members, winner.from);
      return {
        key,
        label,
        values,
        agreement: agreementOf(values),
        rule: 'chosen',
        proposed: choice?.from ?? null,
        because: choice?.because ?? null,
      };
    }),
    ...consentFields(members),
    notesField(members),
  ];
  return {
    contacts: comparedContacts(db, members),
    winner: winner.from,
    winnerBecause: winner.because,
    fields: compared.filter(({ key, agreement }) => agreement !== 'none' || key === 'given_name'),
    pairs: run === undefined ? [] : comparedPairs(db, run, ids, thresholds),
  };
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function agreementOf(values: readonly (string | null)[]): Agreement {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return 'none';
  if (new Set(present.map(foldText)).size > 1) return 'differs';
  return present.length === values.length ? 'same' : 'only one';
}

/** Emails, phones, addresses and tags: all are kept. */
function pluralFields(db: ReadHandle, ids: readonly number[]): ComparedField[] {
  // The views resolve merges but know no index: the rows are found by what they are filed under.
  const of = sql`${idsIn(ids)} AND id IN (SELECT id FROM contact_point WHERE contact_id IN ${filedUnder(ids)})`;
  const lists: [key: string, label: string, rows: [number, string][]][] = [
    [
      'email',
      'Emails',
      db.rows(sql`SELECT contact_id, coalesce(normalised, value) FROM contact_email WHERE contact_id IN ${of}
        GROUP BY contact_id, coalesce(normalised, value) ORDER BY max(is_primary) DESC, min(id)`),
    ],
    [
      'phone',
      'Phones',
      db.rows(sql`SELECT contact_id, coalesce(normalised, value) FROM contact_phone WHERE contact_id IN ${of}
        GROUP BY contact_id, coalesce(normalised, value) ORDER BY max(is_primary) DESC, min(id)`),
    ],
    [
      'address',
      'Addresses',
      db.rows(sql`SELECT contact_id, concat_ws(', ', street, street2, concat_ws(' ', postcode, city), region, country)
        FROM contact_address WHERE contact_id IN ${idsIn(ids)}
          AND id IN (SELECT id FROM address WHERE contact_id IN ${filedUnder(ids)}) ORDER BY is_primary DESC, id`),
    ],
    [
      'tags',
      'Tags',
      db.rows(sql`SELECT DISTINCT coalesce(al.winner_id, a.contact_id) AS wearer, t.name FROM tag_assignment a
        JOIN tag t ON t.id = a.tag_id LEFT JOIN contact_alias al ON al.id = a.contact_id
        WHERE a.contact_id IN ${filedUnder(ids)} ORDER BY t.name`),
    ],
  ];
  return lists.map(([key, label, rows]) => {
    const values = ids.map((id) => {
      const own = rows.flatMap(([contact, text]) => (contact === id && text !== '' ? [text] : []));
      return own.length === 0 ? null : own.join('\n');
    });
    return {
      key,
      label,
      values,
      agreement: agreementOf(values),
      rule: 'kept',
      proposed: null,
      because: 'All are kept',
    };
  });
}

function consentFields(members: readonly Member[]): ComparedField[] {
  const words: Record<ConsentState, string | null> = { granted: 'Granted', withdrawn: 'Withdrawn', unknown: null };
  return consentColumns.map((key) => {
    const states = members.map(({ consents }) => consents[key]);
    const strictest = strictestConsent(states);
    const values = states.map((state) => words[state]);
    return {
      key,
      label: contactFieldLabel[key],
      values,
      agreement: agreementOf(values),
      rule: 'strictest',
      proposed: members.find(({ consents }) => consents[key] === strictest)?.id ?? null,
      because: strictest === 'withdrawn' ? 'A withdrawal always wins' : 'The strictest is kept',
    };
  });
}

function notesField(members: readonly Member[]): ComparedField {
  const values = members.map(({ notes }) => joinNotes([notes]));
  return {
    key: 'notes',
    label: contactFieldLabel.notes,
    values,
    agreement: agreementOf(values),
    rule: 'kept',
    proposed: null,
    because: 'All are kept, one below the other',
  };
}

function comparedContacts(db: ReadHandle, members: readonly Member[]): ComparedContact[] {
  const ids = idsIn(members.map(({ id }) => id));
  const facts = db.all(
    sql<{ contact_id: number; activity_count: number; revenue: number; currency: string | null; tag_count: number }>`
      SELECT contact_id, activity_count, revenue, currency, tag_count FROM contact_rollup WHERE contact_id IN ${ids}`,
  );
  const sources = new Map(
    db.rows<[number, string]>(
      sql`SELECT s.contact_id, b.file_name || ', row ' || s.row_number FROM source_record s
        JOIN import_batch b ON b.id = s.batch_id
        WHERE s.id IN (SELECT max(id) FROM source_record WHERE contact_id IN ${ids} GROUP BY contact_id)`,
    ),
  );
  return members.map((member) => {
    const own = facts.find(({ contact_id }) => contact_id === member.id);
    return {
      id: member.id,
      name: member.name,
      addedAt: member.addedAt,
      updatedAt: member.updatedAt,
      source: sources.get(member.id) ?? null,
      activityCount: own?.activity_count ?? 0,
      revenue: own?.revenue ?? 0,
      currency: own?.currency ?? null,
      lastActivityAt: member.lastActivityAt,
      tagCount: own?.tag_count ?? 0,
    };
  });
}

function comparedPairs(
  db: ReadHandle,
  run: { id: number; model: string },
  ids: readonly number[],
  { review, certain }: Thresholds,
): ComparedPair[] {
  const model = JSON.parse(run.model) as MatchModel;
  const weights = weightsOfModel(model);
  const seen = new Set<string>();
  return db.all(selectPairsAmong(run.id, ids)).flatMap((pair) => {
    const [left, right] = [Math.min(pair.left_id, pair.right_id), Math.max(pair.left_id, pair.right_id)];
    if (left === right || seen.has(`${left} ${right}`)) return [];
    seen.add(`${left} ${right}`);
    const evidence = explainPair(
      model.comparisons,
      weights,
      { levels: JSON.parse(pair.levels) as number[], rarity: JSON.parse(pair.rarity) as number[] },
      pair.weight,
    );
    const lane: Lane | 'ignored' = pair.weight >= certain ? 'certain' : pair.weight >= review ? 'review' : 'ignored';
    return [
      {
        left,
        right,
        weight: pair.weight,
        probability: pair.probability,
        lane,
        evidence: evidence.map(({ key, label, words, weight }) => ({ key, label, words, weight })),
      },
    ];
  });
}
