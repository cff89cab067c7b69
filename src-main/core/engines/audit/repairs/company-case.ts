// Gives company names back their capitals. Owns how legal forms, acronyms and small words are written; which capitals a
// name already has on purpose is known by name-case.ts.
import { hasOwnCapitals, oneCase, settled, upperFirst } from './name-case.ts';

/** Written so wherever they stand behind a name. */
const legalForms = formsOf(
  'GmbH mbH gGmbH KGaA OHG UG e.K. e.V. eG Ltd Ltd. Limited PLC LLC LLP LP Inc Inc. Corp Corp. SARL S.à.r.l. ' +
    'SpA S.p.A. Srl S.r.l. S.A. S.L. B.V. N.V. ApS A/S Oyj Pty Pvt L.L.C. P.C. P.A. GbR PartG',
);
/** Words or names of their own in other places: forms only at the end, where nothing but forms follows. */
const formsAtEnd = formsOf('AG KG SE SA SAS SL BV NV AB AS Oy OG Co Co. Sp. z o.o. & und and');
const small = new Set('and und et e y og och of the for für de la le les du des del der die das von van'.split(' '));

/** Known by their letters, though the letters could be a word. */
const acronyms = new Set(
  (
    'IBM BMW SAP BASF VW AEG DHL UPS HSBC KPMG EY PWC AOL ABB AIG ADAC ARD ZDF BBC CNN NBC AMD ASUS IKEA AXA ING UBS DBS ' +
    'NASA NATO UNICEF UNESCO WHO EU USA UK UAE US NYC LA IT HR PR QA UX UI AI TV VIP CEO CFO CTO COO CMO CIO CRM ERP VP SVP EVP ' +
    'PMO B2B B2C SEO HQ R&D H&M AT&T B&Q M&S P&G S&P Q&A YMCA OBI EDEKA REWE'
  ).split(' '),
);
/** No vowels and yet no acronym. */
const shortened = new Set(
  'st dr mr mrs ms jr sr bros mfg mgmt svc svcs ctr dept intl natl pt mt ft rd nr mc gmbh'.split(' '),
);

/** Firms that write themselves with capitals inside. */
const brands = new Map(
  'eBay YouTube LinkedIn PayPal GitHub GitLab HubSpot MailChimp WordPress FedEx McKinsey PepsiCo ExxonMobil BlackRock SpaceX iRobot JetBlue DoorDash WhatsApp AstraZeneca GlaxoSmithKline BioNTech DuPont ThyssenKrupp PricewaterhouseCoopers SoftBank MasterCard TikTok OpenText'
    .split(' ')
    .map((brand) => [brand.toLowerCase(), brand] as const),
);

function formsOf(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(' ').map((form) => [form.toLowerCase(), form]));
}

/**
 * The name in usual capitals: 'MORRIS ENGINEERING INC.' → 'Morris Engineering Inc.', 'lischka chemie gmbh & co. kg' →
 * 'Lischka Chemie GmbH & Co. KG', 'IBM DEUTSCHLAND GMBH' → 'IBM Deutschland GmbH'. Words with capitals of their own stay.
 */
export function companyCase(name: string): string {
  return settled(name, onceOver);
}

function onceOver(name: string): string {
  const isMixed = oneCase(name) === undefined;
  const pieces = name.split(/([\s,;()"“”]+)/);
  const words = pieces.filter((_, index) => index % 2 === 0);
  return pieces.map((piece, index) => (index % 2 === 0 ? wordCase(piece, index / 2, words, isMixed) : piece)).join('');
}

function wordCase(word: string, index: number, words: readonly string[], isMixed: boolean): string {
  const lower = word.toLowerCase();
  if (index > 0) {
    const form = legalForms.get(lower) ?? (endsInForms(words.slice(index)) ? formsAtEnd.get(lower) : undefined);
    if (form !== undefined) return form;
    if (small.has(lower)) return lower;
  }
  const brand = brands.get(lower);
  if (brand !== undefined) return brand;
  if (hasOwnCapitals(word)) return word;
  if (isAcronym(word, isMixed)) return word.toUpperCase();
  return lower.replace(
    /(^|[-/.&+])(\p{L})(?=(\p{L}?))/gu,
    (_, before: string, letter: string) => before + upperFirst(letter),
  );
}

function endsInForms(words: readonly string[]): boolean {
  return words.every((word) => word === '' || legalForms.has(word.toLowerCase()) || formsAtEnd.has(word.toLowerCase()));
}

/** @param isMixed whether capitals mean something in the whole text: then a short word in capitals has them on purpose */
function isAcronym(word: string, isMixed: boolean): boolean {
  const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const upper = bare.toUpperCase();
  if (acronyms.has(upper)) return isMixed ? bare === upper : upper.length > 2 || word === upper;
  if (bare !== upper || bare === bare.toLowerCase()) return false;
  if (/^\d+\p{Lu}{1,2}$|^\p{Lu}{1,2}\d+\p{Lu}?$|^\p{Lu}{1,2}[&+]\p{Lu}{1,2}$/u.test(bare))
    return !/^\d+(?:ST|ND|RD|TH)$/.test(bare);
  if (/^(?:II|III|IV|VI|VII|VIII|IX)$/.test(bare)) return true;
  if (!/^\p{Lu}{2,5}$/u.test(bare) || shortened.has(bare.toLowerCase())) return false;
  return !/[AEIOUYÄÖÜÉÈÀÁÓÍ]/u.test(bare) || (isMixed && bare.length <= 4);
}
