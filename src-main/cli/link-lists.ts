// Two lists on the command line: who of a workspace or file is in another file. Owns the order of requests, the files
// that are written and the words; linking is the core's.

import type { InputOf } from '../../src-shared/contract/index.ts';
import type { LinkDone, LinkPart } from '../../src-shared/contract/link-files.ts';
import { refuse } from '../../src-shared/model/refusal.ts';
import { findSegment } from './choose-contacts.ts';
import type { CommandContext, CommandReport } from './command.ts';
import { indexOfHeader } from './import-file.ts';
import { counted, plainText } from './output.ts';
import { isDataFile, type Opened, withTrialWorkspace, withWorkspace } from './workspace-session.ts';
import { writeTable } from './write-table.ts';

/** Columns of files of pairs. */
export const pairHeader = ['left_row', 'right_row', 'left_id', 'right_id', 'probability', 'weight'];

interface LinkOptions {
  readonly against: string;
  readonly ignore: readonly string[];
  readonly threshold: number | undefined;
  readonly many: boolean;
  readonly segment: string | undefined;
  readonly pairs: string | undefined;
  readonly matched: string | undefined;
  readonly doubtful: string | undefined;
  readonly 'only-left': string | undefined;
  readonly 'only-right': string | undefined;
}

type FileSide = InputOf<'linkFiles.compare'>['right'];

const pageSize = 1000;

/**
 * Links a workspace or data file with a file.
 * @param path the first list
 */
export function linkLists(path: string, options: LinkOptions, context: CommandContext): Promise<CommandReport> {
  if (isDataFile(path)) {
    if (options.segment !== undefined) {
      throw refuse('bad-input', '--segment names a segment of a workspace, and the first list is a data file.');
    }
    return withTrialWorkspace(context, async (opened) => report(opened, await sideOf(opened, path, options), options));
  }
  return withWorkspace(path, { access: 'read' }, context, async (opened) => {
    const query = options.segment === undefined ? {} : { segment: (await findSegment(opened, options.segment)).id };
    return report(opened, { kind: 'workspace', query }, options);
  });
}

/** A file as the core is asked to read it; a column that was to be ignored must be in one of the files. */
async function sideOf({ ask, grant }: Opened, path: string, { ignore }: LinkOptions): Promise<FileSide> {
  const file = grant(path);
  const roles: Record<string, 'none'> = {};
  if (ignore.length > 0) {
    const { columns } = await ask('linkFiles.look', { file });
    const headers = columns.map(({ header }) => header);
    for (const column of ignore) {
      const at = headers.findIndex((header) => header.trim().toLowerCase() === column.trim().toLowerCase());
      if (at >= 0) roles[headers[at] ?? ''] = 'none';
    }
  }
  return { kind: 'file', file, roles };
}

async function report(
  opened: Opened,
  left: InputOf<'linkFiles.compare'>['left'],
  options: LinkOptions,
): Promise<CommandReport> {
  const right = await sideOf(opened, options.against, options);
  await refuseUnknown(opened, [left, right], options.ignore);
  const done = await opened.ask('linkFiles.compare', {
    left,
    right,
    mode: options.many ? 'many' : 'one',
    ...(options.threshold === undefined ? {} : { threshold: options.threshold }),
  });
  const written = await writeParts(opened, done, options);
  const { counts } = done;
  const unit = left.kind === 'workspace' ? 'contact' : 'row';
  const lines = [
    `${counted(done.comparedPairs, 'pair')} compared between ${counted(done.leftCount, unit)} and ${counted(done.rightCount, 'row')}.`,
    `Matched: ${counts.matched.toLocaleString('en')}`,
    `Doubtful: ${counts.doubtful.toLocaleString('en')}`,
    `Only in ${plainText(done.leftName)}: ${counts.onlyLeft.toLocaleString('en')}${repeats(counts.leftRepeats)}`,
    `Only in ${plainText(done.rightName)}: ${counts.onlyRight.toLocaleString('en')}${repeats(counts.rightRepeats)}`,
    ...done.columns.map(
      ({ as, left: l, right: r }) => `  ${plainText(`${l.join(', ')} with ${r.join(', ')}`)} as ${as}`,
    ),
    ...written.map(({ name, path }) => `Wrote ${name} to ${path}.`),
  ];
  return { exit: 0, lines, document: { ...done, result: undefined, files: written } };
}

function repeats(count: number): string {
  return count === 0 ? '' : ` (${count.toLocaleString('en')} of them repeat a matched one)`;
}

/** An ignored column that neither file has is a slip of the pen. */
async function refuseUnknown(
  { ask }: Opened,
  sides: readonly InputOf<'linkFiles.compare'>['left'][],
  ignore: readonly string[],
): Promise<void> {
  const known = new Set<string>();
  const headers: string[] = [];
  for (const side of sides) {
    if (side.kind !== 'file' || ignore.length === 0) continue;
    const { columns } = await ask('linkFiles.look', { file: side.file });
    for (const { header } of columns) {
      known.add(header.trim().toLowerCase());
      headers.push(header);
    }
  }
  const unknown = ignore.find((column) => !known.has(column.trim().toLowerCase()));
  if (unknown !== undefined) indexOfHeader(headers, unknown); // refuses, naming the nearest
}

async function writeParts({ ask, grant }: Opened, { result }: LinkDone, options: LinkOptions) {
  const written: { name: string; path: string; rows: number }[] = [];
  const parts: readonly (readonly [LinkPart, string, string | undefined])[] = [
    ['matched', 'who is in both', options.matched],
    ['doubtful', 'who may be in both', options.doubtful],
    ['onlyLeft', 'who is only in the first list', options['only-left']],
    ['onlyRight', 'who is only in the second list', options['only-right']],
  ];
  for (const [part, name, path] of parts) {
    if (path === undefined) continue;
    const { rows } = await ask('linkFiles.save', { result, part, file: grant(path), mode: 'exact' });
    written.push({ name, path, rows });
  }
  if (options.pairs !== undefined) {
    const rows = await writePairs(ask, result, options.pairs);
    written.push({ name: 'the pairs', path: options.pairs, rows });
  }
  return written;
}

/** Matched links and then doubtful ones, each heaviest first. */
async function writePairs(ask: Opened['ask'], result: number, path: string): Promise<number> {
  let [part, offset]: [LinkPart, number] = ['matched', 0];
  return writeTable(path, 'exact', pairHeader, async () => {
    for (;;) {
      const { items } = await ask('linkFiles.rows', { result, part, offset, limit: pageSize });
      offset += items.length;
      if (items.length === 0 && part === 'matched') {
        [part, offset] = ['doubtful', 0];
        continue;
      }
      return items.map(({ left, right, probability, weight }) => [
        left?.row ?? null,
        right?.row ?? null,
        String(left?.contact ?? left?.row ?? ''),
        String(right?.row ?? ''),
        probability,
        weight,
      ]);
    }
  });
}
