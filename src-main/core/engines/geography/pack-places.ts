// Makes the compact list of places that the product carries from the GeoNames table of cities. Owns the form of the file;
// reading it is place-list.ts. Runs when the product is built.
import { foldText } from '../../../../src-shared/text/text-key.ts';

/** Names in other scripts than Latin are kept for places of at least so many people, further Latin ones for these. */
const anyScriptFrom = 30_000;
const furtherNamesFrom = 5_000;
const latin = /^[\p{Script=Latin}\s'’.-]+$/u;

/**
 * @param table lines of the GeoNames dump: id, name, ASCII name, other names by comma, latitude, longitude, class, code,
 * country, other countries, first-level division, …, people
 * @returns two parts of lines: names (folded name, tab, numbers of places by comma), sorted by name; an empty line; and
 * places (name, country, division, thousandths of a degree north and east, people), the largest first
 */
export function packPlaces(table: string): string {
  const rows = table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
    .sort((a, b) => Number(b[14]) - Number(a[14]) || Number(a[0]) - Number(b[0]));
  const numbersOf = new Map<string, number[]>();
  const places = rows.map((row, number) => {
    const [, name = '', ascii = '', others = '', north, east, , , country, , division] = row;
    const people = Number(row[14]);
    for (const key of namesOf(name, ascii, others, people)) {
      const numbers = numbersOf.get(key);
      if (numbers) numbers.push(number);
      else numbersOf.set(key, [number]);
    }
    const degrees = [north, east].map((value) => Math.round(Number(value) * 1000));
    return [name, country, division, ...degrees, people].join('\t');
  });
  const names = [...numbersOf].map(([name, numbers]) => `${name}\t${numbers.join(',')}`).sort(byCharacters);
  return `${names.join('\n')}\n\n${places.join('\n')}\n`;
}

function namesOf(name: string, ascii: string, others: string, people: number): Set<string> {
  const further = people < furtherNamesFrom ? [] : others.split(',');
  const kept = further.filter((one) => (latin.test(one) ? one.length > 3 : people >= anyScriptFrom));
  return new Set([name, ascii, ...kept].map(foldText).filter((key) => key !== ''));
}

const byCharacters = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
