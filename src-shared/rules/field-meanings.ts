// What a custom field is about, told by its name: the number of employees, interests, income. Presets and the sheets of
// companies ask for a meaning and find the field that a workspace has for it. Owns the names; values are not looked at.
import { foldText } from '../text/text-key.ts';
import type { CustomFieldDefinition, CustomFieldType } from './field-catalogue.ts';

interface FieldMeaningOfCustom {
  /** As in "needs a field for …". */
  label: string;
  types: readonly CustomFieldType[];
  /** What lists call it, folded; English first, then other languages. */
  names: string;
}

const words: readonly CustomFieldType[] = ['text', 'choice', 'multi'];
const amounts: readonly CustomFieldType[] = ['number', 'money'];

export const fieldMeanings = {
  income: {
    label: 'income',
    types: amounts,
    names:
      'income, household income, annual income, yearly income, salary, einkommen, haushaltseinkommen, revenu, ingresos, reddito, inkomen',
  },
  education: {
    label: 'education',
    types: words,
    names:
      'education, education level, level of education, degree, highest degree, bildung, bildungsabschluss, abschluss, formation, niveau d etudes, educacion, istruzione, opleiding',
  },
  marital_status: {
    label: 'marital status',
    types: words,
    names:
      'marital status, civil status, relationship status, familienstand, situation familiale, etat civil, estado civil, stato civile, burgerlijke staat',
  },
  lifestyle: {
    label: 'lifestyle',
    types: words,
    names:
      'lifestyle, life style, way of life, occupation, lebensstil, lebenssituation, style de vie, mode de vie, estilo de vida, stile di vita',
  },
  interests: {
    label: 'interests',
    types: words,
    names:
      'interests, interest, hobbies, hobby, interests and hobbies, topics, interessen, interets, centres d interet, intereses, aficiones, interessi, interesses',
  },
  values: {
    label: 'values',
    types: words,
    names: 'values, personal values, core values, beliefs, werte, valeurs, valores, valori, waarden',
  },
  attitudes: {
    label: 'attitudes',
    types: words,
    names: 'attitudes, attitude, mindset, einstellungen, einstellung, attitude, actitudes',
  },
  motivations: {
    label: 'motivations',
    types: words,
    names:
      'motivations, motivation, buying motive, buying motives, reason to buy, kaufmotiv, kaufmotive, motivaciones, motivazioni',
  },
  pain_points: {
    label: 'pain points',
    types: words,
    names:
      'pain points, pain point, pains, problems, challenges, challenge, schmerzpunkte, probleme, herausforderungen, defis, retos, sfide',
  },
  goals: {
    label: 'goals or needs',
    types: words,
    names:
      'goals, goal, needs, need, stated goal, objectives, objective, use case, ziele, ziel, bedarf, objectifs, besoins, objetivos, obiettivi, doelen',
  },
  employees: {
    label: 'the number of employees',
    types: ['number'],
    names:
      'employees, number of employees, no of employees, employee count, head count, headcount, company size, size, staff, mitarbeiter, mitarbeiterzahl, anzahl mitarbeiter, effectif, nombre d employes, empleados, numero de empleados, dipendenti, medewerkers',
  },
  annual_revenue: {
    label: 'the annual revenue of a company',
    types: amounts,
    names:
      'annual revenue, company revenue, yearly revenue, turnover, annual turnover, umsatz, jahresumsatz, chiffre d affaires, facturacion, fatturato, omzet',
  },
  industry: {
    label: 'industry',
    types: words,
    names:
      'industry, sector, branch, line of industry, vertical, branche, wirtschaftszweig, secteur, secteur d activite, industria, settore, sector',
  },
  device: {
    label: 'device or operating system',
    types: words,
    names:
      'device, devices, device type, operating system, os, platform, mobile os, gerat, betriebssystem, appareil, dispositivo, apparaat',
  },
  tools: {
    label: 'tools in use',
    types: words,
    names:
      'tools, tools used, tool stack, tech stack, technology stack, technologies, software, software used, systems used, integrations, werkzeuge, eingesetzte software, outils, logiciels, herramientas, strumenti',
  },
} as const satisfies Record<string, FieldMeaningOfCustom>;

export type CustomMeaning = keyof typeof fieldMeanings;

const nameKey = (name: string): string =>
  foldText(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const meaningKeys = new Map(
  (Object.keys(fieldMeanings) as CustomMeaning[]).flatMap((meaning) =>
    fieldMeanings[meaning].names.split(',').map((name): [string, CustomMeaning] => [nameKey(name), meaning]),
  ),
);

/** What a custom field is about, by its label or key; null for one that no meaning knows. */
export function meaningOf(field: Pick<CustomFieldDefinition, 'key' | 'label'>): CustomMeaning | null {
  const bare = field.label.replace(/\([^)]*\)|\[[^\]]*\]/g, ''); // 'Income (EUR)' is income
  return (
    meaningKeys.get(nameKey(field.label)) ??
    meaningKeys.get(nameKey(bare)) ??
    meaningKeys.get(nameKey(field.key)) ??
    null
  );
}

/** The first custom field of a meaning whose type can hold it, and one of another type where there is none. */
export function fieldOfMeaning(
  meaning: CustomMeaning,
  fields: readonly CustomFieldDefinition[],
): { field: CustomFieldDefinition | null; unfit: CustomFieldDefinition | null } {
  const named = fields.filter((field) => meaningOf(field) === meaning);
  const types: readonly CustomFieldType[] = fieldMeanings[meaning].types;
  return {
    field: named.find(({ type }) => types.includes(type)) ?? null,
    unfit: named.find(({ type }) => !types.includes(type)) ?? null,
  };
}
