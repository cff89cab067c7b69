// Makes the segment book on a worker thread: the portrait of every chosen segment, put on a page each.
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { checkRule } from '../../../../src-shared/rules/check-rule.ts';
import { amountText, listText, quoted } from '../../../../src-shared/rules/rule-names.ts';
import { ruleSentence } from '../../../../src-shared/rules/sentence.ts';
import { liftText } from '../../../../src-shared/segments/lift-words.ts';
import { isoDay } from '../../engines/report/figures.ts';
import { countIds } from '../../engines/rule-compiler/id-bits.ts';
import { type BookPage, segmentBookHtml } from '../../engines/segment-book/segment-book.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { activeContacts, membersOf, revenueOf } from '../segments/member-bits.ts';
import { loadCompileContext, storedRule } from '../segments/rule-context.ts';
import { ruleSurroundings } from '../segments/rule-surroundings.ts';
import { selectSegments } from '../segments/segment-queries.ts';
import { readPortrait } from './portrait-task.ts';

export interface BookInput {
  /** In the order of the book. */
  segments: readonly number[];
  paper: 'A4' | 'Letter';
  asOf: number;
  now: number;
}

/** Differences on a page. */
const mostDifferences = 5;

export function bookTask({ db, progress }: TaskContext, { segments, paper, asOf, now }: BookInput) {
  const context = loadCompileContext(db, asOf, now);
  const surroundings = ruleSurroundings(db, context);
  const byId = new Map(db.all(selectSegments()).map((record) => [record.id, record]));
  const total = countIds(activeContacts(db));
  const pages = segments.map((id, index): BookPage => {
    const record = byId.get(id);
    if (record === undefined) throw refuse('not-found', 'A segment of the book is not there any more.');
    const { name, description, goal, owner, action, kpi, review_at } = record;
    const sheet = { name, description, goal, owner, action, kpi, reviewAt: review_at, total };
    const rule = storedRule(record.rule);
    if (rule === undefined || checkRule(rule, { ...surroundings, self: id }).length > 0) {
      return {
        ...sheet,
        sentence: '',
        members: null,
        revenue: '',
        isTooSmall: true,
        sentences: [],
        differences: [],
        facts: [],
      };
    }
    const { members, persona, rows } = readPortrait(db, context, rule, (done, of) =>
      progress(`Counting the members of ${quoted(name)}`, index * of + done, segments.length * of),
    );
    const apart = rows.filter((row) => row.isClear && !row.isByRule && (row.ratio ?? 2) > 1);
    const revenue = revenueOf(db, membersOf(db, rule, context));
    return {
      ...sheet,
      sentence: ruleSentence(rule, surroundings.names),
      members,
      revenue: listText(
        revenue.slice(0, 2).map(({ minor, currency }) => amountText(minor, currency ?? '')),
        'and',
      ),
      isTooSmall: persona.isTooSmall,
      sentences: persona.sentences,
      differences: apart.slice(0, mostDifferences).map(liftText),
      facts: persona.facts,
    };
  });
  const title = pages.length === 1 ? `Segment ${pages[0]?.name ?? ''}` : 'Segment book';
  return { html: segmentBookHtml(pages, { title, date: isoDay(asOf), paper }), title, pages: pages.length };
}
