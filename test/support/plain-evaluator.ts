// The rule language once more, slow and obvious, over contacts in memory. The SQL is held to it by random rules; it shares
// no code with the compiler beyond folding text and counting days.

import { readJobTitle } from '../../src-main/core/engines/job-title/job-title.ts';
import { assertNever } from '../../src-shared/model/assert-never.ts';
import { filterType, measureType } from '../../src-shared/rules/activity-catalogue.ts';
import type {
  ActivityCondition,
  ActivityFilter,
  Condition,
  NearCondition,
  Rule,
  RuleNode,
  Test,
} from '../../src-shared/rules/ast.ts';
import { addDays, after, before, type Day, dayOf, daysBetween, type Zone } from '../../src-shared/rules/calendar.ts';
import { type ContactField, contactFields } from '../../src-shared/rules/field-catalogue.ts';
import type { FieldType } from '../../src-shared/rules/operators.ts';
import { foldText } from '../../src-shared/text/text-key.ts';

export type PlainValue = string | number | null;

export interface PlainActivity {
  kind: string;
  at: number;
  amount: number | null;
  currency: string | null;
  product: string | null;
  category: string | null;
  quantity: number | null;
  discount: number | null;
  campaign: string | null;
  reference: string | null;
  source: string | null;
  detail: string | null;
}

/** The files of imports 1, 2 and 3. */
export const importNames = ['New York', 'a_b', 'Łódź'] as const;

export interface PlainContact {
  id: number;
  state: 'active' | 'archived';
  /** Columns of contact. */
  columns: Record<string, PlainValue>;
  /** Typed and normalised. */
  emails: [string, string | null][];
  phones: [string, string | null][];
  address: Record<string, string | null> | null;
  custom: Record<string, PlainValue | string[]>;
  tags: number[];
  activities: PlainActivity[];
  findings: string[];
  /** Imports with a row of the contact, see `importNames`. */
  imports: number[];
  score: { recency: number; frequency: number; monetary: number; cell: string } | null;
  /** RFM groups on two days. */
  scoreChange: { from: string | null; to: string | null } | null;
  /** Days on which a lifecycle stage began, ascending. */
  stages: { stage: string; since: Day }[];
}

export interface PlainWorld {
  contacts: PlainContact[];
  tags: { id: number; parent: number | null }[];
  segments: Map<number, Rule>;
  customTypes: Record<string, FieldType>;
  asOf: Day;
  zone: Zone;
}

/** The ids of the active contacts for whom the rule holds, ascending. */
export function plainMembers(rule: Rule, world: PlainWorld): number[] {
  const active = world.contacts.filter(({ state }) => state === 'active');
  return active.filter((contact) => holds(rule, contact, world)).map(({ id }) => id);
}

function holds(node: RuleNode, contact: PlainContact, world: PlainWorld): boolean {
  if (node.kind !== 'group') return conditionHolds(node, contact, world);
  if (node.match === 'all') return node.items.every((item) => holds(item, contact, world));
  if (node.match === 'any') return node.items.some((item) => holds(item, contact, world));
  return !node.items.some((item) => holds(item, contact, world));
}

function conditionHolds(condition: Condition, contact: PlainContact, world: PlainWorld): boolean {
  switch (condition.kind) {
    case 'field': {
      const type = contactFields[condition.field].type;
      return testHolds(condition.test, type, world, contact, (one) => fieldValues(condition.field, one, world));
    }
    case 'custom': {
      const type = world.customTypes[condition.key] ?? 'text';
      return testHolds(condition.test, type, world, contact, (one) => {
        const value = one.custom[condition.key] ?? null;
        return Array.isArray(value) ? value : value === null ? [] : [value];
      });
    }
    case 'tag': {
      const wanted = new Set(condition.tags);
      const has = contact.tags.some((tag) => lineage(tag, condition.descendants, world).some((id) => wanted.has(id)));
      return has === (condition.match === 'has');
    }
    case 'activity': {
      const type = measureType[condition.measure];
      return testHolds(condition.test, type, world, contact, (one) => {
        const value = measure(condition, one, world);
        return value === null ? [] : [value];
      });
    }
    case 'near': {
      const km = kilometresTo(contact, condition);
      return km !== null && km <= condition.kilometres;
    }
    case 'segment': {
      const rule = world.segments.get(condition.segment);
      const inside = rule !== undefined && holds(rule, contact, world);
      return inside === (condition.match === 'in');
    }
    case 'finding': {
      const has = contact.findings.some((check) => condition.check === null || check === condition.check);
      return has === (condition.match === 'has');
    }
    default:
      return assertNever(condition);
  }
}

type ValuesOf = (contact: PlainContact) => PlainValue[];

/** Positive tests hold when any of the values passes; negative tests when none does. */
function testHolds(test: Test, type: FieldType, world: PlainWorld, contact: PlainContact, valuesOf: ValuesOf): boolean {
  const values = valuesOf(contact).filter((value) => value !== null);
  const some = (passes: (value: string | number) => boolean) => values.some(passes);
  const text = (passes: (value: string) => boolean) => some((value) => passes(foldText(String(value))));
  const number = (passes: (value: number) => boolean) => some((value) => passes(Number(value)));
  const day = (passes: (value: Day) => boolean) =>
    some((value) => passes(type === 'instant' ? dayOf(Number(value), world.zone) : String(value)));
  switch (test.operator) {
    case 'is_set':
      return values.length > 0;
    case 'is_empty':
      return values.length === 0;
    case 'is_true':
      return number((value) => value === 1);
    case 'is_false':
      return number((value) => value === 0);
    case 'equals':
      return text((value) => value === foldText(test.text));
    case 'not_equals':
      return !text((value) => value === foldText(test.text));
    case 'contains':
      return text((value) => value.includes(foldText(test.text)));
    case 'not_contains':
      return !text((value) => value.includes(foldText(test.text)));
    case 'starts_with':
      return text((value) => value.startsWith(foldText(test.text)));
    case 'ends_with':
      return text((value) => value.endsWith(foldText(test.text)));
    case 'one_of':
      return text((value) => test.texts.map(foldText).includes(value));
    case 'contains_any':
      return text((value) => test.texts.some((word) => value.includes(foldText(word))));
    case 'none_of':
      return !text((value) => test.texts.map(foldText).includes(value));
    case 'number_is':
      return number((value) => value === test.number);
    case 'number_is_not':
      return !number((value) => value === test.number);
    case 'greater':
      return number((value) => value > test.number);
    case 'at_least':
      return number((value) => value >= test.number);
    case 'less':
      return number((value) => value < test.number);
    case 'at_most':
      return number((value) => value <= test.number);
    case 'between':
      return number((value) => test.from <= value && value <= test.to);
    case 'top_percent':
      return number((value) => value > 0 && value >= lowestOfTop(test.percent, world, valuesOf));
    case 'top_total':
      return number(
        (value) => value > 0 && sumAbove(value, world, valuesOf) * 100 < sumAbove(0, world, valuesOf) * test.percent,
      );
    case 'on':
      return day((value) => value === test.day);
    case 'before':
      return day((value) => value < test.day);
    case 'after':
      return day((value) => value > test.day);
    case 'between_days':
      return day((value) => test.fromDay <= value && value <= test.toDay);
    case 'in_last':
      return day((value) => value >= before(world.asOf, test) && value <= world.asOf);
    case 'more_than_ago':
      return day((value) => value < before(world.asOf, test));
    case 'in_next':
      return day((value) => value >= world.asOf && value <= after(world.asOf, test));
    case 'anniversary_within':
      return day((value) => daysToAnniversary(value, world.asOf) <= test.days);
    case 'anniversary_in':
      // Also the one after next: in 366 days somebody whose day is tomorrow may celebrate again.
      return day((value) => daysToAnniversary(value, addDays(world.asOf, test.days)) === 0);
    default:
      return assertNever(test);
  }
}

function lowestOfTop(percent: number, world: PlainWorld, valuesOf: ValuesOf): number {
  const all = world.contacts
    .filter(({ state }) => state === 'active')
    .flatMap((contact) => valuesOf(contact).map(Number))
    .filter((value) => value > 0)
    .sort((a, b) => b - a);
  return all[Math.max(1, Math.ceil((all.length * percent) / 100)) - 1] ?? Number.POSITIVE_INFINITY;
}

/** All values of active contacts above one, added up. */
function sumAbove(bound: number, world: PlainWorld, valuesOf: ValuesOf): number {
  return world.contacts
    .filter(({ state }) => state === 'active')
    .flatMap((contact) => valuesOf(contact).map(Number))
    .filter((value) => value > bound)
    .reduce((sum, value) => sum + value, 0);
}

function daysToAnniversary(value: Day, asOf: Day): number {
  const year = Number(asOf.slice(0, 4));
  const waits = [year, year + 1, year + 2].map((candidate) => {
    const leap = new Date(Date.UTC(candidate, 1, 29)).getUTCMonth() === 1;
    const monthDay = value.slice(5) === '02-29' && !leap ? '02-28' : value.slice(5);
    return daysBetween(asOf, `${candidate}-${monthDay}`);
  });
  return Math.min(...waits.filter((wait) => wait >= 0));
}

/** By the spherical law of cosines, from the two cities of the test world that have a place. */
function kilometresTo(contact: PlainContact, { place }: NearCondition): number | null {
  const city = foldText(contact.address?.city ?? '');
  const country = contact.address?.country_code ?? null;
  const known = plainPlaces.find((one) => one.name === city && (country === null || country === one.country));
  if (!known || place === null) return null;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [a, b] = [radians(known.latitude), radians(place.latitude)];
  const c = radians(place.longitude - known.longitude);
  const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(c);
  return 6371.0088 * Math.acos(Math.min(1, Math.max(-1, cosine)));
}

/** GeoNames: the only place of the name, or by far the largest. */
const plainPlaces = [
  { name: 'zurich', country: 'CH', latitude: 47.367, longitude: 8.55 },
  { name: 'łodz', country: 'PL', latitude: 51.75, longitude: 19.467 },
  { name: 'lodz', country: 'PL', latitude: 51.75, longitude: 19.467 },
  { name: 'new york', country: 'US', latitude: 40.714, longitude: -74.006 },
  { name: '东京', country: 'JP', latitude: 35.69, longitude: 139.692 },
];

function lineage(tag: number, withAncestors: boolean, world: PlainWorld): number[] {
  const line = [tag];
  for (let parent = parentOf(tag, world); withAncestors && parent !== null; parent = parentOf(parent, world)) {
    line.push(parent);
  }
  return line;
}

function parentOf(tag: number, world: PlainWorld): number | null {
  return world.tags.find(({ id }) => id === tag)?.parent ?? null;
}

function fieldValues(field: ContactField, contact: PlainContact, world: PlainWorld): PlainValue[] {
  const facts = (activities: ActivityCondition['activities'], what: ActivityCondition['measure']) => [
    measure(
      {
        kind: 'activity',
        activities,
        measure: what,
        window: { kind: 'ever' },
        filters: [],
        test: { operator: 'is_set' },
      },
      contact,
      world,
    ),
  ];
  switch (field) {
    case 'email':
      return contact.emails.flat();
    case 'phone':
      return contact.phones.flat();
    case 'email_count':
      return [new Set(contact.emails.map(([typed, normal]) => normal ?? typed)).size];
    case 'phone_count':
      return [new Set(contact.phones.map(([typed, normal]) => normal ?? typed)).size];
    case 'tag_count':
      return [new Set(contact.tags).size];
    case 'street':
    case 'city':
    case 'region':
    case 'postcode':
    case 'country':
    case 'country_code':
      return [contact.address?.[field] ?? null];
    case 'import':
      return contact.imports.map((batch) => `${importNames[batch - 1]} #${batch}`);
    case 'job_level':
      return [jobTitle(contact).level];
    case 'job_area':
      return [jobTitle(contact).area];
    case 'age':
      return [age(contact.columns.birthday, world.asOf)];
    case 'orders':
      return facts(['purchase'], 'count');
    case 'revenue':
      return facts(['purchase', 'refund'], 'sum');
    case 'first_purchase':
      return facts(['purchase'], 'first');
    case 'last_purchase':
      return facts(['purchase'], 'last');
    case 'activity_count':
      return facts([], 'count');
    case 'last_activity':
      return facts([], 'last');
    case 'email_opens':
      return facts(['email_open'], 'count');
    case 'email_clicks':
      return facts(['email_click'], 'count');
    case 'rfm_recency':
      return [contact.score?.recency ?? null];
    case 'rfm_frequency':
      return [contact.score?.frequency ?? null];
    case 'rfm_monetary':
      return [contact.score?.monetary ?? null];
    case 'rfm_cell':
      return [contact.score?.cell ?? null];
    case 'rfm_cell_from':
      return [contact.scoreChange?.from ?? null];
    case 'rfm_cell_to':
      return [contact.scoreChange?.to ?? null];
    case 'stage':
      return [stageNow(contact, world)?.stage ?? null];
    case 'stage_since':
      return [stageNow(contact, world)?.since ?? null];
    case 'stage_before': {
      const now = stageNow(contact, world);
      return [(now && contact.stages[contact.stages.indexOf(now) - 1]?.stage) ?? null];
    }
    default:
      return [contact.columns[field] ?? null];
  }
}

const jobTitle = (contact: PlainContact) => readJobTitle(String(contact.columns.job_title ?? ''));

const stageNow = (contact: PlainContact, { asOf }: PlainWorld) => contact.stages.findLast(({ since }) => since <= asOf);

function age(birthday: PlainValue | undefined, asOf: Day): number | null {
  if (typeof birthday !== 'string' || birthday > asOf) return null;
  const years = Number(asOf.slice(0, 4)) - Number(birthday.slice(0, 4));
  return asOf.slice(5) < birthday.slice(5) ? years - 1 : years;
}

function measure(condition: ActivityCondition, contact: PlainContact, world: PlainWorld): number | null {
  const rows = contact.activities.filter((activity) => activityCounts(activity, condition, world));
  const orders = (some: PlainActivity[]) =>
    condition.activities.join() === 'purchase'
      ? new Set(some.map((row, index) => row.reference ?? index)).size
      : some.length;
  const priced = rows.filter(({ amount }) => amount !== null);
  const total = priced.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  switch (condition.measure) {
    case 'count':
      return orders(rows);
    case 'sum':
      return total;
    case 'average':
      return priced.length === 0 ? null : total / orders(priced);
    case 'first':
      return rows.length === 0 ? null : Math.min(...rows.map(({ at }) => at));
    case 'last':
      return rows.length === 0 ? null : Math.max(...rows.map(({ at }) => at));
    case 'distinct_products':
      return new Set(rows.flatMap(({ product }) => (product === null ? [] : [foldText(product)]))).size;
    case 'discount_share':
      return rows.length === 0 ? null : (100 * rows.filter(({ discount }) => (discount ?? 0) > 0).length) / rows.length;
    case 'share': {
      const all = contact.activities.filter((activity) =>
        activityCounts(activity, { ...condition, filters: [] }, world),
      );
      return all.length === 0 ? null : (100 * rows.length) / all.length;
    }
    case 'change': {
      const { window } = condition;
      if (window.kind !== 'last') throw new Error('a change is measured over the last days');
      const until = before(world.asOf, window);
      const from = before(world.asOf, { count: window.count * 2, unit: window.unit });
      const both = contact.activities.filter((activity) =>
        activityCounts(activity, { ...condition, window: { ...window, count: window.count * 2 } }, world),
      );
      const isRecent = ({ at }: PlainActivity) => dayOf(at, world.zone) >= until;
      const earlier = orders(both.filter((row) => !isRecent(row) && dayOf(row.at, world.zone) >= from));
      return earlier === 0 ? null : (100 * (orders(both.filter(isRecent)) - earlier)) / earlier;
    }
    default:
      return assertNever(condition.measure);
  }
}

function activityCounts(activity: PlainActivity, condition: ActivityCondition, world: PlainWorld): boolean {
  const { activities, window, filters } = condition;
  if (activities.length > 0 && !(activities as readonly string[]).includes(activity.kind)) return false;
  const day = dayOf(activity.at, world.zone);
  if (day > world.asOf) return false;
  if (window.kind === 'last' && day < before(world.asOf, window)) return false;
  if (window.kind === 'longer_ago' && day >= before(world.asOf, window)) return false;
  if (window.kind === 'between' && (day < window.fromDay || day > window.toDay)) return false;
  return filters.every((filter) => filterHolds(filter, activity, world));
}

function filterHolds({ field, test }: ActivityFilter, activity: PlainActivity, world: PlainWorld): boolean {
  const values = field === 'item' ? [activity.product, activity.category] : [activity[field]];
  const nobody: PlainContact = { ...emptyContact, id: 0 };
  return testHolds(test, filterType[field], world, nobody, () => values);
}

const emptyContact: Omit<PlainContact, 'id'> = {
  state: 'active',
  columns: {},
  emails: [],
  phones: [],
  address: null,
  custom: {},
  tags: [],
  activities: [],
  findings: [],
  imports: [],
  score: null,
  scoreChange: null,
  stages: [],
};

/** Makes a contact of which only what matters is said. */
export function plainContact(id: number, given: Partial<PlainContact> = {}): PlainContact {
  return { ...emptyContact, ...given, id };
}
