// The icons a tag may have. Owns the closed list; how they are drawn is the page's.
export const tagIcons = [
  'star',
  'crown',
  'heart',
  'flag',
  'bolt',
  'cart',
  'gift',
  'mail',
  'calendar',
  'place',
  'world',
  'person',
  'people',
  'company',
  'work',
  'like',
] as const;
export type TagIcon = (typeof tagIcons)[number];

/** A stored icon; null for none, and for one of another version. */
export const readIcon = (stored: string | null): TagIcon | null => tagIcons.find((icon) => icon === stored) ?? null;
