// Every way in which a tag tree is written to a file and read from one. Names only.

import type { BookFormat } from '../../../../src-shared/contract/tag-book.ts';
import { type BookTag, type RawBook, shorten } from './book-tag.ts';
import { readCsvTree, writeCsvTree } from './csv-tree.ts';
import { readNestedTree, writeJsonTree, writeYamlTree } from './nested-tree.ts';
import { resolveTree } from './resolve-tree.ts';
import { readSkosTree, writeSkosTree } from './skos-tree.ts';
import { readTextTree, writeTextTree } from './text-tree.ts';

const forms: Readonly<
  Record<BookFormat, { write: (tags: readonly BookTag[]) => string; read: (text: string) => RawBook }>
> = {
  csv: { write: writeCsvTree, read: readCsvTree },
  txt: { write: writeTextTree, read: readTextTree },
  json: { write: writeJsonTree, read: readNestedTree },
  yaml: { write: writeYamlTree, read: readNestedTree },
  ttl: { write: writeSkosTree, read: readSkosTree },
};

/** @param tags parents before their children, siblings in their order */
export const writeTree = (format: BookFormat, tags: readonly BookTag[]): string => forms[format].write(tags);

/** The tags of a file with their places, parents first, and everything that is wrong with it; never throws for bad content. */
export function readTree(format: BookFormat, text: string): ReturnType<typeof resolveTree> {
  let raw: RawBook;
  try {
    raw = forms[format].read(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    raw = {
      tags: [],
      problems: [{ line: null, kind: 'left-out', message: 'The file is nested too deeply to be read.' }],
    };
  }
  const read = resolveTree(raw);
  if (read.tags.length === 0 && read.problems.length === 0)
    read.problems.push({ line: null, kind: 'left-out', message: 'There is no tag in this file.' });
  return read;
}

/** The format that a file's name stands for; null for an ending that none has. */
export function formatOfName(name: string): BookFormat | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return endings[ending] ?? null;
}

const endings: Readonly<Record<string, BookFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'txt',
  text: 'txt',
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  ttl: 'ttl',
  turtle: 'ttl',
};

/** One sentence for a file whose name says nothing. */
export const unknownForm = (name: string): string =>
  `${shorten(name)} does not say what it is. Tag trees are read from files that end in .csv, .txt, .json, .yaml or .ttl.`;
