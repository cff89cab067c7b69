// Lifecycle stages in a sentence: 'in stage At-risk for more than 30 days', 'who moved from active to at-risk last month'.
// Owns their words; both vocabularies are understood everywhere.
import type { Condition, RuleNode, Test } from '../../../../src-shared/rules/ast.ts';
import { addDays, type Day } from '../../../../src-shared/rules/calendar.ts';
import type { LifecycleStage } from '../../../../src-shared/rules/lifecycle-stages.ts';
import { readDay, readDayTest, readSpan } from './times.ts';
import type { TokenReader } from './token-reader.ts';

const stageWords: readonly (readonly [LifecycleStage, string])[] = [
  ['lead', 'leads|lead|prospects|prospect'],
  ['new', 'new customers|new customer|new'],
  ['active', 'active customers|active customer|active'],
  ['at_risk', 'at-risk|at risk|cooling'],
  ['lost', 'lost|dormant'],
];
const noun = 'lifecycle stage|customer stage|stage';
const phrases = (before: string, after = ''): string =>
  before
    .split('|')
    .flatMap((start) => noun.split('|').map((word) => `${start} ${word}${after}`.trim()))
    .join('|');

/** The condition on a stage that stands here, or null; then the place is as before. */
export function readStage(reader: TokenReader, today: Day): RuleNode | null {
  return readMove(reader, today) ?? readPresent(reader, today);
}

/** 'moved from active to at-risk in the last month', 'became lost since March'. */
function readMove(reader: TokenReader, today: Day): RuleNode | null {
  return reader.attempt(() => {
    const isMove = reader.eat('have moved from|moved from|went from|have gone from|changed from');
    const from = isMove ? oneStage(reader) : null;
    if (isMove && (from === null || !reader.eat('to|into'))) return null;
    if (!isMove && !reader.eat('became|have become|turned')) return null;
    const to = oneStage(reader);
    if (to === null) return null;
    const when = readDayTest(reader, today);
    return together([
      stageIs('stage', [to], false),
      ...(from === null ? [] : [stageIs('stage_before', [from], false)]),
      ...(when === null ? [] : [since(when)]),
    ]);
  });
}

/** 'in stage Lead', 'whose lifecycle stage is not Lost', 'in the active stage since 2024', '… for less than 2 weeks'. */
function readPresent(reader: TokenReader, today: Day): RuleNode | null {
  return reader.attempt(() => {
    const isNot = reader.eat(
      [
        phrases('not in the|not in'),
        phrases('', ' is not'),
        phrases('', ' other than'),
        phrases('with', ' other than'),
      ].join('|'),
    );
    let stages: LifecycleStage[] = [];
    if (
      isNot ||
      reader.eat([phrases('in the|in|with'), phrases('', ' is one of'), phrases('', ' is'), noun].join('|'))
    ) {
      reader.eat('one of|any of|of|is');
      stages = someStages(reader);
    } else if (reader.eat('in the')) {
      stages = someStages(reader);
      if (!reader.eat(noun)) return null;
    }
    if (stages.length === 0) return null;
    const when = readDuration(reader, today);
    return together([stageIs('stage', stages, isNot), ...(when === null ? [] : [since(when)])]);
  });
}

/** How long somebody has been in the stage: 'for more than 30 days', 'for less than a week', 'since March 2024'. */
function readDuration(reader: TokenReader, today: Day): Test | null {
  return reader.attempt((): Test | null => {
    if (reader.eat('for less than|for under|for at most')) {
      const span = readSpan(reader);
      return span === null ? null : { operator: 'in_last', ...span };
    }
    if (reader.eat('for more than|for over|for at least|for longer than|for')) {
      const span = readSpan(reader);
      return span === null ? null : { operator: 'more_than_ago', ...span };
    }
    if (!reader.eat('since')) return null;
    const day = readDay(reader, today);
    return day === null ? null : { operator: 'before', day: addDays(day, 1) };
  });
}

function oneStage(reader: TokenReader): LifecycleStage | null {
  reader.eat('a|an|the');
  const token = reader.peek();
  if (token?.kind === 'quoted') {
    const found = stageWords.find(([, words]) => words.split('|').includes(token.key));
    if (found) reader.skip();
    return found?.[0] ?? null;
  }
  return stageWords.find(([, words]) => reader.eat(words))?.[0] ?? null;
}

function someStages(reader: TokenReader): LifecycleStage[] {
  const first = oneStage(reader);
  if (first === null) return [];
  const stages = [first];
  for (;;) {
    const next = reader.attempt(() => (reader.eat(', or|, and|,|or|and') ? oneStage(reader) : null));
    if (next === null) return stages;
    stages.push(next);
  }
}

function stageIs(field: 'stage' | 'stage_before', stages: readonly LifecycleStage[], isNot: boolean): Condition {
  const [only] = stages;
  const test: Test =
    stages.length === 1 && only !== undefined
      ? { operator: isNot ? 'not_equals' : 'equals', text: only }
      : { operator: isNot ? 'none_of' : 'one_of', texts: [...stages] };
  return { kind: 'field', field, test };
}

const since = (test: Test): Condition => ({ kind: 'field', field: 'stage_since', test });

function together(items: readonly Condition[]): RuleNode {
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'group', match: 'all', items: [...items] };
}
