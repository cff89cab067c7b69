// Reads one aspect of all contacts and counts who has what. Owns the reading of values in their many spellings.
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { compileQuery } from '../../db/query.ts';
import { countIds, hasId, type IdBits } from '../../engines/rule-compiler/id-bits.ts';
import { bandAt, bandsOf, quantileCuts } from '../../engines/segment-portrait/bands.ts';
import type { Aspect, Attribute, BandAspect, ValueAspect } from './aspects.ts';

/** Called with every active contact that has a value, and the place of the value. */
type Visit = (contact: number, place: number) => void;

export interface CountedAspect {
  aspect: Aspect;
  /** Of whom it is known whether they have an attribute of it. */
  insideKnown: number;
  outsideKnown: number;
  attributes: (Attribute & { key: string; inside: number; outside: number })[];
}

/**
 * @param active all active contacts
 * @param members those of them that are compared with the others
 */
export function countAspect(db: ReadHandle, aspect: Aspect, active: IdBits, members: IdBits): CountedAspect {
  const inside: number[] = [];
  const outside: number[] = [];
  let [insideKnown, outsideKnown, lastKnown] = [0, 0, 0];
  const attributes = readAspect(db, aspect, active, (contact, place) => {
    const isInside = hasId(members, contact);
    const counts = isInside ? inside : outside;
    counts[place] = (counts[place] ?? 0) + 1;
    if (contact === lastKnown) return; // further values of one list
    lastKnown = contact;
    if (isInside) insideKnown += 1;
    else outsideKnown += 1;
  });
  if (aspect.known === 'everybody') {
    insideKnown = countIds(members);
    outsideKnown = countIds(active) - insideKnown;
  }
  return {
    aspect,
    insideKnown,
    outsideKnown,
    attributes: attributes.map(({ key, attribute }, place) => ({
      ...attribute,
      key,
      inside: inside[place] ?? 0,
      outside: outside[place] ?? 0,
    })),
  };
}

export interface ReadAttribute {
  /** Names it among all: 'field:city rome'. */
  key: string;
  attribute: Attribute;
}

/** Reads an aspect; the attributes in the order of the places that `visit` was given. */
export function readAspect(db: ReadHandle, aspect: Aspect, active: IdBits, visit: Visit): ReadAttribute[] {
  return aspect.kind === 'values' ? readValues(db, aspect, active, visit) : readBands(db, aspect, active, visit);
}

function readValues(db: ReadHandle, aspect: ValueAspect, active: IdBits, visit: Visit): ReadAttribute[] {
  const placeOf = new Map<string, number>();
  const spellings: Map<string, number>[] = [];
  const known = new Map<string | number, readonly number[]>();
  const spell = (place: number, text: string): void => {
    const counts = spellings[place];
    counts?.set(text, (counts.get(text) ?? 0) + 1);
  };
  const find = (text: string): number[] => {
    const key = foldText(text);
    if (key === '') return [];
    let place = placeOf.get(key);
    if (place === undefined) {
      place = spellings.push(new Map()) - 1;
      placeOf.set(key, place);
    }
    if (aspect.isList) spell(place, text);
    return [place];
  };
  for (const [contact, raw] of rowsOf<string | number>(db, aspect)) {
    if (!hasId(active, contact)) continue;
    let places = known.get(raw);
    if (places === undefined) {
      const texts = aspect.isList ? listed(String(raw)) : [String(raw)];
      places = [...new Set(texts.flatMap((text) => find(text)))];
      known.set(raw, places);
    }
    for (const place of places) visit(contact, place);
    if (!aspect.isList) for (const place of places) spell(place, String(raw));
  }
  return [...placeOf].map(([key, place]) => ({
    key: `${aspect.id} ${key}`,
    attribute: aspect.attribute(commonest(spellings[place] ?? new Map())),
  }));
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  let best = '';
  let most = -1;
  for (const [spelling, count] of spellings) if (count > most) [best, most] = [spelling, count];
  return best.trim();
}

/** The values of a field that holds several, as a JSON array; a plain text is one value. */
function listed(text: string): string[] {
  if (!text.startsWith('[')) return [text];
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : [text];
  } catch {
    return [text];
  }
}

function readBands(db: ReadHandle, aspect: BandAspect, active: IdBits, visit: Visit): ReadAttribute[] {
  const contacts: number[] = [];
  const values: number[] = [];
  for (const [contact, value] of rowsOf<number>(db, aspect)) {
    if (!hasId(active, contact)) continue;
    contacts.push(contact);
    values.push(value);
  }
  const cuts = aspect.cuts === 'quantiles' ? quantileCuts(Float64Array.from(values)) : aspect.cuts;
  if (cuts.length === 0) return [];
  for (const [index, contact] of contacts.entries()) visit(contact, bandAt(cuts, values[index] ?? 0));
  return bandsOf(cuts).map((band, place) => ({ key: `${aspect.id} ${place}`, attribute: aspect.attribute(band) }));
}

function rowsOf<V>(db: ReadHandle, { query }: Aspect): IterableIterator<[number, V]> {
  const { sql, parameters } = compileQuery(query);
  return db
    .prepare(sql)
    .raw(true)
    .iterate(...parameters) as IterableIterator<[number, V]>;
}
