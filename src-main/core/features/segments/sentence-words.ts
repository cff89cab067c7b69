// The names that a typed sentence can use in this workspace. Owns where they are looked up; grammar is the reader's.

import { type ContactField, fieldMeaning } from '../../../../src-shared/rules/field-catalogue.ts';
import { foldText, tagKey } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { remembered } from '../../db/remembered.ts';
import { checks } from '../../engines/audit/check-registry.ts';
import type { CompileContext } from '../../engines/rule-compiler/compile-context.ts';
import type { CompletionWords } from '../../engines/rule-reader/complete-sentence.ts';
import type { SentenceVocabulary } from '../../engines/rule-reader/read-sentence.ts';
import { placeNamed } from '../places/find-places.ts';
import { selectSegmentNames, selectTagAliasNames, selectTagNames } from './segment-queries.ts';
import { selectActivityValues, selectFieldValues } from './value-queries.ts';

/** Values per field that a sentence can name without quotes; beyond them words are taken as they stand. */
const mostValues = 5000;
const offeredPlaces = 400;

export function sentenceVocabulary(db: ReadHandle, context: CompileContext): SentenceVocabulary {
  const tags = new Map(db.all(selectTagNames()).map(({ id, name }) => [tagKey(name), id]));
  for (const { alias, tag_id } of db.all(selectTagAliasNames())) if (!tags.has(alias)) tags.set(alias, tag_id);
  const segments = new Map(db.all(selectSegmentNames()).map(({ id, name }) => [foldText(name), id]));
  const titles = new Map(checks.map(({ id, title }) => [foldText(title), id]));
  return {
    tag: (name) => tags.get(tagKey(name)) ?? null,
    segment: (name) => segments.get(foldText(name)) ?? null,
    check: (title) => titles.get(foldText(title)) ?? null,
    customFields: [...context.customFields.values()],
    known: (field, text) => valuesOf(db, field).get(foldText(text)) ?? null,
    place: (name) => {
      const found = placeNamed(name);
      if (found === null) return null;
      const { label, latitude, longitude } = found;
      return { label, latitude, longitude };
    },
    today: context.asOf,
  };
}

export function completionWords(db: ReadHandle): CompletionWords {
  const places = () => (['country', 'city', 'region'] as const).flatMap((field) => [...valuesOf(db, field).values()]);
  return {
    tags: () => db.all(selectTagNames()).map(({ name }) => name),
    segments: () => db.all(selectSegmentNames()).map(({ name }) => name),
    places: () => places().slice(0, offeredPlaces),
    products: () => [...valuesOf(db, 'item').values()],
  };
}

/** Values by their folded form, the commonest spelling of each. */
function valuesOf(db: ReadHandle, field: ContactField | 'item'): ReadonlyMap<string, string> {
  return remembered(db, `values of ${field}`, () => {
    const isListed = field === 'item' || fieldMeaning(field).values.kind === 'workspace';
    const query = !isListed
      ? null
      : field === 'item'
        ? selectActivityValues('item', '', mostValues)
        : selectFieldValues(field, '', [], mostValues);
    const values = new Map<string, string>();
    for (const { value } of query === null ? [] : db.all(query)) {
      const key = foldText(value);
      if (key !== '' && !values.has(key)) values.set(key, value);
    }
    return values;
  });
}
