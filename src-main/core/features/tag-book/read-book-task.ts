// Reads a tree file on a worker thread: its bytes, its encoding, its tags. Owns how large a file may be.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { fileRefusal } from '../../db/file-refusals.ts';
import { formatOfName, readTree, unknownForm } from '../../engines/tag-book/book-forms.ts';
import type { TaskContext } from '../../worker/tasks.ts';

/** Bytes. A tree of 10,000 documented tags has about five million. */
const largest = 32 * 1024 * 1024;

/** @throws refusals unknown-format, too-large, and those of the file system */
export function readBookTask(context: TaskContext, { path }: { path: string }): ReturnType<typeof readTree> {
  const name = basename(path);
  const format = formatOfName(name);
  if (format === null) throw refuse('unknown-format', unknownForm(name));
  context.progress('Reading the file', 0, null);
  let bytes: Buffer;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw refuse('unknown-format', `${name} is not an ordinary file. Choose another one.`);
    if (stat.size > largest)
      throw refuse(
        'too-large',
        `${name} has more than ${largest / 1024 / 1024} MB, more than a tree of tags can need.`,
      );
    bytes = readFileSync(path);
  } catch (error) {
    throw fileRefusal(error, path);
  }
  return readTree(format, decoded(bytes));
}

/** UTF-16 by its mark, else UTF-8, else what a Western spreadsheet writes as plain "CSV". */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
