// Decides what the requests of contract/segments.ts do. SQL is in segment-queries.ts and value-queries.ts, counting in
// member-bits.ts, explaining in explain-contact.ts.
import type { SegmentRow, segmentsContract } from '../../../../src-shared/contract/segments.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { everybody, type Rule } from '../../../../src-shared/rules/ast.ts';
import { checkRule, type RuleSurroundings, segmentsIn } from '../../../../src-shared/rules/check-rule.ts';
import { quoted } from '../../../../src-shared/rules/rule-names.ts';
import { ruleSentence } from '../../../../src-shared/rules/sentence.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { build } from '../../db/query.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { countIds, eachId, hasId, type IdBits, idsIn } from '../../engines/rule-compiler/id-bits.ts';
import { completeSentence } from '../../engines/rule-reader/complete-sentence.ts';
import { readSentence } from '../../engines/rule-reader/read-sentence.ts';
import type { HandlersOf, ReadContext, WriteContext } from '../../server/contexts.ts';
import { setReason } from '../segment-versions/versions-queries.ts';
import { tagsWithRulesOn } from '../tag-rules/rules-on-segment.ts';
import { columnsOf } from './column-keeper.ts';
import { ContactExplainer } from './explain-contact.ts';
import { activeContacts, membersOf, revenueOf } from './member-bits.ts';
import { loadCompileContext, storedRule } from './rule-context.ts';
import { ruleSurroundings, vocabulary } from './rule-surroundings.ts';
import {
  deleteSegment,
  insertSegment,
  type SegmentRecord,
  selectSample,
  selectSegment,
  selectSegmentByName,
  selectSegments,
  updateSegment,
} from './segment-queries.ts';
import { completionWords, sentenceVocabulary } from './sentence-words.ts';
import { selectActivityValues, selectCustomValues, selectFieldValues } from './value-queries.ts';

export const segmentsHandlers: HandlersOf<typeof segmentsContract> = {
  'segments.list': ({ db, asOf, now }) => {
    const context = loadCompileContext(db, asOf, now);
    const surroundings = ruleSurroundings(db, context);
    return {
      segments: db.all(selectSegments()).map((record) => segmentRow(db, record, context, surroundings)),
      total: countIds(activeContacts(db)),
      currency: surroundings.names.currency,
    };
  },

  'segments.show': ({ db, asOf, now }, { segment }) => {
    const context = loadCompileContext(db, asOf, now);
    return segmentRow(db, existing(db, segment), context, ruleSurroundings(db, context));
  },

  'segments.vocabulary': ({ db, asOf, now }) => {
    void columnsOf(db)?.prepare(); // who asks for the words is about to build a rule
    return vocabulary(db, loadCompileContext(db, asOf, now));
  },

  'segments.readSentence': ({ db, asOf, now }, { sentence }) => {
    const context = loadCompileContext(db, asOf, now);
    const { rule, unread } = readSentence(sentence, sentenceVocabulary(db, context));
    const isSomething = rule.items.length > 0;
    return {
      rule,
      readAs: isSomething ? ruleSentence(rule, ruleSurroundings(db, context).names) : null,
      unread: [...unread],
      completions: completeSentence(sentence, completionWords(db)),
    };
  },

  'segments.preview': ({ db, asOf, now }, { rule, self, sample }) => {
    const context = loadCompileContext(db, asOf, now);
    const surroundings = ruleSurroundings(db, context, self);
    const total = countIds(activeContacts(db));
    const problems = checkRule(rule, surroundings);
    const { names } = surroundings;
    const common = {
      sentence: ruleSentence(rule, names),
      problems,
      total,
      currency: names.currency,
      asOf: context.asOf,
    };
    if (problems.length > 0) return { ...common, count: null, revenue: [], sample: [] };
    const members = membersOf(db, rule, context);
    const count = countIds(members);
    return {
      ...common,
      count,
      revenue: revenueOf(db, members),
      sample: sample === 0 ? [] : db.all(selectSample(spread(members, count, sample))),
    };
  },

  'segments.explain': ({ db, asOf, now }, { rule, contact }) => {
    const context = loadCompileContext(db, asOf, now);
    const { names } = checked(rule, ruleSurroundings(db, context));
    const row = db.first(build.selectFrom('contact').select(['id', 'display_name', 'state']).where('id', '=', contact));
    if (row?.state !== 'active') throw refuse('not-found', 'This contact is archived, merged or not there any more.');
    return {
      contact: { id: row.id, name: row.display_name },
      belongs: hasId(membersOf(db, rule, context), contact),
      part: new ContactExplainer(db, context, names, contact).explain(rule),
    };
  },

  'segments.values': ({ db, asOf, now }, { of, search }) => {
    if (of.kind === 'field') {
      const query = selectFieldValues(of.field, search, of.within);
      return query === null ? [] : db.all(query);
    }
    if (of.kind === 'activity') return db.all(selectActivityValues(of.field, search));
    const field = loadCompileContext(db, asOf, now).customFields.get(of.key);
    return field ? db.all(selectCustomValues(field, search)) : [];
  },

  'segments.create': (write, { name, rule, ...sheet }) => {
    const { db, now, describe } = write;
    checked(rule, surroundingsOf(write));
    assertNameFree(db, name, null);
    const { id } = db.run(
      insertSegment({
        name,
        rule: JSON.stringify(rule),
        description: sheet.description ?? null,
        goal: sheet.goal ?? null,
        owner: sheet.owner ?? null,
        action: sheet.action ?? null,
        kpi: sheet.kpi ?? null,
        review_at: sheet.reviewAt ?? null,
        created_at: now,
        updated_at: now,
      }),
    );
    describe(`Created segment ${quoted(name)}`, { segments: 1 });
    return { id };
  },

  'segments.changeRule': (write, { segment, rule, why }) => {
    const { db, now, operation, describe } = write;
    const { name } = existing(db, segment);
    checked(rule, surroundingsOf(write, segment));
    db.run(updateSegment(segment, { rule: JSON.stringify(rule), updated_at: now }));
    if (why) db.run(setReason(operation, why));
    describe(`Changed the rule of segment ${quoted(name)}`, { segments: 1 });
    return { id: segment };
  },

  'segments.changeSheet': ({ db, now, describe }, { segment, name, reviewAt, ...sheet }) => {
    const before = existing(db, segment);
    if (name !== undefined && name !== before.name) assertNameFree(db, name, segment);
    const change = {
      ...sheet,
      ...(name !== undefined && { name }),
      ...(reviewAt !== undefined && { review_at: reviewAt }),
    };
    db.run(updateSegment(segment, { ...definedOnly(change), updated_at: now }));
    const renamed = name !== undefined && name !== before.name;
    describe(
      renamed
        ? `Renamed segment ${quoted(before.name)} to ${quoted(name)}`
        : `Changed the sheet of segment ${quoted(before.name)}`,
      { segments: 1 },
    );
    return { id: segment };
  },

  'segments.duplicate': ({ db, now, describe }, { segment }) => {
    const { id: _, ...record } = existing(db, segment);
    const name = freeCopyName(db, record.name);
    const { id } = db.run(insertSegment({ ...record, name, created_at: now, updated_at: now }));
    describe(`Duplicated segment ${quoted(record.name)} as ${quoted(name)}`, { segments: 1 });
    return { id, name };
  },

  'segments.remove': ({ db, describe, asOf, now }, { segment }) => {
    const { name } = existing(db, segment);
    const context = loadCompileContext(db, asOf, now);
    const { names } = ruleSurroundings(db, context);
    const users = [...context.segments].filter(([id, rule]) => id !== segment && segmentsIn(rule).includes(segment));
    const tags = tagsWithRulesOn(db, segment);
    if (users.length + tags.length > 0) {
      const rules = tags.map((tag) => `the rule of tag ${quoted(tag)}`);
      const list = [...users.map(([id]) => quoted(names.segment(id) ?? '')), ...rules].join(', ');
      throw refuse('segment-in-use', `${quoted(name)} is used by ${list}. Change that rule first, then delete it.`);
    }
    db.run(deleteSegment(segment));
    describe(`Deleted segment ${quoted(name)}`, { segments: 1 });
    return { name };
  },
};

function segmentRow(
  db: ReadHandle,
  record: SegmentRecord,
  context: CompileContext,
  surroundings: RuleSurroundings,
): SegmentRow {
  const stored = storedRule(record.rule);
  const rule = stored ?? everybody;
  const problems = stored ? checkRule(stored, { ...surroundings, self: record.id }) : [notUnderstood];
  const members = problems.length === 0 ? membersOf(db, rule, context) : null;
  return {
    id: record.id,
    name: record.name,
    rule,
    sentence: stored ? ruleSentence(rule, surroundings.names) : '',
    count: members && countIds(members),
    revenue: members ? revenueOf(db, members) : [],
    problems,
    description: record.description,
    goal: record.goal,
    owner: record.owner,
    action: record.action,
    kpi: record.kpi,
    reviewAt: record.review_at,
    createdAt: record.created_at,
    updatedAt: record.updated_at,
  };
}

const notUnderstood = {
  path: [],
  message:
    'This version of Tagstead does not understand the rule. Build it anew, or open the workspace with a newer version.',
};

function existing(db: ReadHandle, segment: number): SegmentRecord {
  const record = db.first(selectSegment(segment));
  if (!record) throw refuse('not-found', 'This segment is not there any more.');
  return record;
}

function surroundingsOf({ db, asOf, now }: ReadContext | WriteContext, self?: number): RuleSurroundings {
  return ruleSurroundings(db, loadCompileContext(db, asOf, now), self);
}

/** Refuses a rule that cannot be evaluated; else the surroundings it was checked in. */
function checked(rule: Rule, surroundings: RuleSurroundings): RuleSurroundings {
  const problems = checkRule(rule, surroundings);
  const [first] = problems;
  if (first) throw refuse('rule-invalid', first.message, problems);
  return surroundings;
}

function assertNameFree(db: ReadHandle, name: string, self: number | null): void {
  const taken = db.all(selectSegmentByName(name)).some(({ id }) => id !== self);
  if (taken) throw refuse('name-taken', `There is a segment named ${quoted(name)} already. Choose another name.`);
}

function freeCopyName(db: ReadHandle, name: string): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? ' copy' : ` copy ${number}`;
    const candidate = `${name.slice(0, 120 - suffix.length)}${suffix}`;
    if (db.all(selectSegmentByName(candidate)).length === 0) return candidate;
  }
}

function definedOnly<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Some of the ids, evenly over all of them, so that a sample shows old and new contacts alike. */
function spread(members: IdBits, count: number, wanted: number): number[] {
  if (count <= wanted) return idsIn(members);
  const ids: number[] = [];
  let place = 0;
  eachId(members, (id) => {
    if (place === Math.floor((ids.length * count) / wanted)) ids.push(id);
    place += 1;
  });
  return ids;
}
