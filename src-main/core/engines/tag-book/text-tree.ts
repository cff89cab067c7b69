// The tag tree as indented text: a line a tag, two blanks a level, the sheet below it in lines that begin with '@'. Owns the
// escapes: a backslash before a first sign that would mean something, and '\n' for a line break inside a text.

import { tagKey } from '../../../../src-shared/text/text-key.ts';
import {
  type BookProblem,
  type BookSheet,
  type BookTag,
  bookFields,
  fieldText,
  type RawBook,
  type RawTag,
  setField,
  shorten,
} from './book-tag.ts';

const indent = '  ';
/** How wide a tab counts, in columns. */
const tabWidth = 4;
const bullet = /^(?:[-*•‣–]\s+)/;

export function writeTextTree(tags: readonly BookTag[]): string {
  return tags
    .map(({ path, sheet }) => {
      const margin = indent.repeat(path.length - 1);
      const fields = bookFields.flatMap(({ key, title }) => {
        const text = fieldText(sheet, key);
        return text === '' ? [] : `${margin}${indent}@${title}: ${escapeLine(text)}\n`;
      });
      return `${margin}${escapeName(path.at(-1) ?? '')}\n${fields.join('')}`;
    })
    .join('');
}

const escapeLine = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\n', '\\n');
const unescapeLine = (text: string): string =>
  text.replace(/\\(\\|n)/g, (_, sign: string) => (sign === 'n' ? '\n' : '\\'));
const escapeName = (name: string): string => (/^[@\\]/.test(name) || bullet.test(name) ? `\\${name}` : name);
const readName = (text: string): string => (text.startsWith('\\') ? text.slice(1) : text.replace(bullet, ''));

const keyOfTitle = new Map(
  bookFields.flatMap(({ key, title, also }) => [title, ...also].map((one) => [tagKey(one), key] as const)),
);

export function readTextTree(text: string): RawBook {
  const tags: RawTag[] = [];
  const problems: BookProblem[] = [];
  const above: { width: number; ref: string }[] = [];
  let sheet: BookSheet | null = null;
  for (const [index, whole] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1;
    const content = whole.trim();
    if (content === '') continue;
    if (content.startsWith('@')) {
      readField(content, line, sheet, problems);
      continue;
    }
    const width = widthOf(whole);
    while (above.length > 0 && (above.at(-1)?.width ?? 0) >= width) above.pop();
    const ref = String(line);
    sheet = {};
    tags.push({ line, ref, parentRef: above.at(-1)?.ref ?? null, name: readName(content), sheet });
    above.push({ width, ref });
  }
  return { tags, problems };
}

function readField(content: string, line: number, sheet: BookSheet | null, problems: BookProblem[]): void {
  const [, title = '', text = ''] = /^@([^:]*):(.*)$/s.exec(content) ?? [];
  const key = keyOfTitle.get(tagKey(title));
  const note = (message: string): void => void problems.push({ line, kind: 'note', message });
  if (key === undefined) note(`“${shorten(content)}” names no part of a sheet and is not read.`);
  else if (sheet === null) note(`“${shorten(content)}” stands before the first tag and is not read.`);
  else {
    const wrong = setField(sheet, key, unescapeLine(text));
    if (wrong !== null) note(`${title.trim()} is not taken over: ${wrong}.`);
  }
}

/** Columns of white space at the beginning of a line. */
function widthOf(line: string): number {
  let width = 0;
  for (const sign of line) {
    if (sign === '\t') width += tabWidth - (width % tabWidth);
    else if (/\s/.test(sign)) width++;
    else break;
  }
  return width;
}
