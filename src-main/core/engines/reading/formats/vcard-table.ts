// vCards as a table: a row per card, columns named so that the usual mapping recognises them. Owns which property
// becomes which column; the lines are cut by vcard-lines.ts. Numbered columns ('Phone 2 Number', 'Phone 2 Type') keep a
// value and its type together, as in the exports of address books.
import { plainValue, type VcardLine, valueParts, vcardLines } from './vcard-lines.ts';
import { FormatError, mostColumns, padRow, type WholeTable } from './whole-table.ts';

type Put = (column: string, value: string, between?: string) => void;

/** Properties with one column, by name. Those in neither list stand in a column of their own name. */
const columns: Record<string, string> = {
  UID: 'UID',
  FN: 'Full Name',
  NICKNAME: 'Nickname',
  TITLE: 'Job Title',
  ROLE: 'Role in company',
  BDAY: 'Birthday',
  ANNIVERSARY: 'Anniversary',
  GENDER: 'Gender',
  LANG: 'Language',
  NOTE: 'Notes',
  LABEL: 'Address as printed',
  PHOTO: 'Photo',
};
const nameParts = ['Last Name', 'First Name', 'Middle Name', 'Prefix', 'Suffix'];
/** About the file or for programs only; they say nothing about the person. */
const machinery = new Set(['BEGIN', 'END', 'VERSION', 'PRODID', 'X-ABLABEL', 'X-ABADR', 'X-ABSHOWAS']);
const numbered: Record<string, readonly [block: string, value: string]> = {
  EMAIL: ['Email', 'Address'],
  TEL: ['Phone', 'Number'],
  URL: ['Website', 'Address'],
};
const idleTypes = new Set(['internet', 'pref', 'voice', 'postal', 'parcel', 'intl', 'dom', 'text', 'x-internet']);
const columnOrder = ['UID', 'Full Name', 'Prefix', 'First Name', 'Middle Name', 'Last Name', 'Suffix', 'Nickname'];
const blockOrder = [
  'Company',
  'Department',
  'Job Title',
  'Email ',
  'Phone ',
  'Address ',
  'Website ',
  'Birthday',
  'Tags',
];

/** Reads every card of decoded text. Throws FormatError when there is none. */
export function vcardTable(text: string): WholeTable {
  const cards: Map<string, string>[] = [];
  const left = new Map<string, number>();
  let current: VcardLine[] | null = null;
  let depth = 0;
  const finish = () => {
    if (current !== null) cards.push(readCard(current, left));
    current = null;
  };
  for (const line of vcardLines(text)) {
    const isCard = line.value.trim().toUpperCase() === 'VCARD';
    if (line.name === 'BEGIN' && isCard) {
      if (current !== null && current.at(-1)?.name === 'AGENT') depth++;
      else {
        finish(); // a card whose end is missing
        current = [];
      }
    } else if (line.name === 'END' && isCard) {
      if (depth > 0) depth--;
      else finish();
    } else if (depth === 0) current?.push(line);
  }
  finish();
  if (cards.length === 0) throw new FormatError('damaged', 'holds no vCard.');
  const names = [...new Set(cards.flatMap((card) => [...card.keys()]))].sort(byPlace);
  if (names.length > mostColumns) {
    throw new FormatError(
      'too-many-columns',
      `has more than ${mostColumns.toLocaleString('en')} different properties.`,
    );
  }
  return {
    rows: [
      names,
      ...cards.map((card) =>
        padRow(
          names.map((name) => card.get(name) ?? ''),
          names.length,
        ),
      ),
    ],
    isNamed: true,
    sheets: [],
    sheet: '',
    what: `${cards.length.toLocaleString('en')} ${cards.length === 1 ? 'card' : 'cards'}`,
    left: [...left].map(([what, count]) => `${count} × ${what}`).join(', '),
  };
}

function readCard(lines: readonly VcardLine[], left: Map<string, number>): Map<string, string> {
  const card = new Map<string, string>();
  const put: Put = (column, value, between = '\n') => {
    if (value === '') return;
    const before = card.get(column);
    card.set(column, before === undefined ? value : before + between + value);
  };
  const labels = new Map<string, string>();
  for (const { group, name, value } of lines) {
    if (name === 'X-ABLABEL') labels.set(group, plainValue(value).replace(/^_\$!<(.*)>!\$_$/, '$1'));
  }
  const counts = new Map<string, number>();
  const next = (block: string): string => {
    const count = (counts.get(block) ?? 0) + 1;
    counts.set(block, count);
    return `${block} ${count}`;
  };
  for (const line of preferredFirst(lines)) {
    if (machinery.has(line.name) || line.value.trim() === '') continue;
    if (line.isBinary || line.name === 'AGENT') {
      left.set(line.name.toLowerCase(), (left.get(line.name.toLowerCase()) ?? 0) + 1);
      continue;
    }
    const type = typeOf(line, labels);
    const point = numbered[line.name];
    if (point !== undefined) {
      const block = next(point[0]);
      put(`${block} ${point[1]}`, plainValue(line.value).replace(/^(?:tel|mailto):/i, ''));
      put(`${block} Type`, type);
    } else if (line.name === 'ADR') putAddress(line, type, next, put);
    else putPlain(line, type, put);
  }
  return card;
}

function putPlain(line: VcardLine, type: string, put: Put): void {
  switch (line.name) {
    case 'N':
      for (const [index, part] of valueParts(line.value, ';').entries()) {
        // Several given names stand between commas.
        put(nameParts[index] ?? 'Suffix', valueParts(part.replaceAll('\\', '\\\\'), ',').join(' ').trim(), ' ');
      }
      return;
    case 'ORG': {
      const [company = '', ...units] = valueParts(line.value, ';');
      put('Company', company, '; ');
      put('Department', units.filter((unit) => unit !== '').join(', '), '; ');
      return;
    }
    case 'CATEGORIES':
      put(
        'Tags',
        valueParts(line.value, ',')
          .filter((tag) => tag !== '')
          .join('; '),
        '; ',
      );
      return;
    case 'BDAY':
    case 'ANNIVERSARY':
      put(columns[line.name] ?? line.name, plainDate(plainValue(line.value)));
      return;
    case 'GENDER':
      put(
        'Gender',
        valueParts(line.value, ';')
          .filter((part) => part !== '')
          .at(-1) ?? '',
      );
      return;
    default: {
      const known = columns[line.name];
      const column = known ?? (line.name.startsWith('X-') ? line.name : `vCard ${line.name}`);
      put(known === undefined && type !== '' ? `${column} (${type})` : column, plainValue(line.value));
    }
  }
}

function putAddress(line: VcardLine, type: string, next: (block: string) => string, put: Put): void {
  const parts = valueParts(line.value, ';');
  if (parts.every((part) => part === '')) return;
  const [box = '', extended = '', street = '', city = '', region = '', postcode = '', country = ''] = parts;
  const block = next('Address');
  put(`${block} Type`, type);
  put(`${block} Street`, street);
  put(`${block} Extended Address`, [box, extended].filter((part) => part !== '').join(', '));
  put(`${block} City`, city);
  put(`${block} Region`, region);
  put(`${block} Postal Code`, postcode);
  put(`${block} Country`, country);
}

/** 19800321 and 1980-03-21T00:00:00Z as 1980-03-21; anything else as it stands. */
function plainDate(value: string): string {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(value);
  return match === null ? value : `${match[1]}-${match[2]}-${match[3]}`;
}

/** Preferred emails, phones and addresses first, otherwise in the order of the card. */
function preferredFirst(lines: readonly VcardLine[]): VcardLine[] {
  const rank = ({ types, parameters }: VcardLine) =>
    types.includes('pref') ? 0 : parameters.has('PREF') ? Number(parameters.get('PREF')) || 0 : 101;
  return lines
    .map((line, index) => ({ line, index, rank: rank(line) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ line }) => line);
}

function typeOf(line: VcardLine, labels: ReadonlyMap<string, string>): string {
  const label = line.group === '' ? undefined : labels.get(line.group);
  if (label !== undefined) return label;
  const words = line.types.filter((type) => !idleTypes.has(type)).map((type) => (type === 'cell' ? 'mobile' : type));
  return [...new Set(words)].join(' ');
}

const addressOrder = ['Street', 'Extended Address', 'City', 'Region', 'Postal Code', 'Country', 'Type'];

function byPlace(left: string, right: string): number {
  const byBlock = placeOf(left) - placeOf(right) || blockNumber(left) - blockNumber(right);
  return byBlock || partOf(left) - partOf(right) || left.localeCompare(right, 'en');
}

const blockNumber = (name: string): number => Number(/ (\d+) /.exec(name)?.[1] ?? 0);
const partOf = (name: string): number => addressOrder.findIndex((part) => name.endsWith(` ${part}`));

function placeOf(name: string): number {
  const named = columnOrder.indexOf(name);
  if (named >= 0) return named;
  const block = blockOrder.findIndex((start) => name.startsWith(start));
  return columnOrder.length + (block < 0 ? blockOrder.length : block);
}
