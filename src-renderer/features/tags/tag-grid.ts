// The table of all tags as values: which rows a filter leaves and in which order. Pure.
import type { TagRow, TagTexts } from '../../../src-shared/contract/tags.ts';
import { documentationFields } from '../../../src-shared/tags/tag-documentation.ts';
import { foldText } from '../../../src-shared/text/text-key.ts';
import { isUndocumented, pathNames } from './tag-filter.ts';

export const gridColumns = [
  { id: 'name', title: 'Tag', isNumber: false },
  { id: 'meaning', title: 'Meaning', isNumber: false },
  { id: 'action', title: 'Action it drives', isNumber: false },
  { id: 'owner', title: 'Owner', isNumber: false },
  { id: 'own', title: 'Worn by', isNumber: true },
  { id: 'sheet', title: 'Sheet', isNumber: true },
  { id: 'reviewAt', title: 'Review', isNumber: false },
  { id: 'status', title: 'Status', isNumber: false },
] as const;
export type GridColumnId = (typeof gridColumns)[number]['id'];

export interface GridFilter {
  text: string;
  /** '' for any, '-' for none. */
  owner: string;
  documentation: 'any' | 'undocumented' | 'partial' | 'complete';
  usage: 'any' | 'nobody' | 'few' | 'unused';
  status: 'living' | 'draft' | 'active' | 'deprecated' | 'retired' | 'any';
  view: number | null;
}

export const noGridFilter: GridFilter = {
  text: '',
  owner: '',
  documentation: 'any',
  usage: 'any',
  status: 'living',
  view: null,
};

/** Below this a tag is worn by few. */
export const fewContacts = 5;

export interface GridTag {
  tag: TagRow;
  path: string;
  texts: TagTexts;
}

const noTexts: Omit<TagTexts, 'tag'> = { meaning: null, appliedWhen: null, removedWhen: null, action: null, uses: 0 };

/** @param lens the tags of the chosen view; null for all */
export function gridRows(
  rows: readonly TagRow[],
  sheets: readonly TagTexts[],
  filter: GridFilter,
  sort: { by: GridColumnId; isDown: boolean },
  lens: ReadonlySet<number> | null,
): GridTag[] {
  const textsOf = new Map(sheets.map((sheet) => [sheet.tag, sheet]));
  const paths = pathNames(rows);
  const words = foldText(filter.text).split(' ').filter(Boolean);
  const found = rows.flatMap((tag): GridTag[] => {
    if (lens !== null && !lens.has(tag.id)) return [];
    const texts = textsOf.get(tag.id) ?? { tag: tag.id, ...noTexts };
    if (!fits(tag, texts, filter)) return [];
    const path = paths.get(tag.id) ?? tag.name;
    if (words.length > 0) {
      const text = foldText(`${path} ${texts.meaning ?? ''} ${texts.action ?? ''} ${tag.owner ?? ''}`);
      if (!words.every((word) => text.includes(word))) return [];
    }
    return [{ tag, path, texts }];
  });
  const turn = sort.isDown ? -1 : 1;
  return found.sort((a, b) => turn * compare(a, b, sort.by) || (a.path < b.path ? -1 : 1));
}

function fits(tag: TagRow, texts: TagTexts, { owner, documentation, usage, status }: GridFilter): boolean {
  if (status === 'living' ? tag.status === 'retired' : status !== 'any' && tag.status !== status) return false;
  if (owner === '-' ? tag.owner !== null : owner !== '' && tag.owner !== owner) return false;
  if (documentation === 'undocumented' && !isUndocumented(tag)) return false;
  if (documentation === 'complete' && tag.missing.length > 0) return false;
  if (documentation === 'partial' && (tag.missing.length === 0 || tag.missing.includes('meaning'))) return false;
  if (usage === 'nobody') return tag.own === 0;
  if (usage === 'few') return tag.own > 0 && tag.own < fewContacts;
  return usage !== 'unused' || texts.uses === 0;
}

const statusOrder = ['draft', 'active', 'deprecated', 'retired'];

function compare(a: GridTag, b: GridTag, by: GridColumnId): number {
  switch (by) {
    case 'own':
      return a.tag.own - b.tag.own;
    case 'sheet':
      return b.tag.missing.length - a.tag.missing.length;
    case 'status':
      return statusOrder.indexOf(a.tag.status) - statusOrder.indexOf(b.tag.status);
    case 'name':
      return a.path.localeCompare(b.path, 'en');
    case 'owner':
    case 'reviewAt':
      return emptyLast(a.tag[by], b.tag[by]);
    default:
      return emptyLast(a.texts[by], b.texts[by]);
  }
}

const emptyLast = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : a.localeCompare(b, 'en');

/** '5 of 7' */
export const answered = ({ missing }: TagRow): string =>
  `${documentationFields.length - missing.length} of ${documentationFields.length}`;
