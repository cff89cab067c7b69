// Sets two classifications of the contacts against each other on a worker thread: the members of every row and column as
// sets, the cells as what they have in common.
import type { CrossAxis, CrossLine, CrossView } from '../../../../src-shared/contract/segment-compare.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { RuleNode } from '../../../../src-shared/rules/ast.ts';
import type { ReadHandle } from '../../db/handle.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import { bitsOf, countIds, type IdBits, keepCommon } from '../../engines/rule-compiler/id-bits.ts';
import { unionOf } from '../../engines/segment-overlap/overlap.ts';
import { crossedTable } from '../../engines/statistics/contingency.ts';
import type { TaskContext } from '../../worker/tasks.ts';
import { type Aspect, aspectsOf } from '../segment-portrait/aspects.ts';
import { readAspect } from '../segment-portrait/count-aspects.ts';
import { activeContacts, revenueOf } from '../segments/member-bits.ts';
import { loadCompileContext } from '../segments/rule-context.ts';
import { ruleSurroundings } from '../segments/rule-surroundings.ts';
import { selectTagNames } from '../segments/segment-queries.ts';
import { comparedSegments } from './compared-segments.ts';

/** More lines than these and the table can no longer be read. */
const mostLines = 12;
const segmentsAxis: CrossAxis = { id: 'segments', label: 'Segment', group: 'Segments' };

export interface CrossInput {
  rows: string;
  columns: string;
  asOf: number;
  now: number;
}

interface Line {
  label: string;
  node: RuleNode;
  members: IdBits;
}

interface Lines {
  lines: Line[];
  isOverlapping: boolean;
}

const groupLabel: Record<Aspect['group'], string> = {
  person: 'Person',
  work: 'Work',
  place: 'Place',
  consent: 'Consent',
  value: 'Value',
  engagement: 'Engagement',
  tags: 'Tags',
  bought: 'Bought',
  record: 'Record',
};

/** What contacts of this workspace can be classified by. */
export function crossAxes(db: ReadHandle, context: CompileContext): CrossAxis[] {
  const aspects = workspaceAspects(db, context, '');
  return [segmentsAxis, ...aspects.map(({ id, label, group }) => ({ id, label, group: groupLabel[group] }))];
}

export function crossTask({ db, progress }: TaskContext, { rows, columns, asOf, now }: CrossInput): CrossView {
  const context = loadCompileContext(db, asOf, now);
  const { currency } = ruleSurroundings(db, context).names;
  const aspects = workspaceAspects(db, context, currency);
  const linesOf = (axis: string): Lines => {
    if (axis === segmentsAxis.id) return segmentLines({ db, asOf, now });
    const aspect = aspects.find(({ id }) => id === axis);
    if (aspect === undefined)
      throw refuse('not-found', 'One of the two classifications is not there any more. Choose another.');
    return aspectLines(db, aspect);
  };
  progress('Reading the rows', 0, 3);
  const across = linesOf(rows);
  progress('Reading the columns', 1, 3);
  const down = linesOf(columns);
  progress('Counting the cells', 2, 3);
  const money = (members: IdBits): number =>
    revenueOf(db, members).find((amount) => amount.currency === currency)?.minor ?? 0;
  const shared = across.lines.map((row) =>
    down.lines.map((column) => {
      const both = row.members.slice();
      keepCommon(both, column.members);
      return both;
    }),
  );
  const table = crossedTable(shared.map((row) => row.map(countIds)));
  const isOverlapping = across.isOverlapping || down.isOverlapping;
  const everybody = across.lines.length === 0 ? new Uint32Array() : unionOf(across.lines.map(({ members }) => members));
  if (down.lines.length > 0 && across.lines.length > 0)
    keepCommon(everybody, unionOf(down.lines.map(({ members }) => members)));
  const line = ({ label, node, members }: Line): CrossLine => {
    const within = members.slice();
    keepCommon(within, everybody);
    return { label, node, total: countIds(within), revenue: money(within) };
  };
  return {
    rows: across.lines.map(line),
    columns: down.lines.map(line),
    cells: table.cells.map((row, at) =>
      row.map(({ count, expected, residual, departs }, column) => ({
        count,
        expected,
        residual: isOverlapping ? null : residual,
        departs: departs && !isOverlapping,
        revenue: money(shared[at]?.[column] as IdBits),
      })),
    ),
    total: countIds(everybody),
    revenue: money(everybody),
    currency,
    chance: table.chance,
    strength: table.strength,
    isRough: table.isRough,
    isOverlapping,
  };
}

function workspaceAspects(db: ReadHandle, context: CompileContext, currency: string): Aspect[] {
  const tags = new Map(db.all(selectTagNames()).map(({ id, name }) => [id, name]));
  return aspectsOf(context, tags, currency);
}

function segmentLines(context: Parameters<typeof comparedSegments>[0]): Lines {
  const { segments } = comparedSegments(context);
  const largest = segments.toSorted((a, b) => b.count - a.count).slice(0, mostLines);
  return {
    lines: largest.map(({ record, members }) => ({
      label: record.name,
      node: { kind: 'segment', match: 'in', segment: record.id },
      members,
    })),
    isOverlapping: true,
  };
}

/** The values that most contacts have; bands in their order. */
function aspectLines(db: ReadHandle, aspect: Aspect): Lines {
  const active = activeContacts(db);
  const highest = active.length * 32 - 1;
  const contacts: number[][] = [];
  const attributes = readAspect(db, aspect, active, (contact, place) => {
    const list = contacts[place];
    if (list) list.push(contact);
    else contacts[place] = [contact];
  });
  const used = attributes.map((_, place) => place).filter((place) => (contacts[place]?.length ?? 0) > 0);
  const size = (place: number): number => contacts[place]?.length ?? 0;
  const largest = aspect.kind === 'bands' ? used : used.sort((a, b) => size(b) - size(a)).slice(0, mostLines);
  return {
    lines: largest.flatMap((place) => {
      const found = attributes[place];
      if (found === undefined) return [];
      const { label, node } = found.attribute;
      return [{ label, node, members: bitsOf(contacts[place] ?? [], highest) }];
    }),
    isOverlapping: aspect.known === 'everybody' || (aspect.kind === 'values' && aspect.isList),
  };
}
