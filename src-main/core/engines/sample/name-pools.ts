// Joins the curated common names with faker's long tail, by language. Owns the pools; draws nobody.
import { faker as german } from '@faker-js/faker/locale/de';
import { faker as english } from '@faker-js/faker/locale/en';
import { faker as spanish } from '@faker-js/faker/locale/es';
import { faker as french } from '@faker-js/faker/locale/fr';
import { faker as italian } from '@faker-js/faker/locale/it';
import { faker as dutch } from '@faker-js/faker/locale/nl';
import { faker as polish } from '@faker-js/faker/locale/pl';
import { faker as swedish } from '@faker-js/faker/locale/sv';
import { commonNames, type LanguageNames } from './names.ts';
import { Random } from './random.ts';

const tails = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pl: polish,
  nl: dutch,
  sv: swedish,
} as const;

/** Common names and rare names of one language, each list without repeats. */
export interface NamePool {
  readonly common: LanguageNames;
  readonly rare: LanguageNames;
}

/** The pools of every Latin-script language; the same on every call, in an order of their own. */
export function namePools(): Record<keyof typeof tails, NamePool> {
  const random = new Random(0x7a65);
  const entries = Object.entries(tails).map(([language, faker]) => {
    const common = commonNames[language as keyof typeof tails];
    const person = faker.definitions.person;
    const rare = (all: readonly (readonly string[] | undefined)[]) =>
      random.shuffled([...new Set(all.flatMap((names) => names ?? []))].filter((name) => !/[\s.]/.test(name)));
    const pool: NamePool = {
      common: {
        female: common.female.map(spaced),
        male: common.male.map(spaced),
        family: common.family.map(spaced),
      },
      rare: {
        female: rare([person.first_name.female]),
        male: rare([person.first_name.male]),
        family: rare([person.last_name.generic, person.last_name.male]),
      },
    };
    return [language, pool] as const;
  });
  return Object.fromEntries(entries) as Record<keyof typeof tails, NamePool>;
}

function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}
