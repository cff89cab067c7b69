// Presets about days: birthdays, anniversaries, changes.
import { field, group, type RulePreset } from './preset.ts';

export const datePresets: readonly RulePreset[] = [
  {
    id: 'birthdays',
    label: 'Birthday within 2 weeks',
    purpose: 'For a birthday discount.',
    group: 'Dates',
    market: 'consumers',
    rule: group('all', field('birthday', { operator: 'anniversary_within', days: 14 })),
  },
  {
    id: 'birthday-in-a-week',
    label: 'Birthday in exactly a week',
    purpose: 'For a message seven days before the birthday, once for each.',
    group: 'Dates',
    market: 'consumers',
    words: 'birthday discount',
    rule: group('all', field('birthday', { operator: 'anniversary_in', days: 7 })),
  },
  {
    id: 'customer-anniversary',
    label: 'Customer anniversary within 2 weeks',
    purpose: 'The day of their first purchase comes round again.',
    group: 'Dates',
    words: 'thank you jubilee',
    rule: group(
      'all',
      field('first_purchase', { operator: 'anniversary_within', days: 14 }),
      field('first_purchase', { operator: 'more_than_ago', count: 6, unit: 'month' }),
    ),
  },
  {
    id: 'changed-lately',
    label: 'Changed in the last week',
    purpose: 'Records that somebody or an import changed.',
    group: 'Dates',
    words: 'changed since updated',
    rule: group('all', field('updated_at', { operator: 'in_last', count: 1, unit: 'week' })),
  },
];
