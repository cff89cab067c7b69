// Which column headers mean which target, in a dozen languages. Owns the comparing of headers and the patterns they are
// built from; the words are in header-words.ts and header-words-abroad.ts, the weighing in propose-mapping.ts.
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { certainHeaders } from './header-words.ts';
import { headersAbroad } from './header-words-abroad.ts';

/** The form in which headers are compared: 'E-mail 1 - Value', 'email_1_value' and 'Email1Value' agree. */
export function headerKey(header: string): string {
  return foldText(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^\p{L}\p{N}#%]+/gu, ' ')
    .trim()
    .replace(/\be mail\b/g, 'email');
}

/** What a header says by itself, and how plainly. */
export interface HeaderMeaning {
  /** Written target. */
  readonly target: string;
  /**
   * certain: nothing else is called so. pattern: built from known parts, like 'Home City'. loose: only after taking
   * off words such as 'contact' or 'customer'. doubtful: the word also means other things, like 'Name' or 'Status'.
   */
  readonly clarity: 'certain' | 'pattern' | 'loose' | 'doubtful';
}

// Headers that mean different things in different files; the values and the neighbours have to say which.
const doubtful = new Set(
  (
    'name|title|titel|titre|titolo|source|account|date|datum|data|fecha|label|group|list|lists|customer|contact|client|kunde|klant|cliente|' +
    'total|description|category|categories|categoria|position|stage|team|role|state|region|first|last|middle|given|family|nom|nome|nombre|' +
    'via|web|portable|service|value|count|plan|item|items|page|time|event|action|activity|phase|rep|record|identifier|interest|interests|' +
    'segments|cap|cp|unit|suite|background|about|body|message|subject|sales|channel|platform|store|shop|collection|division|mailing|' +
    'campaign|invoice|order|receipt|recipient|business|org|site|blog|note|comment|prefix|suffix|amount|price|timestamp|added|joined|' +
    'created|registered|born|owner|consent|optin|catalog|catalogue|mail|generation|personal name|second name|row id|id|uid|origin|origine|' +
    'fonte|bron|estado|provincia|land|nation|staat|by|市|省|州|国|名|funktion|cargo|ruolo|reparto|kod|numero|codice|suma|cena|pris|summe|betrag|' +
    'kategorie|gruppen|kategorien|ente|commercial|zusatz|direkt|geb|internet|building|floor|landmark|hp|responsible|reference id|' +
    'suppressed|details|naam|namn|navn|dato|value|worth|number'
  ).split('|'),
);

let dictionary: { spaced: ReadonlyMap<string, string>; tight: ReadonlyMap<string, string> } | undefined;

/** The target that a header certainly names, in written form; undefined when the header is in no list. */
export function knownHeader(header: string): string | undefined {
  dictionary ??= build();
  const key = headerKey(header);
  return dictionary.spaced.get(key) ?? dictionary.tight.get(key.replaceAll(' ', ''));
}

/** What a header means, or undefined when it is in no list and of no pattern. */
export function headerMeaning(header: string): HeaderMeaning | undefined {
  const key = headerKey(header);
  const known = knownHeader(header);
  if (known !== undefined) return { target: known, clarity: doubtful.has(key) ? 'doubtful' : 'certain' };
  const pattern = patternHeader(header);
  if (pattern !== undefined) return { target: pattern, clarity: 'pattern' };
  if (isAboutAnother(header)) return undefined;
  const plain = unwrapped(header);
  if (plain !== header) {
    const meaning = headerMeaning(plain);
    if (meaning !== undefined) return meaning;
  }
  for (const bare of barer(plain)) {
    const target = knownHeader(bare) ?? patternHeader(bare);
    if (target !== undefined && !doubtful.has(headerKey(bare))) return { target, clarity: 'loose' };
  }
  return undefined;
}

const anothers =
  /\b(?:mum|mums|mom|mother|dad|father|parent|spouse|husband|wife|partner|child|children|son|daughter|sister|brother|sibling|assistant|assistants|manager|managers|emergency|guardian|carer|agent|referrer|referred by|referee|friend|author|created by|modified by|updated by|creator|submitter|assignee|sender|shipper|seller|vendor|supplier|contact2|contact 2|second person|soft credit|beneficiary|honoree|teacher|coach|witness|ehepartner|partnerin|conjoint|mutter|vater|assistent|vorgesetzter)\b/;

const secrets =
  /\b(?:password|passwort|passwd|pwd|mot de passe|contrasena|wachtwoord|haslo|losenord|adgangskode|パスワード|密码|cvv|cvc|card number|credit card|kreditkarte|kartennummer)\b/;
const bookkeeping = /^(?:fivetran \w+|is ?deleted|system modstamp|dwh \w+|etl \w+|row hash|checksum)$/;

/** Why a column has no place in a contact list at all, whatever it is mapped to elsewhere; null for all others. */
export function unwantedHeader(header: string): string | null {
  const key = headerKey(header);
  if (secrets.test(key)) return 'a secret that has no place in a contact list';
  return bookkeeping.test(key) ? 'bookkeeping of the system itself' : null;
}

/** Whether a header speaks of somebody beside the contact: 'Mother's email', 'Assistant phone', 'Created by'. */
export function isAboutAnother(header: string): boolean {
  return anothers.test(headerKey(header.replace(/['’]s\b/g, '')));
}

const wrapping =
  /^(?:contacts?|customers?|persons?|people|clients?|leads?|members?|users?|subscribers?|property|properties|primary|main|attendees?|guests?|buyers?|purchasers?|donors?|patients?|students?|employees?|individual|account1|contact1|npsp contact1|your|my|the|current|player|participants?|entity|profile|traits?|attributes?|billing|kunden?|kontakt|personen?|company|organi[sz]ation) /;

/** Without brackets, stars and 'required': 'Last Name *', 'Birthday (yyyy-mm-dd)'. */
function unwrapped(header: string): string {
  const plain = header
    .replace(/\s*[([{][^)\]}]*[)\]}]/g, ' ')
    .replace(/\b(?:required|optional|pflichtfeld|obligatoire|obligatorio|obbligatorio)\b/gi, ' ')
    .replace(/(?<=\S)\s+\w+__c$/i, ' ')
    .replace(/[*†]+|:\s*$/g, ' ')
    .trim();
  return plain === '' ? header : plain;
}

/** The header with the words around its meaning taken off one by one: 'Customer Mailing City', 'Person > Email'. */
function* barer(header: string): Generator<string> {
  let key = headerKey(header);
  for (let shorter = key.replace(wrapping, ''); shorter !== key; shorter = key.replace(wrapping, '')) {
    key = shorter;
    yield key;
  }
  const last = header.split(/\s+[-–:>/|]\s+|\.|::/).at(-1) ?? '';
  if (last !== '' && last !== header && !/^\d+$/.test(last)) yield last;
}

function build(): NonNullable<typeof dictionary> {
  const spaced = new Map<string, string>();
  for (const [target, headers] of [...certainHeaders, ...headersAbroad]) {
    for (const header of headers.split('|')) {
      const key = headerKey(header);
      if (key !== '' && !spaced.has(key)) spaced.set(key, target);
    }
  }
  const tight = new Map<string, string>();
  for (const [key, target] of spaced) {
    const joined = key.replaceAll(' ', '');
    if (joined !== key && joined.length > 5 && !spaced.has(joined) && !tight.has(joined)) tight.set(joined, target);
  }
  return { spaced, tight };
}

const addressWords: Record<string, string> = {
  street: 'street',
  'street 1': 'street',
  address: 'street',
  'address 1': 'street',
  address1: 'street',
  'address line 1': 'street',
  'street address': 'street',
  'street 2': 'street2',
  'address 2': 'street2',
  address2: 'street2',
  'address line 2': 'street2',
  'street line 2': 'street2',
  'extended address': 'street2',
  'po box': 'street2',
  city: 'city',
  town: 'city',
  state: 'region',
  region: 'region',
  province: 'region',
  county: 'region',
  'state province': 'region',
  'province code': 'region',
  'state code': 'region',
  zip: 'postcode',
  'zip code': 'postcode',
  postcode: 'postcode',
  'postal code': 'postcode',
  'zip postal code': 'postcode',
  country: 'country',
  'country code': 'country',
  'country region': 'country',
};
const blockWords: Record<string, string> = {
  home: 'home',
  private: 'home',
  personal: 'home',
  residential: 'home',
  permanent: 'home',
  business: 'work',
  work: 'work',
  office: 'work',
  other: 'other',
  mailing: 'mailing',
  billing: 'billing',
  shipping: 'shipping',
  delivery: 'shipping',
  'default address': 'default',
  primary: 'primary',
  postal: 'mailing',
  physical: 'physical',
};

/**
 * Headers built from a pattern: 'Home City', 'Billing Zip', 'E-mail 3 - Value', 'Phone 2 - Label', 'Address 1 - City'.
 * @returns the written target, or undefined
 */
export function patternHeader(header: string): string | undefined {
  const key = headerKey(header);
  const point = /^(email|phone|website) (\d+) (value|address|number|label|type)$/.exec(key);
  const reach = reachHeader(key);
  if (reach !== undefined) return reach;
  if (point !== null) {
    const name = point[1] === 'website' ? 'url' : (point[1] ?? '');
    const isLabel = point[3] === 'label' || point[3] === 'type';
    return `${name}${isLabel ? '_label' : ''}${block(point[2])}`;
  }
  const address = /^address (\d+) (.+)$/.exec(key);
  if (address?.[2] === 'label' || address?.[2] === 'type') return `address_label${block(address[1])}`;
  const part = address === null ? undefined : addressWords[address[2] ?? ''];
  if (part !== undefined) return `address.${part}${block(address?.[1])}`;
  for (const [words, name] of Object.entries(blockWords)) {
    if (!key.startsWith(`${words} `)) continue;
    const rest = addressWords[key.slice(words.length + 1)];
    if (rest === undefined) continue;
    return name === 'default' || name === 'primary' ? `address.${rest}` : `address.${rest}#${name}:${name}`;
  }
  return undefined;
}

const reachWords: Record<string, string> = {
  email: 'email',
  mail: 'email',
  phone: 'phone',
  tel: 'phone',
  telephone: 'phone',
  mobile: 'phone',
  cell: 'phone',
  fax: 'phone',
  website: 'url',
  im: 'handle',
};
const reachLabels: Record<string, string> = {
  work: 'work',
  business: 'work',
  office: 'work',
  home: 'home',
  personal: 'home',
  private: 'home',
  mobile: 'mobile',
  cell: 'mobile',
  other: 'other',
  billing: 'billing',
  shipping: 'shipping',
  fax: 'fax',
  blog: 'blog',
  profile: 'profile',
  skype: 'skype',
  aim: 'aim',
  icq: 'icq',
  jabber: 'jabber',
  msn: 'msn',
  yahoo: 'yahoo',
};

/** 'Email Home', 'Phone (work)', 'Tel 3', 'Home mobile': what it is beside what kind of it. */
function reachHeader(key: string): string | undefined {
  const match = /^(\p{L}+) (?:(\p{L}+)|(\d))$/u.exec(key);
  if (match === null) return undefined;
  const [, first = '', second = '', number] = match;
  if (number !== undefined) {
    const point = reachWords[first];
    return point === undefined || first === 'fax' ? undefined : point + block(number);
  }
  const forwards = reachWords[first] !== undefined;
  const [word, kind] = forwards ? [first, second] : [second, first];
  const point = reachWords[word];
  const label = reachLabels[kind];
  if (point === undefined || label === undefined || word === kind) return undefined;
  if (point === 'phone' && (word === 'fax' || kind === 'fax')) return `phone#${kind === 'fax' ? '' : kind}fax:fax`;
  if (word === 'mobile' || word === 'cell') return `phone#${label}mobile:mobile`;
  return `${point}#${label}:${label}`;
}

function block(number: string | undefined): string {
  return number === undefined || number === '1' ? '' : `#${number}`;
}
