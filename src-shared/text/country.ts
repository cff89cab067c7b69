// Which country a text names. Owns names and aliases to ISO 3166-1 alpha-2; draws no maps.
import { foldText } from './text-key.ts';

// ISO 3166-1, alpha-2 and alpha-3, as published by the ISO maintenance agency; XK is the user-assigned code in use.
const codes =
  'AD-AND AE-ARE AF-AFG AG-ATG AI-AIA AL-ALB AM-ARM AO-AGO AQ-ATA AR-ARG AS-ASM AT-AUT AU-AUS AW-ABW AX-ALA AZ-AZE BA-BIH ' +
  'BB-BRB BD-BGD BE-BEL BF-BFA BG-BGR BH-BHR BI-BDI BJ-BEN BL-BLM BM-BMU BN-BRN BO-BOL BQ-BES BR-BRA BS-BHS BT-BTN BV-BVT ' +
  'BW-BWA BY-BLR BZ-BLZ CA-CAN CC-CCK CD-COD CF-CAF CG-COG CH-CHE CI-CIV CK-COK CL-CHL CM-CMR CN-CHN CO-COL CR-CRI CU-CUB ' +
  'CV-CPV CW-CUW CX-CXR CY-CYP CZ-CZE DE-DEU DJ-DJI DK-DNK DM-DMA DO-DOM DZ-DZA EC-ECU EE-EST EG-EGY EH-ESH ER-ERI ES-ESP ' +
  'ET-ETH FI-FIN FJ-FJI FK-FLK FM-FSM FO-FRO FR-FRA GA-GAB GB-GBR GD-GRD GE-GEO GF-GUF GG-GGY GH-GHA GI-GIB GL-GRL GM-GMB ' +
  'GN-GIN GP-GLP GQ-GNQ GR-GRC GS-SGS GT-GTM GU-GUM GW-GNB GY-GUY HK-HKG HM-HMD HN-HND HR-HRV HT-HTI HU-HUN ID-IDN IE-IRL ' +
  'IL-ISR IM-IMN IN-IND IO-IOT IQ-IRQ IR-IRN IS-ISL IT-ITA JE-JEY JM-JAM JO-JOR JP-JPN KE-KEN KG-KGZ KH-KHM KI-KIR KM-COM ' +
  'KN-KNA KP-PRK KR-KOR KW-KWT KY-CYM KZ-KAZ LA-LAO LB-LBN LC-LCA LI-LIE LK-LKA LR-LBR LS-LSO LT-LTU LU-LUX LV-LVA LY-LBY ' +
  'MA-MAR MC-MCO MD-MDA ME-MNE MF-MAF MG-MDG MH-MHL MK-MKD ML-MLI MM-MMR MN-MNG MO-MAC MP-MNP MQ-MTQ MR-MRT MS-MSR MT-MLT ' +
  'MU-MUS MV-MDV MW-MWI MX-MEX MY-MYS MZ-MOZ NA-NAM NC-NCL NE-NER NF-NFK NG-NGA NI-NIC NL-NLD NO-NOR NP-NPL NR-NRU NU-NIU ' +
  'NZ-NZL OM-OMN PA-PAN PE-PER PF-PYF PG-PNG PH-PHL PK-PAK PL-POL PM-SPM PN-PCN PR-PRI PS-PSE PT-PRT PW-PLW PY-PRY QA-QAT ' +
  'RE-REU RO-ROU RS-SRB RU-RUS RW-RWA SA-SAU SB-SLB SC-SYC SD-SDN SE-SWE SG-SGP SH-SHN SI-SVN SJ-SJM SK-SVK SL-SLE SM-SMR ' +
  'SN-SEN SO-SOM SR-SUR SS-SSD ST-STP SV-SLV SX-SXM SY-SYR SZ-SWZ TC-TCA TD-TCD TF-ATF TG-TGO TH-THA TJ-TJK TK-TKL TL-TLS ' +
  'TM-TKM TN-TUN TO-TON TR-TUR TT-TTO TV-TUV TW-TWN TZ-TZA UA-UKR UG-UGA UM-UMI US-USA UY-URY UZ-UZB VA-VAT VC-VCT VE-VEN ' +
  'VG-VGB VI-VIR VN-VNM VU-VUT WF-WLF WS-WSM XK-XKX YE-YEM YT-MYT ZA-ZAF ZM-ZMB ZW-ZWE';

const aliases: Record<string, string> = {
  'united states of america': 'US',
  'u s a': 'US',
  'u s': 'US',
  america: 'US',
  'estados unidos de america': 'US',
  vsa: 'US',
  uk: 'GB',
  'u k': 'GB',
  'great britain': 'GB',
  britain: 'GB',
  'united kingdom of great britain and northern ireland': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  'korea, republic of': 'KR',
  'republic of korea': 'KR',
  korea: 'KR',
  'south korea': 'KR',
  'north korea': 'KP',
  'russian federation': 'RU',
  'viet nam': 'VN',
  'czech republic': 'CZ',
  uae: 'AE',
  'u a e': 'AE',
  'ivory coast': 'CI',
  turkey: 'TR',
  turkiye: 'TR',
  macedonia: 'MK',
  burma: 'MM',
  'cape verde': 'CV',
  swaziland: 'SZ',
  'hong kong': 'HK',
  macau: 'MO',
  macao: 'MO',
  palestine: 'PS',
  'iran, islamic republic of': 'IR',
  'moldova, republic of': 'MD',
  'tanzania, united republic of': 'TZ',
  'venezuela, bolivarian republic of': 'VE',
  'bolivia, plurinational state of': 'BO',
  'taiwan, province of china': 'TW',
  'syrian arab republic': 'SY',
  'lao peoples democratic republic': 'LA',
  'brunei darussalam': 'BN',
  'republic of ireland': 'IE',
  eire: 'IE',
  'peoples republic of china': 'CN',
  deutschland: 'DE',
  brd: 'DE',
  bundesrepublik: 'DE',
  'bundesrepublik deutschland': 'DE',
  'republique francaise': 'FR',
  osterreich: 'AT',
  oesterreich: 'AT',
  helvetia: 'CH',
  espana: 'ES',
  brasil: 'BR',
};
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'ja', 'zh'];

let dictionary: ReadonlyMap<string, string> | undefined;
const remembered = new Map<string, string | null>();

/**
 * ISO 3166-1 alpha-2 code of the country a text names, or null. Accepts alpha-2 and alpha-3 codes, the names in
 * twelve languages, and everyday aliases (England, Holland, U.S.A.).
 */
export function countryCode(text: string): string | null {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  dictionary ??= buildDictionary();
  const code = text.length > 80 ? null : (dictionary.get(countryKey(text)) ?? null);
  if (remembered.size < 5000) remembered.set(text, code);
  return code;
}

let englishNames: Intl.DisplayNames | undefined;

/** The English name of an alpha-2 code; the code itself when it names nothing. */
export function countryName(code: string): string {
  englishNames ??= new Intl.DisplayNames('en', { type: 'region' });
  return /^[A-Z]{2}$/.test(code) ? (englishNames.of(code) ?? code) : code;
}

/** Every alpha-2 code, in alphabetical order. */
export function countryCodes(): string[] {
  return codes.split(' ').map((pair) => pair.slice(0, 2));
}

function buildDictionary(): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of countryCodes()) {
      const name = names.of(code);
      if (name !== undefined && !map.has(countryKey(name))) map.set(countryKey(name), code);
    }
  }
  for (const pair of codes.split(' ')) {
    map.set(pair.slice(0, 2).toLowerCase(), pair.slice(0, 2));
    map.set(pair.slice(3).toLowerCase(), pair.slice(0, 2));
  }
  for (const [name, code] of Object.entries(aliases)) map.set(countryKey(name), code);
  return map;
}

function countryKey(text: string): string {
  return foldText(text.replace(/\./g, ' ').replace(/['’&]/g, '')).replace(/\s*\(.*\)$/, '');
}
