// Presets of value: tiers along the Pareto curve, and who could bring more.
import { field, group, type RulePreset } from './preset.ts';

export const valuePresets: readonly RulePreset[] = [
  {
    id: 'high-value',
    label: 'High value: the first 80 % of revenue',
    purpose: 'The few customers who together bring in 80 % of the revenue.',
    group: 'Value',
    words: 'pareto tier abc analysis top',
    rule: group('all', field('revenue', { operator: 'top_total', percent: 80 })),
  },
  {
    id: 'mid-value',
    label: 'Middle value: the next 15 %',
    purpose: 'Between the customers who bring 80 % of the revenue and those who bring the last 5 %.',
    group: 'Value',
    words: 'pareto tier abc analysis',
    rule: group(
      'all',
      field('revenue', { operator: 'top_total', percent: 95 }),
      group('none', field('revenue', { operator: 'top_total', percent: 80 })),
    ),
  },
  {
    id: 'low-value',
    label: 'Low value: the last 5 % of revenue',
    purpose: 'Many customers who together bring in the last 5 %: serve them by routine.',
    group: 'Value',
    words: 'pareto tier abc analysis',
    rule: group(
      'all',
      field('revenue', { operator: 'greater', number: 0 }),
      group('none', field('revenue', { operator: 'top_total', percent: 95 })),
    ),
  },
  {
    id: 'upsell',
    label: 'Upsell: often, but little',
    purpose: 'Among the quarter that orders most often, not among the quarter that spends the most.',
    group: 'Value',
    words: 'high frequency low tier upgrade potential',
    rule: group(
      'all',
      field('orders', { operator: 'top_percent', percent: 25 }),
      group('none', field('revenue', { operator: 'top_percent', percent: 25 })),
    ),
  },
];
