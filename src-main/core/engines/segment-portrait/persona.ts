// The card that tells who is in a segment: the commonest attributes with their numbers, and plain sentences made of them.
// Only what was counted stands on it; figures that would be about single people are left out.

/** One aspect of the members as counted. */
export interface PersonaAspect<N> {
  readonly id: string;
  readonly label: string;
  /** Members of whom it is known. */
  readonly known: number;
  readonly attributes: readonly { readonly label: string; readonly inside: number; readonly node: N }[];
}

export interface PersonaFactOf<N> {
  id: string;
  title: string;
  known: number;
  rows: { label: string; count: number; share: number; node: N }[];
}

/** An attribute of fewer members is not shown. */
export const leastShown = 5;
const mostRows = 5;
/** An aspect that is known of a smaller share of the members says little about all of them. */
const leastKnown = 0.1;

/** In the order of a card; what is not named follows behind. */
const order = [
  'field:age',
  'field:gender',
  'field:language',
  'field:country',
  'field:city',
  'field:job_level',
  'field:job_area',
  'field:company',
  'category',
  'product',
  'field:orders',
  'field:revenue',
  'field:last_purchase',
  'field:rfm_cell',
  'field:stage',
  'tags',
  'did',
  'field:email_consent',
  'field:lead_source',
  'field:lifecycle',
];
/** Other people's names and states of the record are no property of the person. */
const neverShown = new Set([
  'field:stage_before',
  'field:owner',
  'field:job_title',
  'field:last_activity',
  'field:email_opens',
  'field:email_clicks',
  'field:region',
  'field:phone_consent',
  'field:post_consent',
  'field:created_at',
  'field:given_name',
  'field:family_name',
  'field:nickname',
]);

/** @param aspects counted among the members only */
export function personaFacts<N>(aspects: readonly PersonaAspect<N>[], members: number): PersonaFactOf<N>[] {
  const place = ({ id }: { id: string }): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return aspects
    .filter(({ id, known }) => !neverShown.has(id) && known >= leastShown && known / members >= leastKnown)
    .map(({ id, label, known, attributes }) => ({
      id,
      title: label,
      known,
      rows: attributes
        .filter(({ inside }) => inside >= leastShown)
        .toSorted((a, b) => b.inside - a.inside)
        .slice(0, mostRows)
        .map(({ label: name, inside, node }) => ({ label: name, count: inside, share: inside / known, node })),
    }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => place(a) - place(b));
}

/** What the facts say in plain words, each with the number behind it. @param money writes an amount of minor units */
export function personaSentences(
  facts: readonly PersonaFactOf<unknown>[],
  members: number,
  value: { medianOrders: number; medianRevenue: string; medianDays: number; buyers: number } | null,
): string[] {
  const of = (id: string): PersonaFactOf<unknown> | undefined => facts.find((fact) => fact.id === id);
  const top = (id: string, most = 1): string | null => {
    const fact = of(id);
    if (fact === undefined) return null;
    const named = fact.rows.slice(0, most).map(({ label, share }) => `${label} (${percent(share)})`);
    return `${named.join(', ')}${basis(fact.known, members)}`;
  };
  const sentences: (string | null)[] = [
    said('The largest age group is ', top('field:age')),
    said('Gender: ', top('field:gender', 2)),
    said('They live mostly in ', top('field:country', 3)),
    said('The commonest cities are ', top('field:city', 3)),
    said('They speak ', top('field:language', 2)),
    said('By job title they are ', top('field:job_level', 2)),
    said('What they buy most: ', top('category', 3) ?? top('product', 3)),
    value &&
      `${count(value.buyers)} of ${count(members)} have bought; the one in the middle made ${orders(value.medianOrders)}, spent ${value.medianRevenue} and bought last ${value.medianDays === 1 ? '1 day' : `${count(value.medianDays)} days`} ago.`,
    said('Tags they share: ', top('tags', 4)),
    said('They came through ', top('field:lead_source', 2)),
    said('What they were seen to do: ', top('did', 3)),
    said('Email consent: ', top('field:email_consent', 2)),
  ];
  return sentences.filter((sentence) => sentence !== null);
}

const said = (start: string, rest: string | null): string | null => (rest === null ? null : `${start}${rest}.`);
const count = (value: number): string => value.toLocaleString('en');
const orders = (value: number): string => `${count(value)} ${value === 1 ? 'order' : 'orders'}`;
const percent = (share: number): string =>
  share < 0.01 ? '<1%' : share < 1 && share > 0.99 ? '>99%' : `${Math.round(share * 100)}%`;
const basis = (known: number, members: number): string =>
  known === members ? '' : `, known of ${count(known)} of ${count(members)}`;

/** The middle value, the mean of the two middle ones for an even number; 0 of none. */
export function median(values: Float64Array): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
