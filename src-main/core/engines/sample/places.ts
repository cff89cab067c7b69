// The countries the sample people live in: real cities with their postcode and dialling patterns. Owns data only.
// In patterns # is a digit and @ a letter; every phone pattern is valid in the numbering plan of its country.

export interface City {
  readonly name: string;
  readonly region: string | null;
  readonly postcode: string;
  readonly landline: string;
}

export interface Country {
  readonly code: string;
  readonly name: string;
  /** Other spellings met in exports. */
  readonly variants: readonly string[];
  readonly language: NameLanguage;
  readonly mobile: readonly string[];
  readonly freemail: readonly string[];
  readonly domain: string;
  readonly legalForms: readonly string[];
  /** `house` says where the number stands. */
  readonly house: 'before' | 'after';
  readonly cities: readonly City[];
}

export type NameLanguage = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pl' | 'nl' | 'sv' | 'ja' | 'el' | 'uk' | 'ar';

function cities(...rows: readonly (readonly [string, string | null, string, string])[]): City[] {
  return rows.map(([name, region, postcode, landline]) => ({ name, region, postcode, landline }));
}

const english = ['gmail.com', 'outlook.com', 'yahoo.com', 'icloud.com', 'hotmail.com'];

export const countries: readonly Country[] = [
  {
    code: 'DE',
    name: 'Germany',
    variants: ['Deutschland', 'germany', 'DE', 'GERMANY', 'Bundesrepublik Deutschland'],
    language: 'de',
    mobile: ['+49 151 ########', '+49 170 #######', '+49 160 #######', '+49 176 ########'],
    freemail: ['gmx.de', 'web.de', 'gmail.com', 't-online.de', 'outlook.de'],
    domain: 'de',
    legalForms: ['GmbH', 'GmbH & Co. KG', 'AG', 'KG'],
    house: 'after',
    cities: cities(
      ['Berlin', 'Berlin', '10###', '+49 30 ########'],
      ['Hamburg', 'Hamburg', '20###', '+49 40 ########'],
      ['München', 'Bayern', '80###', '+49 89 ########'],
      ['Köln', 'Nordrhein-Westfalen', '50###', '+49 221 #######'],
      ['Dresden', 'Sachsen', '01###', '+49 351 #######'],
      ['Leipzig', 'Sachsen', '04###', '+49 341 #######'],
      ['Düsseldorf', 'Nordrhein-Westfalen', '40###', '+49 211 #######'],
      ['Nürnberg', 'Bayern', '90###', '+49 911 #######'],
    ),
  },
  {
    code: 'US',
    name: 'United States',
    variants: ['USA', 'U.S.A.', 'United States of America', 'usa', 'US'],
    language: 'en',
    mobile: ['+1 917 46#-####', '+1 415 86#-####', '+1 512 74#-####', '+1 206 35#-####', '+1 312 48#-####'],
    freemail: english,
    domain: 'com',
    legalForms: ['Inc.', 'LLC', 'Corp.', 'Co.'],
    house: 'before',
    cities: cities(
      ['New York', 'NY', '100##', '+1 212 46#-####'],
      ['Boston', 'MA', '021##', '+1 617 46#-####'],
      ['Austin', 'TX', '787##', '+1 512 46#-####'],
      ['Seattle', 'WA', '981##', '+1 206 46#-####'],
      ['Denver', 'CO', '802##', '+1 303 46#-####'],
      ['Portland', 'OR', '972##', '+1 503 46#-####'],
      ['Chicago', 'IL', '606##', '+1 312 46#-####'],
      ['San Francisco', 'CA', '941##', '+1 415 46#-####'],
    ),
  },
  {
    code: 'GB',
    name: 'United Kingdom',
    variants: ['UK', 'Great Britain', 'England', 'united kingdom', 'GB'],
    language: 'en',
    mobile: ['+44 7700 1#####', '+44 7912 3#####', '+44 7400 ######'],
    freemail: ['gmail.com', 'hotmail.co.uk', 'outlook.com', 'btinternet.com', 'yahoo.co.uk'],
    domain: 'co.uk',
    legalForms: ['Ltd', 'Limited', 'plc', 'LLP'],
    house: 'before',
    cities: cities(
      ['London', 'Greater London', 'N# #AB', '+44 20 7### ####'],
      ['Manchester', 'Greater Manchester', 'M# #LT', '+44 161 2## ####'],
      ['Leeds', 'West Yorkshire', 'LS# #DR', '+44 113 2## ####'],
      ['Bristol', null, 'BS# #TN', '+44 117 9## ####'],
      ['Edinburgh', 'Scotland', 'EH# #NG', '+44 131 5## ####'],
    ),
  },
  {
    code: 'FR',
    name: 'France',
    variants: ['FRANCE', 'france', 'FR', 'République française'],
    language: 'fr',
    mobile: ['+33 6 1# ## ## ##', '+33 6 2# ## ## ##', '+33 7 8# ## ## ##'],
    freemail: ['orange.fr', 'gmail.com', 'free.fr', 'laposte.net', 'wanadoo.fr'],
    domain: 'fr',
    legalForms: ['SARL', 'SAS', 'SA'],
    house: 'before',
    cities: cities(
      ['Paris', 'Île-de-France', '750##', '+33 1 42 ## ## ##'],
      ['Lyon', 'Auvergne-Rhône-Alpes', '6900#', '+33 4 72 ## ## ##'],
      ['Marseille', "Provence-Alpes-Côte d'Azur", '1300#', '+33 4 91 ## ## ##'],
      ['Nantes', 'Pays de la Loire', '44000', '+33 2 40 ## ## ##'],
      ['Besançon', 'Bourgogne-Franche-Comté', '25000', '+33 3 81 ## ## ##'],
      ['Nice', "Provence-Alpes-Côte d'Azur", '06000', '+33 4 93 ## ## ##'],
    ),
  },
  {
    code: 'ES',
    name: 'Spain',
    variants: ['España', 'Espana', 'SPAIN', 'ES'],
    language: 'es',
    mobile: ['+34 6## ## ## ##', '+34 71# ## ## ##'],
    freemail: ['gmail.com', 'hotmail.es', 'yahoo.es', 'telefonica.net'],
    domain: 'es',
    legalForms: ['S.L.', 'S.A.'],
    house: 'after',
    cities: cities(
      ['Madrid', 'Madrid', '280##', '+34 91 4## ## ##'],
      ['Barcelona', 'Cataluña', '080##', '+34 93 4## ## ##'],
      ['Málaga', 'Andalucía', '290##', '+34 952 ## ## ##'],
      ['Valencia', 'Comunidad Valenciana', '460##', '+34 96 3## ## ##'],
    ),
  },
  {
    code: 'IT',
    name: 'Italy',
    variants: ['Italia', 'ITALY', 'italy', 'IT'],
    language: 'it',
    mobile: ['+39 347 #######', '+39 328 #######', '+39 335 #######'],
    freemail: ['gmail.com', 'libero.it', 'tiscali.it', 'alice.it'],
    domain: 'it',
    legalForms: ['S.r.l.', 'S.p.A.'],
    house: 'after',
    cities: cities(
      ['Milano', 'Lombardia', '201##', '+39 02 4#######'],
      ['Roma', 'Lazio', '001##', '+39 06 4#######'],
      ['Torino', 'Piemonte', '101##', '+39 011 5######'],
      ['Bologna', 'Emilia-Romagna', '401##', '+39 051 2######'],
    ),
  },
  {
    code: 'PL',
    name: 'Poland',
    variants: ['Polska', 'POLAND', 'poland', 'PL'],
    language: 'pl',
    mobile: ['+48 60# ### ###', '+48 50# ### ###', '+48 69# ### ###'],
    freemail: ['wp.pl', 'gmail.com', 'onet.pl', 'interia.pl'],
    domain: 'pl',
    legalForms: ['Sp. z o.o.', 'S.A.'],
    house: 'after',
    cities: cities(
      ['Warszawa', 'mazowieckie', '00-###', '+48 22 5## ## ##'],
      ['Kraków', 'małopolskie', '30-###', '+48 12 4## ## ##'],
      ['Wrocław', 'dolnośląskie', '50-###', '+48 71 3## ## ##'],
      ['Gdańsk', 'pomorskie', '80-###', '+48 58 3## ## ##'],
    ),
  },
  {
    code: 'NL',
    name: 'Netherlands',
    variants: ['The Netherlands', 'Nederland', 'Holland', 'NL'],
    language: 'nl',
    mobile: ['+31 6 1#######', '+31 6 2#######', '+31 6 5#######'],
    freemail: ['gmail.com', 'ziggo.nl', 'kpnmail.nl', 'hotmail.nl'],
    domain: 'nl',
    legalForms: ['B.V.', 'N.V.'],
    house: 'after',
    cities: cities(
      ['Amsterdam', 'Noord-Holland', '101# @@', '+31 20 5######'],
      ['Utrecht', 'Utrecht', '351# @@', '+31 30 2######'],
      ['Rotterdam', 'Zuid-Holland', '301# @@', '+31 10 4######'],
    ),
  },
  {
    code: 'SE',
    name: 'Sweden',
    variants: ['Sverige', 'SWEDEN', 'sweden', 'SE'],
    language: 'sv',
    mobile: ['+46 70 ### ## ##', '+46 73 ### ## ##', '+46 76 ### ## ##'],
    freemail: ['gmail.com', 'telia.com', 'hotmail.se', 'live.se'],
    domain: 'se',
    legalForms: ['AB'],
    house: 'after',
    cities: cities(
      ['Stockholm', 'Stockholms län', '11# ##', '+46 8 4## ## ##'],
      ['Göteborg', 'Västra Götalands län', '41# ##', '+46 31 7## ## ##'],
      ['Malmö', 'Skåne län', '21# ##', '+46 40 3## ## ##'],
    ),
  },
  {
    code: 'AT',
    name: 'Austria',
    variants: ['Österreich', 'Oesterreich', 'AUSTRIA', 'AT'],
    language: 'de',
    mobile: ['+43 664 #######', '+43 660 #######'],
    freemail: ['gmx.at', 'gmail.com', 'a1.net', 'chello.at'],
    domain: 'at',
    legalForms: ['GmbH', 'AG'],
    house: 'after',
    cities: cities(
      ['Wien', 'Wien', '10#0', '+43 1 5######'],
      ['Graz', 'Steiermark', '8010', '+43 316 8#####'],
      ['Salzburg', 'Salzburg', '5020', '+43 662 8#####'],
    ),
  },
  {
    code: 'CH',
    name: 'Switzerland',
    variants: ['Schweiz', 'Suisse', 'SWITZERLAND', 'CH'],
    language: 'de',
    mobile: ['+41 79 ### ## ##', '+41 78 ### ## ##'],
    freemail: ['bluewin.ch', 'gmail.com', 'gmx.ch', 'sunrise.ch'],
    domain: 'ch',
    legalForms: ['AG', 'GmbH'],
    house: 'after',
    cities: cities(
      ['Zürich', 'Zürich', '80##', '+41 44 2## ## ##'],
      ['Bern', 'Bern', '30##', '+41 31 3## ## ##'],
      ['Basel', 'Basel-Stadt', '40##', '+41 61 2## ## ##'],
    ),
  },
  {
    code: 'CA',
    name: 'Canada',
    variants: ['CANADA', 'canada', 'CA'],
    language: 'en',
    mobile: ['+1 416 46#-####', '+1 604 46#-####'],
    freemail: english,
    domain: 'ca',
    legalForms: ['Inc.', 'Ltd.'],
    house: 'before',
    cities: cities(['Toronto', 'ON', 'M5V #H#', '+1 416 36#-####'], ['Vancouver', 'BC', 'V6B #A#', '+1 604 68#-####']),
  },
  {
    code: 'JP',
    name: 'Japan',
    variants: ['日本', 'JAPAN', 'japan', 'JP'],
    language: 'ja',
    mobile: ['+81 90-1###-####', '+81 80-3###-####'],
    freemail: ['gmail.com', 'yahoo.co.jp', 'docomo.ne.jp'],
    domain: 'co.jp',
    legalForms: ['株式会社'],
    house: 'after',
    cities: cities(
      ['東京', '東京都', '100-####', '+81 3-5###-####'],
      ['大阪', '大阪府', '530-####', '+81 6-6###-####'],
    ),
  },
  {
    code: 'GR',
    name: 'Greece',
    variants: ['Ελλάδα', 'GREECE', 'greece', 'GR'],
    language: 'el',
    mobile: ['+30 697 #######', '+30 694 #######'],
    freemail: ['gmail.com', 'otenet.gr', 'yahoo.gr'],
    domain: 'gr',
    legalForms: ['Α.Ε.'],
    house: 'after',
    cities: cities(['Αθήνα', 'Αττική', '105 ##', '+30 21 0### ####']),
  },
  {
    code: 'UA',
    name: 'Ukraine',
    variants: ['Україна', 'UKRAINE', 'ukraine', 'UA'],
    language: 'uk',
    mobile: ['+380 67 ### ## ##', '+380 50 ### ## ##'],
    freemail: ['gmail.com', 'ukr.net', 'i.ua'],
    domain: 'com.ua',
    legalForms: ['ТОВ'],
    house: 'after',
    cities: cities(
      ['Київ', null, '010##', '+380 44 2## ## ##'],
      ['Львів', 'Львівська область', '790##', '+380 32 2## ## ##'],
    ),
  },
  {
    code: 'AE',
    name: 'United Arab Emirates',
    variants: ['UAE', 'الإمارات', 'U.A.E.', 'AE'],
    language: 'ar',
    mobile: ['+971 50 ### ####', '+971 55 ### ####'],
    freemail: ['gmail.com', 'hotmail.com', 'outlook.com'],
    domain: 'ae',
    legalForms: ['LLC'],
    house: 'after',
    cities: cities(['دبي', 'دبي', '00000', '+971 4 3## ####']),
  },
];

/** How many of a hundred records come from each country. */
export const countryWeights: readonly (readonly [string, number])[] = [
  ['DE', 26],
  ['US', 20],
  ['GB', 13],
  ['FR', 10],
  ['ES', 6],
  ['IT', 5],
  ['PL', 5],
  ['NL', 4],
  ['SE', 3],
  ['AT', 3],
  ['CH', 2],
  ['CA', 1.4],
  ['JP', 0.5],
  ['GR', 0.4],
  ['UA', 0.4],
  ['AE', 0.3],
];

export const streets: Record<NameLanguage, readonly string[]> = {
  en: words(
    'Oak Street|Maple Avenue|Church Road|High Street|Park Lane|Mill Lane|Elm Street|Station Road|Cedar Drive|Victoria Road|Green Lane|Main Street|Washington Street|Lake View Drive|Chestnut Avenue|Queens Road|River Road|Spring Street|Hillcrest Road|Orchard Close|Albert Road|Sunset Boulevard|Windsor Road|North Street',
  ),
  de: words(
    'Hauptstraße|Bahnhofstraße|Gartenstraße|Schulstraße|Lindenstraße|Bergstraße|Goethestraße|Schillerstraße|Mozartstraße|Birkenweg|Amselweg|Kirchgasse|Rosenweg|Ringstraße|Am Markt|Mühlenweg|Waldstraße|Friedrichstraße|Blumenstraße|Wiesenweg|Uferstraße|Eichenweg',
  ),
  fr: words(
    "rue de la République|rue Victor Hugo|avenue Jean Jaurès|rue Pasteur|rue de l'Église|place de la Mairie|boulevard Voltaire|rue des Écoles|chemin des Vignes|rue du Moulin|avenue de la Gare|rue Émile Zola|allée des Tilleuls|quai des Célestins|rue du Château|impasse des Lilas",
  ),
  es: words(
    'Calle Mayor|Calle de Alcalá|Avenida de la Constitución|Calle Real|Calle San José|Paseo del Prado|Calle Cervantes|Calle Goya|Plaza de España|Calle del Sol|Calle Nueva|Avenida de Andalucía',
  ),
  it: words(
    'Via Roma|Via Garibaldi|Corso Italia|Via Mazzini|Via Verdi|Via Dante|Piazza della Libertà|Via Cavour|Via Manzoni|Viale Europa|Via San Francesco|Via Leopardi',
  ),
  pl: words(
    'ul. Polna|ul. Leśna|ul. Słoneczna|ul. Krótka|ul. Szkolna|ul. Ogrodowa|ul. Lipowa|ul. Kościuszki|ul. Mickiewicza|al. Jana Pawła II|ul. Długa|ul. Piłsudskiego',
  ),
  nl: words(
    'Kerkstraat|Dorpsstraat|Molenweg|Schoolstraat|Julianastraat|Beatrixlaan|Stationsweg|Keizersgracht|Lindelaan',
  ),
  sv: words('Storgatan|Kungsgatan|Drottninggatan|Skolgatan|Parkvägen|Björkvägen|Kyrkogatan|Sveavägen|Ekvägen'),
  ja: words('丸の内1丁目|銀座4丁目|渋谷2丁目|梅田3丁目|本町1丁目'),
  el: words('Οδός Ερμού|Λεωφόρος Αλεξάνδρας|Οδός Σταδίου|Οδός Πατησίων'),
  uk: words('вулиця Хрещатик|вулиця Шевченка|проспект Свободи|вулиця Франка'),
  ar: words('شارع الشيخ زايد|شارع الوصل|شارع جميرا'),
};

function words(text: string): readonly string[] {
  return text.split('|');
}
