// States and provinces with two- or three-letter postal codes, for the countries where addresses use the code.

const table: Record<string, string> = {
  US: `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida
    |GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine
    |MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska
    |NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio
    |OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas
    |UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|DC District of Columbia
    |PR Puerto Rico|GU Guam|VI U.S. Virgin Islands|AS American Samoa|MP Northern Mariana Islands`,
  CA: `AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia
    |NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon`,
  AU: `NSW New South Wales|VIC Victoria|QLD Queensland|SA South Australia|WA Western Australia|TAS Tasmania
    |NT Northern Territory|ACT Australian Capital Territory`,
};

const otherSpellings: Record<string, Record<string, string>> = {
  US: { calif: 'CA', cali: 'CA', penn: 'PA', penna: 'PA', mass: 'MA', mich: 'MI', minn: 'MN', wash: 'WA', tex: 'TX',
    fla: 'FL', ill: 'IL', conn: 'CT', tenn: 'TN', ariz: 'AZ', colo: 'CO', wis: 'WI', wisc: 'WI', okla: 'OK', ore: 'OR',
    nev: 'NV', neb: 'NE', nebr: 'NE', kans: 'KS', ind: 'IN', ala: 'AL', miss: 'MS', mont: 'MT', wyo: 'WY', del: 'DE',
    'washington dc': 'DC', 'n carolina': 'NC', 's carolina': 'SC', 'n dakota': 'ND', 's dakota': 'SD', 'w virginia': 'WV',
    'n y': 'NY', 'n j': 'NJ', 'd c': 'DC', 'n c': 'NC', 's c': 'SC' },
  CA: { québec: 'QC', pq: 'QC', newfoundland: 'NL', pei: 'PE', 'yukon territory': 'YT', ont: 'ON', alta: 'AB', sask: 'SK', man: 'MB' },
  AU: {},
}; // biome-ignore format: a table reads better in rows

/** ISO country → spelling key (see regionKey) → code. */
const codes = new Map<string, Map<string, string>>();
for (const [country, rows] of Object.entries(table)) {
  const known = new Map<string, string>(Object.entries(otherSpellings[country] ?? {}));
  for (const row of rows.split('|')) {
    const [code = '', ...words] = row.trim().split(/\s+/);
    known.set(regionKey(words.join(' ')), code);
    known.set(code.toLowerCase(), code);
  }
  codes.set(country, known);
}

/** 'N. Carolina ' → 'n carolina' */
function regionKey(region: string): string {
  return region.toLowerCase().replace(/[.,]+/g, ' ').replace(/\s+/g, ' ').trim();
}

/** True for countries whose addresses write the region as a code. */
export function writesRegionCodes(country: string): boolean {
  return codes.has(country);
}

/** The postal code of a region as written in a country of the list, or undefined where it is not known there. */
export function regionCode(region: string, country: string): string | undefined {
  return codes.get(country)?.get(regionKey(region));
}

/** Every country of the list in which the written region means something: 'WA' → US and AU. */
export function countriesOfRegion(region: string): string[] {
  return [...codes.keys()].filter((country) => regionCode(region, country) !== undefined);
}
