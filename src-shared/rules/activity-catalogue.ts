// What can be measured and filtered of activities: names on screen and types. Owns the catalogue for activity conditions,
// as field-catalogue.ts does for fields.
import type { ActivityFilterField, ActivityMeasure } from './ast.ts';
import type { FieldType } from './operators.ts';

/** The type of a measured value, which decides the tests it can have. */
export const measureType = {
  count: 'number',
  sum: 'money',
  average: 'money',
  first: 'instant',
  last: 'instant',
  distinct_products: 'number',
  discount_share: 'number',
  share: 'number',
  change: 'number',
} as const satisfies Record<ActivityMeasure, FieldType>;

export const measureLabel: Record<ActivityMeasure, string> = {
  count: 'number of times',
  sum: 'total amount',
  average: 'average amount',
  first: 'first time',
  last: 'last time',
  distinct_products: 'number of different products',
  discount_share: 'share with a discount, %',
  share: 'share in %',
  change: 'change in %',
};

export const filterType = {
  item: 'text',
  product: 'choice',
  category: 'choice',
  campaign: 'choice',
  source: 'choice',
  reference: 'text',
  detail: 'text',
  currency: 'choice',
  amount: 'money',
  discount: 'money',
  quantity: 'number',
} as const satisfies Record<ActivityFilterField, FieldType>;

export const filterLabel: Record<ActivityFilterField, string> = {
  item: 'product or category',
  product: 'product',
  category: 'category',
  campaign: 'campaign',
  source: 'source',
  reference: 'reference',
  detail: 'detail',
  currency: 'currency',
  amount: 'amount',
  discount: 'discount',
  quantity: 'quantity',
};
