// Presets about what is missing before one may write.
import { field, group, type RulePreset } from './preset.ts';

export const qualityPresets: readonly RulePreset[] = [
  {
    id: 'no-consent',
    label: 'Email without consent',
    purpose: 'Have an email but consent is not granted: ask before writing.',
    group: 'Quality',
    rule: group(
      'all',
      field('email', { operator: 'is_set' }),
      field('email_consent', { operator: 'not_equals', text: 'granted' }),
    ),
  },
  {
    id: 'no-birthday',
    label: 'Birthday unknown',
    purpose: 'Ask for it, with something to look forward to.',
    group: 'Quality',
    market: 'consumers',
    words: 'missing value',
    rule: group(
      'all',
      field('kind', { operator: 'not_equals', text: 'company' }),
      field('birthday', { operator: 'is_empty' }),
    ),
  },
];
