// A custom field for every meaning that presets ask for, as a workspace that has them all would define them.
import type { CustomFieldDefinition } from '../../src-shared/rules/field-catalogue.ts';
import { type CustomMeaning, fieldMeanings } from '../../src-shared/rules/field-meanings.ts';

export const meaningFields: CustomFieldDefinition[] = (Object.keys(fieldMeanings) as CustomMeaning[]).map(
  (meaning, index) => {
    const [name = meaning] = fieldMeanings[meaning].names.split(',');
    const label = name.charAt(0).toUpperCase() + name.slice(1);
    const { types } = fieldMeanings[meaning];
    const type = (types as readonly string[]).includes('multi') ? 'multi' : types[0];
    return { key: meaning, label, type, column: `f${index + 1}`, options: [] };
  },
);
