// LDIF, the form in which directories and Thunderbird export address books, as a table: a row per person. Owns which
// attribute becomes which column and which entries are no person; the lines are cut by ldif-lines.ts.
import { type LdifRecord, ldifRecords } from './ldif-lines.ts';
import { FormatError, mostColumns, type WholeTable } from './whole-table.ts';

/**
 * Columns by attribute: inetOrgPerson (RFC 2798), RFC 4519, and the mozilla attributes of Thunderbird. A '#' is the
 * place of a number: the second mail is 'Email 2 Address'.
 */
const columns: Record<string, string> = {
  cn: 'Full Name',
  commonname: 'Full Name',
  displayname: 'Full Name',
  personaltitle: 'Prefix',
  givenname: 'First Name',
  gn: 'First Name',
  initials: 'Middle Name',
  sn: 'Last Name',
  surname: 'Last Name',
  generationqualifier: 'Suffix',
  mozillanickname: 'Nickname',
  xmozillanickname: 'Nickname',
  o: 'Company',
  organizationname: 'Company',
  company: 'Company',
  ou: 'Department',
  department: 'Department',
  departmentnumber: 'Department',
  title: 'Job Title',
  mail: 'Email # Address',
  rfc822mailbox: 'Email # Address',
  mozillasecondemail: 'Email # Address',
  telephonenumber: 'Work Phone',
  homephone: 'Home Phone',
  mobile: 'Mobile Phone',
  mobiletelephonenumber: 'Mobile Phone',
  cellphone: 'Mobile Phone',
  facsimiletelephonenumber: 'Fax',
  fax: 'Fax',
  pager: 'Pager',
  pagerphone: 'Pager',
  street: 'Work Street',
  streetaddress: 'Work Street',
  mozillaworkstreet2: 'Work Street 2',
  l: 'Work City',
  locality: 'Work City',
  st: 'Work State',
  postalcode: 'Work Postal Code',
  c: 'Work Country',
  co: 'Work Country',
  countryname: 'Work Country',
  mozillahomestreet: 'Home Street',
  homestreet: 'Home Street',
  mozillahomestreet2: 'Home Street 2',
  mozillahomelocalityname: 'Home City',
  mozillahomestate: 'Home State',
  mozillahomepostalcode: 'Home Postal Code',
  mozillahomecountryname: 'Home Country',
  postaladdress: 'Address as printed',
  homepostaladdress: 'Home Address as printed',
  labeleduri: 'Website # Address',
  mozillaworkurl: 'Website # Address',
  workurl: 'Website # Address',
  mozillahomeurl: 'Website # Address',
  homeurl: 'Website # Address',
  preferredlanguage: 'Language',
  description: 'Notes',
  employeenumber: 'Employee number',
  employeetype: 'Employee type',
  manager: 'Manager',
  uid: 'User name',
  entryuuid: 'UID',
  objectguid: 'UID',
  dn: 'Distinguished Name',
};
/** Secrets and the directory's own bookkeeping; nobody's contact list needs them. */
const unwanted =
  /^(?:userpassword|.*password|authpassword|objectclass|structuralobjectclass|creatorsname|modifiersname|createtimestamp|entrydn|entrycsn|hassubordinates|subschemasubentry|changetype|version|control|modifytimestamp|mozillausehtmlmail|usercertificate|jpegphoto|photo|thumbnailphoto|audio|usersmimecertificate)$/;
const structure =
  /^(?:organizationalunit|organization|domain|dcobject|locality|country|alias|referral|applicationprocess|device|builtindomain|container)$/i;
const groups = /^(?:groupofnames|groupofuniquenames|group|posixgroup|mailgroup)$/i;
const order = [
  ...[
    'Distinguished Name',
    'UID',
    'Full Name',
    'Prefix',
    'First Name',
    'Middle Name',
    'Last Name',
    'Suffix',
    'Nickname',
  ],
  ...['Company', 'Department', 'Job Title', 'Email ', 'Work Phone', 'Home Phone', 'Mobile Phone', 'Fax', 'Pager'],
  ...['Work ', 'Home ', 'Address ', 'Website ', 'Birthday', 'Tags'],
];

/**
 * Reads every person of decoded LDIF text. A mailing list or group becomes a tag of its members; branches of the
 * directory are left out and counted.
 * @throws FormatError when there is no entry, or when the file holds changes instead of entries
 */
export function ldifTable(text: string): WholeTable {
  const left = new Map<string, number>();
  const leave = (what: string) => left.set(what, (left.get(what) ?? 0) + 1);
  const entries = ldifRecords(text).filter((entry) => entry.some(({ name }) => name === 'dn' || name === 'mail'));
  const tags = tagsOfMembers(entries, leave);
  const people = entries
    .filter((entry) => {
      const isStructure = classesOf(entry).some((name) => structure.test(name)) && !entry.some(isOfPerson);
      if (isStructure) leave('branch of the directory');
      return !isStructure && !isGroup(entry);
    })
    .map((entry) => readEntry(entry, tags, leave));
  if (people.length === 0) throw new FormatError('damaged', 'holds no LDIF entry of a person.');
  const names = [...new Set(people.flatMap((person) => [...person.keys()]))].sort(
    (a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b, 'en', { numeric: true }),
  );
  if (names.length > mostColumns) {
    throw new FormatError(
      'too-many-columns',
      `has more than ${mostColumns.toLocaleString('en')} different attributes.`,
    );
  }
  return {
    rows: [names, ...people.map((person) => names.map((name) => person.get(name) ?? ''))],
    isNamed: true,
    sheets: [],
    sheet: '',
    what: `${people.length.toLocaleString('en')} ${people.length === 1 ? 'entry' : 'entries'}`,
    left: [...left].map(([what, count]) => `${count} × ${what}`).join(', '),
  };
}

function readEntry(
  entry: LdifRecord,
  tags: ReadonlyMap<string, readonly string[]>,
  leave: (what: string) => void,
): Map<string, string> {
  const person = new Map<string, string>();
  const counts = new Map<string, number>();
  const put = (column: string, value: string) => {
    const before = person.get(column);
    if (value === '' || before?.split('; ').includes(value)) return;
    person.set(column, before === undefined ? value : `${before}; ${value}`);
  };
  // The display name counts only where there is no common name.
  const hasCommonName = entry.some(({ name, value }) => /^(?:cn|commonname)$/.test(name) && value !== '');
  for (const { name, value, isBinary } of entry) {
    if (isBinary && !/password/.test(name)) leave(name);
    if (isBinary || unwanted.test(name) || (name === 'displayname' && hasCommonName)) continue;
    if (!/^birth(?:year|month|day)$/.test(name)) {
      const column = columns[name] ?? fieldName(name);
      const text = /address$/.test(name) && name !== 'streetaddress' ? value.replaceAll('$', '\n') : value;
      if (column.includes('#')) {
        if (text === '') continue;
        const count = (counts.get(column) ?? 0) + 1;
        counts.set(column, count);
        put(column.replace('#', String(count)), text.replace(/^mailto:/i, ''));
      } else put(column, text.trim());
    }
  }
  put('Birthday', birthdayOf(entry));
  const keys = entry.filter(({ name }) => name === 'dn' || name === 'mail').map(({ value }) => value.toLowerCase());
  const own = new Set(keys.flatMap((key) => tags.get(key) ?? []));
  put('Tags', [...own].join('; '));
  return person;
}

/** 'mozillaCustom1' as 'Custom1': names of directories are for programs. */
const fieldName = (name: string): string => name.replace(/^mozilla/, '');

function birthdayOf(entry: LdifRecord): string {
  const part = (name: string) => entry.find((line) => line.name === name)?.value.trim() ?? '';
  const [year, month, day] = [part('birthyear'), part('birthmonth'), part('birthday')];
  if (month === '' || !/^\d{1,2}$/.test(day)) return day;
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const classesOf = (entry: LdifRecord): string[] =>
  entry.filter(({ name }) => name === 'objectclass').map(({ value }) => value);
const isGroup = (entry: LdifRecord): boolean => classesOf(entry).some((name) => groups.test(name));
const isOfPerson = ({ name }: LdifRecord[number]): boolean => /^(?:mail|sn|givenname|telephonenumber)$/.test(name);

/** Names of the lists and groups somebody is in, by distinguished name and by address. */
function tagsOfMembers(entries: readonly LdifRecord[], leave: (what: string) => void): Map<string, string[]> {
  const tags = new Map<string, string[]>();
  for (const entry of entries) {
    if (!isGroup(entry)) continue;
    const list = entry.find(({ name }) => name === 'cn')?.value ?? '';
    if (list === '') {
      leave('group without a name');
      continue;
    }
    for (const { name, value } of entry) {
      if (!/^(?:member|uniquemember)$/.test(name)) continue;
      const address = /(?:^|,)\s*mail=([^,]+)/i.exec(value)?.[1]?.trim();
      for (const key of [value, ...(address === undefined ? [] : [address])]) {
        const present = tags.get(key.toLowerCase());
        if (present === undefined) tags.set(key.toLowerCase(), [list]);
        else if (!present.includes(list)) present.push(list);
      }
    }
  }
  return tags;
}

function placeOf(name: string): number {
  const exact = order.indexOf(name);
  if (exact >= 0) return exact;
  const block = order.findIndex((start) => start.endsWith(' ') && name.startsWith(start));
  return block < 0 ? order.length : block;
}
