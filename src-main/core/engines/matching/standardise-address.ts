// Addresses as the matcher compares them: abbreviated street words, house numbers, postcode, city. Owns the words;
// says nothing about whether an address exists.
import { fold } from './fold.ts';

// What people write in full or short; both sides become the short form.
const shortForms: Record<string, string> = {
  street: 'st',
  str: 'st',
  strasse: 'st',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  boulevard: 'blvd',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  place: 'pl',
  square: 'sq',
  terrace: 'ter',
  parkway: 'pkwy',
  highway: 'hwy',
  circle: 'cir',
  circuit: 'cct',
  crescent: 'cres',
  close: 'cl',
  apartment: 'apt',
  suite: 'ste',
  floor: 'fl',
  building: 'bldg',
  bld: 'bldg',
  number: 'no',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  saint: 'st',
  mount: 'mt',
  fort: 'ft',
  plaza: 'plz',
  platz: 'pl',
  straat: 'st',
  rue: 'r',
  calle: 'c',
  via: 'v',
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
  fifth: '5th',
  po: 'po',
  ulica: 'ul',
  ulitsa: 'ul',
};
// Words that tell nothing when one side leaves them out.
const fillers = new Set(['no', 'apt', 'ste', 'unit', 'the', 'fl', 'bldg', 'appt']);

/**
 * A street line for comparing: '123 Main Street, Apt 4' → '123 main st 4'; 'Hauptstraße 5' → 'haupt st 5'.
 * @param text one or several street lines, or a whole address
 */
export function standardStreet(text: string): string {
  const words: string[] = [];
  for (const word of fold(text).split(' ')) {
    const compound = /^(\p{L}{3,})(strasse|straat|platz|weg)$/u.exec(word);
    if (compound?.[1] !== undefined && compound[2] !== undefined) {
      words.push(compound[1], shortForms[compound[2]] ?? compound[2]);
      continue;
    }
    const short = shortForms[word] ?? word;
    if (!fillers.has(short) && short !== '') words.push(short.replace(/^0+(?=\d)/, ''));
  }
  return words.join(' ');
}

/** A postcode without spaces and signs; the four digits that extend a US code are dropped. */
export function standardPostcode(text: string): string {
  const tight = fold(text).replaceAll(' ', '');
  return /^\d{9}$/.test(tight) ? tight.slice(0, 5) : tight;
}

/** The last group of a whole address that looks like a postcode, or ''. */
export function postcodeWithin(address: string): string {
  const found = address.toUpperCase().match(/\b(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|\d{5,6})\b/g);
  return found === null ? '' : standardPostcode(found[found.length - 1] ?? '');
}
