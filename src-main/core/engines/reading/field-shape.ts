// What a new custom field for a column should look like, and how its values are read where they leave room. Owns the
// guess of type and name; makes no field.
import type { ReadingNote } from '../../../../src-shared/model/import-mapping.ts';
import type { ColumnTarget, CustomType } from '../../../../src-shared/model/target-fields.ts';
import { inferDayOrder } from '../../../../src-shared/text/date.ts';
import { createDecimalTally } from '../../../../src-shared/text/money.ts';
import { tidySpace } from '../../../../src-shared/text/text-key.ts';
import { headerKey } from './header-synonyms.ts';
import type { ValueEvidence } from './value-evidence.ts';

const mostChoices = 12;
const moneyWords =
  /\b(?:amount|price|revenue|spend|spent|value|budget|cost|salary|income|balance|total|turnover|aov|ltv|clv|fee|payment|donation|volume|losses|limit|umsatz|betrag|preis|kosten|gehalt|montant|prix|importe|precio|importo|prezzo|valor|bedrag|kwota|cena)\b/;
const countWords =
  /\b(?:number of|count|orders|score|points|rating|quantity|qty|employees|visits|days|anzahl|nombre de|numero de|total orders)\b/;
const codeWords =
  /\b(?:id|ids|code|no|nr|number|zip|postcode|vat|tax|iban|ssn|sku|isbn|phone|account|reference|pin|nummer|kennung)\b/;

/** The type a new field for these values should have; 'text' whenever another type would lose something. */
export function customTypeOf(header: string, evidence: ValueEvidence | undefined): CustomType {
  if (evidence === undefined || evidence.filled === 0) return 'text';
  const key = headerKey(header);
  const { filled, distinct } = evidence;
  const answers = distinct === 2 || (distinct === 1 && filled > 10);
  if (evidence.boolean > 0.95 && answers && evidence.number < 1) return 'boolean';
  if (evidence.date > 0.9) return 'date';
  if (evidence.money > 0.1 && evidence.money + evidence.number > 0.95) return 'money';
  if (evidence.number > 0.95 && evidence.code === 0) {
    if (moneyWords.test(key) && !countWords.test(key)) return 'money';
    if (!codeWords.test(key) || countWords.test(key)) return 'number';
  }
  if (evidence.several > 0.2 && evidence.severalDistinct <= Math.max(mostChoices, filled / 2)) return 'multi';
  const isClosed = distinct <= mostChoices && filled >= distinct * 4;
  return isClosed && evidence.longText === 0 && evidence.number < 1 ? 'choice' : 'text';
}

/**
 * A name for people from a header for machines: 'total_spent' becomes 'Total spent', 'annualRevenue' 'Annual revenue',
 * 'Person - Shoe size' 'Shoe size'. Headers written for people stay as they are.
 */
export function fieldLabel(header: string): string {
  const own = header
    .replace(/\s*\((?:[a-z]+\.)?metafields?\.[^)]*\)\s*$/i, '')
    .replace(
      /^(?:person|contact|customer|lead|organization|property|attributes?|custom ?fields?)\s*(?:[-–:>.]|__?)\s*(?=\S)/i,
      '',
    )
    .replace(/(?:__c|_c)$/i, '');
  const isForMachines = /_|^[a-z]+[A-Z]|^[a-z]+$|^[A-Z\d_]{6,}$/.test(own) && !/\s/.test(own);
  const spaced = isForMachines
    ? own
        .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
        .replace(/[_.]+/g, ' ')
        .toLowerCase()
    : own;
  const tidy = tidySpace(spaced) || header;
  return (tidy.charAt(0).toUpperCase() + tidy.slice(1)).slice(0, 120);
}

const orderWords = { dmy: 'day first', mdy: 'month first', ymd: 'year first' };

/**
 * How the values are read where they leave room, in words for the person; null when there is no room.
 * @param type the type of the custom field, where the target is one
 */
export function readingOf(target: ColumnTarget, type: CustomType, values: readonly string[]): ReadingNote | null {
  if (isDate(target, type)) return dayReading(values);
  return isAmount(target, type) ? decimalReading(values) : null;
}

function dayReading(values: readonly string[]): ReadingNote | null {
  const { order, confidence, deciding, open } = inferDayOrder(values.filter((value) => value !== ''));
  if (open === null || order === 'ymd') return null;
  const example = deciding[0];
  if (example === undefined) {
    const text =
      confidence > 0.5
        ? `Dates are read ${orderWords[order]}, as the dots suggest; no value decides it.`
        : `${open} may be day or month first; no value here decides. The check reads the whole file.`;
    return { text, isOpen: confidence <= 0.5 };
  }
  if (confidence < 1)
    return { text: `Some dates are ${orderWords[order]}, others are not; look at a few.`, isOpen: true };
  return { text: `Dates are read ${orderWords[order]}, as ${example} shows.`, isOpen: false };
}

function decimalReading(values: readonly string[]): ReadingNote | null {
  const tally = createDecimalTally();
  for (const value of values) tally.add(value);
  if (tally.guess() === '.') return null;
  const example = values.find((value) => /\d,\d{1,2}(?!\d)\D*$/.test(value));
  const shows = example === undefined ? '' : `, as ${example.trim().slice(0, 20)} shows`;
  return { text: `The comma is the decimal mark${shows}.`, isOpen: false };
}

function isDate(target: ColumnTarget, type: CustomType): boolean {
  if (target.kind === 'field') return target.field === 'birthday' || target.field === 'created_at';
  return target.kind === 'custom' ? type === 'date' : target.kind === 'activity' && target.field === 'at';
}

function isAmount(target: ColumnTarget, type: CustomType): boolean {
  if (target.kind === 'custom') return type === 'money' || type === 'number';
  return target.kind === 'activity' && /^(?:amount|price|total|refund|discount|quantity)$/.test(target.field);
}
