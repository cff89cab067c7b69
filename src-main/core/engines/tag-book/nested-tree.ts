// The tag tree as nested objects, in JSON and in YAML. Owns the shape; both are read by one reader, as JSON is a part of
// YAML 1.2 (https://yaml.org/spec/1.2.2/, section 1.3), so that problems have a line in either.
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import { tagKey } from '../../../../src-shared/text/text-key.ts';
import {
  type BookProblem,
  type BookSheet,
  type BookTag,
  bookFields,
  type RawBook,
  type RawTag,
  setField,
  shorten,
} from './book-tag.ts';
import { joinEscaped } from './escaped-list.ts';

interface NestedTag extends BookSheet {
  name: string;
  children?: NestedTag[];
}

export const writeJsonTree = (tags: readonly BookTag[]): string => `${JSON.stringify(documentOf(tags), null, 2)}\n`;
export const writeYamlTree = (tags: readonly BookTag[]): string =>
  stringify(documentOf(tags), { lineWidth: 100, aliasDuplicateObjects: false });

function documentOf(tags: readonly BookTag[]): { format: string; version: number; tags: NestedTag[] } {
  const roots: NestedTag[] = [];
  const above: NestedTag[] = [];
  for (const { path, sheet } of tags) {
    const fields = Object.fromEntries(
      bookFields.flatMap(({ key }) => (sheet[key] === undefined ? [] : [[key, sheet[key]]])),
    );
    const nested: NestedTag = { name: path.at(-1) ?? '', ...fields };
    above.length = path.length - 1;
    const parent = above.at(-1);
    if (parent === undefined) roots.push(nested);
    else {
      parent.children ??= [];
      parent.children.push(nested);
    }
    above.push(nested);
  }
  return { format: 'tagstead-tags', version: 1, tags: roots };
}

const fieldOfKey = new Map<string, keyof BookSheet>(
  bookFields.flatMap(({ key, title, also }) => [key, title, ...also].map((one) => [plainKey(one), key] as const)),
);

/** 'Applied when', 'applied_when' and 'appliedWhen' are one key. */
function plainKey(key: string): string {
  return tagKey(key.replace(/([a-z])([A-Z])/g, '$1 $2'));
}

export function readNestedTree(text: string): RawBook {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: false, merge: false, logLevel: 'silent' });
  const problems: BookProblem[] = [];
  const [error] = parsed.errors;
  if (error !== undefined) {
    const { line } = lines.linePos(error.pos[0]);
    const what = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
    problems.push({ line, kind: 'left-out', message: `The file cannot be read from here on: ${what}.` });
    return { tags: [], problems };
  }
  const reader = new NestedReader(lines, problems);
  const root = parsed.contents;
  const list = isMap(root) ? (root.get('tags', true) ?? root.get('children', true)) : root;
  reader.readList(list, null);
  return { tags: reader.tags, problems };
}

class NestedReader {
  readonly tags: RawTag[] = [];
  readonly #lines: LineCounter;
  readonly #problems: BookProblem[];

  constructor(lines: LineCounter, problems: BookProblem[]) {
    this.#lines = lines;
    this.#problems = problems;
  }

  /** A list of tags: objects with a name, plain names, or a map from names to what lies below. */
  readList(node: unknown, parentRef: string | null): void {
    if (isSeq(node)) for (const item of node.items) this.#readItem(item, parentRef);
    else if (isMap(node)) {
      for (const { key, value } of node.items) {
        const ref = this.#add(key, isScalar(key) ? String(key.value) : '', parentRef, {});
        if (isSeq(value) || isMap(value)) this.readList(value, ref);
      }
    } else if (node !== null && node !== undefined && !(isScalar(node) && node.value === null))
      this.#problem(node, 'left-out', 'A list of tags was expected here.');
  }

  #readItem(item: unknown, parentRef: string | null): void {
    if (isScalar(item) && item.value !== null) {
      this.#add(item, String(item.value), parentRef, {});
      return;
    }
    if (!isMap(item)) {
      this.#problem(item, 'left-out', 'A tag is an object with a name, or a name. This is neither.');
      return;
    }
    const pairs = new Map(item.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value]));
    const name = pairs.get('name') ?? pairs.get('label');
    if (!isScalar(name)) {
      if (pairs.has('name') || item.items.length !== 1) this.#problem(item, 'left-out', 'A tag without a name.');
      else this.readList(item, parentRef);
      return;
    }
    const sheet: BookSheet = {};
    const ref = this.#add(item, String(name.value ?? ''), parentRef, sheet);
    for (const [key, value] of pairs) {
      if (key === 'name' || key === 'label') continue;
      if (key === 'children' || key === 'tags') this.readList(value, ref);
      else this.#readField(sheet, key, value, item);
    }
  }

  #readField(sheet: BookSheet, key: string, value: unknown, item: unknown): void {
    const field = fieldOfKey.get(plainKey(key));
    const place = isScalar(value) || isSeq(value) ? value : item;
    if (field === undefined) {
      this.#problem(place, 'note', `“${shorten(key)}” names no part of a sheet and is not read.`);
      return;
    }
    const parts = isSeq(value) ? value.items.map(scalarText) : [scalarText(value)];
    if (parts.some((part) => part === null)) {
      this.#problem(place, 'note', `${key} is not taken over: it is no text.`);
      return;
    }
    const texts = parts.flatMap((part) => part ?? []);
    const text = field === 'aliases' && isSeq(value) ? joinEscaped(texts, ';') : texts.join('\n');
    const wrong = setField(sheet, field, text);
    if (wrong !== null) this.#problem(place, 'note', `${key} is not taken over: ${wrong}.`);
  }

  #add(node: unknown, name: string, parentRef: string | null, sheet: BookSheet): string {
    const ref = String(this.tags.length);
    this.tags.push({ line: this.#lineOf(node), ref, parentRef, name, sheet });
    return ref;
  }

  #lineOf(node: unknown): number {
    const range = (node as Node | null)?.range;
    return range ? this.#lines.linePos(range[0]).line : 1;
  }

  #problem(node: unknown, kind: BookProblem['kind'], message: string): void {
    this.#problems.push({ line: this.#lineOf(node), kind, message });
  }
}

function scalarText(value: unknown): string | null {
  if (value === null) return '';
  return isScalar(value) ? String(value.value ?? '') : null;
}
