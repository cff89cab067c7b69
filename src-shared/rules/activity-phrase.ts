// A condition on activities in words: 'bought “jacket” in the last 3 months'. Owns the verbs of activities.
import { type ActivityKind, activityKindLabel } from '../model/activity.ts';
import { assertNever } from '../model/assert-never.ts';
import { filterLabel, filterType } from './activity-catalogue.ts';
import type { ActivityCondition, ActivityFilter, Test, Window } from './ast.ts';
import { isRelativeOperator } from './operators.ts';
import {
  amountText,
  countedSpanText,
  dayText,
  listText,
  numberText,
  quoted,
  type RuleNames,
  spanText,
} from './rule-names.ts';
import { comparison, isNumberTest, testPhrase } from './test-phrase.ts';

interface Verb {
  did: string;
  didNot: string;
  never: string;
  /** What stands for the thing when no product or category is asked for: 'bought something', 'did not buy anything'. */
  object?: { some: string; any: string };
}

const verbs: Record<ActivityKind, Verb> = {
  purchase: {
    did: 'bought',
    didNot: 'did not buy',
    never: 'never bought',
    object: { some: 'something', any: 'anything' },
  },
  refund: { did: 'got a refund', didNot: 'got no refund', never: 'never got a refund' },
  visit: { did: 'visited', didNot: 'did not visit', never: 'never visited' },
  product_view: {
    did: 'viewed',
    didNot: 'did not view',
    never: 'never viewed',
    object: { some: 'a product', any: 'any product' },
  },
  cart: { did: 'filled a cart', didNot: 'did not fill a cart', never: 'never filled a cart' },
  email_sent: { did: 'were sent an email', didNot: 'were not sent an email', never: 'were never sent an email' },
  email_open: { did: 'opened an email', didNot: 'did not open an email', never: 'never opened an email' },
  email_click: { did: 'clicked in an email', didNot: 'did not click in an email', never: 'never clicked in an email' },
  email_bounce: { did: 'had an email bounce', didNot: 'had no email bounce', never: 'never had an email bounce' },
  unsubscribe: { did: 'unsubscribed', didNot: 'did not unsubscribe', never: 'never unsubscribed' },
  download: {
    did: 'downloaded',
    didNot: 'did not download',
    never: 'never downloaded',
    object: { some: 'something', any: 'anything' },
  },
  login: { did: 'logged in', didNot: 'did not log in', never: 'never logged in' },
  ticket: {
    did: 'opened a support ticket',
    didNot: 'opened no support ticket',
    never: 'never opened a support ticket',
  },
  call: { did: 'had a call', didNot: 'had no call', never: 'never had a call' },
  meeting: { did: 'had a meeting', didNot: 'had no meeting', never: 'never had a meeting' },
  note: { did: 'got a note', didNot: 'got no note', never: 'never got a note' },
  survey: { did: 'answered a survey', didNot: 'did not answer a survey', never: 'never answered a survey' },
  other: { did: 'had another activity', didNot: 'had no other activity', never: 'never had another activity' },
};
const anything: Verb = { did: 'were active', didNot: 'were not active', never: 'were never active' };

/** The condition as it follows "Contacts who". */
export function activityPhrase(condition: ActivityCondition, names: RuleNames): string {
  const { measure, test, window } = condition;
  const whenText = windowText(window);
  const when = whenText === '' ? '' : ` ${whenText}`;
  const did = (form: 'did' | 'didNot' | 'never') => deed(condition, form, names);
  const absent = `${window.kind === 'ever' ? did('never') : did('didNot')}${when}`;
  const money = (value: number) => amountText(value, names.currency);
  switch (measure) {
    case 'count':
      if (meansNone(test)) return absent;
      return `${did('did')}${timesText(test)}${when}`;
    case 'sum':
      return spending(condition, names)
        ? `spent ${quantity(test, money, 'the most')}${onWhat(condition, names)}${when}`
        : `have a total amount ${testPhrase(test, 'money', names)} of ${kindsText(condition)}${filtersText(condition.filters, names)}${when}`;
    case 'average':
      return spending(condition, names)
        ? `spent ${quantity(test, money, 'the most')} on average${onWhat(condition, names)}${when}`
        : `have an average amount ${testPhrase(test, 'money', names)} of ${kindsText(condition)}${filtersText(condition.filters, names)}${when}`;
    case 'first':
    case 'last':
      if (test.operator === 'is_empty') return absent;
      if (test.operator === 'is_set') return `${did('did')}${when}`;
      return `${did('did')}${when === '' ? '' : `${when},`} for the ${measure} time ${testPhrase(test, 'instant', names)}`;
    case 'distinct_products':
      return `${verbOf(condition).did.replace(/ (a|an) .*/, '')} ${quantity(test, numberText, 'the most')} different products${filtersText(condition.filters, names)}${when}`;
    case 'discount_share':
      return `${did('did')} at a discount ${quantity(test, percentText, 'most')} of the time${when}`;
    case 'share':
      return `${did('did')} ${quantity(test, percentText, 'the most')} of the time${when}`;
    case 'change':
      return `${deed({ ...condition, filters: [] }, 'did', names)} ${changeText(test)} than before${when}${filtersText(condition.filters, names)}`;
    default:
      return assertNever(measure);
  }
}

const percentText = (value: number): string => `${numberText(value)} %`;

/** 'at least 50 % less often': a change to below is said as less. */
function changeText(test: Test): string {
  const size = (value: number): string => percentText(Math.abs(value));
  switch (test.operator) {
    case 'at_most':
    case 'less':
      if (test.number < 0)
        return `${test.operator === 'at_most' ? 'at least' : 'more than'} ${size(test.number)} less often`;
      break;
    case 'at_least':
    case 'greater':
      if (test.number > 0)
        return `${test.operator === 'at_least' ? 'at least' : 'more than'} ${size(test.number)} more often`;
      break;
  }
  return `with a change of ${quantity(test, percentText, 'the most')}`;
}

/** 'in the last 3 months'; empty for all time. */
export function windowText(window: Window): string {
  switch (window.kind) {
    case 'ever':
      return '';
    case 'last':
      return `in the last ${spanText(window)}`;
    case 'longer_ago':
      return `more than ${countedSpanText(window)} ago`;
    case 'between':
      return `between ${dayText(window.fromDay)} and ${dayText(window.toDay)}`;
    default:
      return assertNever(window);
  }
}

function deed(condition: ActivityCondition, form: 'did' | 'didNot' | 'never', names: RuleNames): string {
  const { activities, filters } = condition;
  if (activities.length > 1) {
    const each = activities.map((kind) => deed({ ...condition, activities: [kind], filters: [] }, form, names));
    return `${listText(each, form === 'did' ? 'or' : 'and')}${filtersText(filters, names)}`;
  }
  const verb = verbOf(condition);
  if (!verb.object) return `${verb[form]}${filtersText(filters, names)}`;
  const thing = filters.find((filter) => thingText(filter) !== null);
  const object = thing ? thingText(thing) : form === 'did' ? verb.object.some : verb.object.any;
  return `${verb[form]} ${object}${filtersText(
    filters.filter((filter) => filter !== thing),
    names,
  )}`;
}

/** A filter that can stand as the object of the verb: bought “jacket”. */
function thingText({ field, test }: ActivityFilter): string | null {
  if (field !== 'item' && field !== 'product' && field !== 'category') return null;
  if (test.operator === 'contains' || test.operator === 'equals') return quoted(test.text);
  if (test.operator === 'one_of' || test.operator === 'contains_any') return listText(test.texts.map(quoted), 'or');
  return null;
}

function filtersText(filters: readonly ActivityFilter[], names: RuleNames): string {
  if (filters.length === 0) return '';
  const each = filters.map(({ field, test }) => `${filterLabel[field]} ${testPhrase(test, filterType[field], names)}`);
  return ` with ${listText(each, 'and')}`;
}

function onWhat({ filters }: ActivityCondition, names: RuleNames): string {
  const thing = filters.find((filter) => thingText(filter) !== null);
  const rest = filtersText(
    filters.filter((filter) => filter !== thing),
    names,
  );
  return `${thing ? ` on ${thingText(thing)}` : ''}${rest}`;
}

/** Purchases, with or without the refunds that lessen them, are money that a contact spent. */
function spending({ activities, test }: ActivityCondition, _names: RuleNames): boolean {
  const money = activities.includes('purchase') && activities.every((kind) => kind === 'purchase' || kind === 'refund');
  return money && (isNumberTest(test) || isRelativeOperator(test.operator));
}

function quantity(test: Test, number: (value: number) => string, most: string): string {
  if (test.operator === 'top_percent') return `${most} (top ${numberText(test.percent)} %)`;
  if (test.operator === 'top_total') return `${most} (first ${numberText(test.percent)} % of the total)`;
  if (isNumberTest(test)) return comparison(test, number);
  return test.operator === 'is_empty' ? 'nothing known' : 'something';
}

function timesText(test: Test): string {
  if (test.operator === 'top_percent' || test.operator === 'top_total')
    return ` ${quantity(test, numberText, 'most often')}`;
  if (!isNumberTest(test)) return test.operator === 'is_set' ? ' any number of times' : '';
  if (test.operator === 'at_least' && test.number === 1) return '';
  if (test.operator === 'greater' && test.number === 0) return '';
  const once = 'number' in test && test.number === 1;
  const text = test.operator === 'number_is' ? `exactly ${numberText(test.number)}` : comparison(test, numberText);
  return ` ${text} ${once ? 'time' : 'times'}`;
}

/** True for "no such activity at all". */
function meansNone(test: Test): boolean {
  switch (test.operator) {
    case 'number_is':
    case 'at_most':
      return test.number === 0;
    case 'less':
      return test.number === 1;
    default:
      return false;
  }
}

function verbOf({ activities }: ActivityCondition): Verb {
  const [kind] = activities;
  return kind === undefined ? anything : verbs[kind];
}

function kindsText({ activities }: ActivityCondition): string {
  if (activities.length === 0) return 'all activities';
  return `activities of kind ${listText(
    activities.map((kind) => activityKindLabel[kind].toLowerCase()),
    'or',
  )}`;
}
