// Puts the many checks into the few problems that somebody who runs a business knows, and says what each costs. Owns
// which check belongs to which problem, the sentences, and the arithmetic behind every amount of money.
import type { ReportAssumptions } from '../../../../src-shared/contract/report.ts';
import type { CheckFacts, ReportFacts } from './facts.ts';
import { counted, money, share } from './figures.ts';

export const themeIds = [
  'unreachable',
  'email',
  'phone',
  'post',
  'consent',
  'duplicates',
  'stale',
  'junk',
  'orders',
  'names',
  'spelling',
  'gaps',
  'tags',
] as const;
export type ThemeId = (typeof themeIds)[number];

const explicit: Readonly<Record<string, ThemeId>> = {
  unreachable: 'unreachable',
  'email-invalid': 'email',
  'email-domain-typo': 'email',
  'email-placeholder': 'email',
  'email-disposable': 'email',
  'point-dead': 'email',
  'email-role': 'gaps',
  'phone-national': 'spelling',
  'missing-country': 'gaps',
  'consent-unknown': 'consent',
  'consent-contradiction': 'consent',
  'junk-record': 'junk',
  'order-amount': 'orders',
  'order-date': 'orders',
};

/** The problem a check belongs to. Checks that are not named above go by what they read and judge. */
export function themeOf({ id, subject, dimension, reads }: ThemedCheck): ThemeId {
  const known = explicit[id];
  if (known !== undefined) return known;
  if (subject === 'tag') return 'tags';
  if (dimension === 'uniqueness') return 'duplicates';
  if (dimension === 'timeliness') return 'stale';
  // A check that reads a dozen columns is about writing, not about the first of them.
  const isAbout = (...columns: readonly string[]): boolean =>
    reads.length <= 6 && columns.some((column) => reads[0] === column);
  const isName = isAbout('given_name', 'family_name', 'name_prefix', 'middle_name', 'nickname', 'name');
  if (dimension === 'completeness') return isName ? 'names' : 'gaps';
  if (isName) return 'names';
  if (dimension === 'consistency') return 'spelling';
  if (isAbout('email')) return 'email';
  if (isAbout('phone')) return 'phone';
  if (isAbout('postcode', 'street', 'city', 'region', 'country')) return 'post';
  return 'spelling';
}

type ThemedCheck = Pick<CheckFacts, 'id' | 'subject' | 'dimension' | 'reads'>;

/** How the money figures come about: the settings with what was measured in place of what was left open. */
export interface CostModel extends ReportAssumptions {
  averageOrderValue: number;
  /** True where the workspace's own purchases gave it. */
  isMeasured: boolean;
  currency: string;
}

/** Stands for an order where nobody said and no purchase is on record. */
export const usualOrderValue = 60;

export function costModel(
  assumptions: ReportAssumptions,
  currency: string | null,
  orders: ReportFacts['orders'],
): CostModel {
  const averageOrderValue = assumptions.averageOrderValue ?? orders.averageValue ?? usualOrderValue;
  return {
    ...assumptions,
    averageOrderValue,
    isMeasured: assumptions.averageOrderValue === null && orders.averageValue !== null,
    currency: currency ?? orders.currency ?? 'EUR',
  };
}

/** Margin that a contact who can be mailed brings in a year through mailings, major units. */
export const mailedContactValue = ({
  campaignsPerYear,
  ordersPerThousandEmails,
  averageOrderValue,
  margin,
}: CostModel): number => campaignsPerYear * (ordersPerThousandEmails / 1000) * averageOrderValue * (margin / 100);

/** Sending to one address for a year. */
export const mailingCost = ({ campaignsPerYear, costPerEmail }: CostModel): number => campaignsPerYear * costPerEmail;
export const letterCost = ({ lettersPerYear, costPerLetter }: CostModel): number => lettersPerYear * costPerLetter;

/** What one affected contact of a theme costs in a year; 0 where no honest amount can be named. */
export function yearlyCost(theme: ThemeId, model: CostModel): number {
  switch (theme) {
    case 'email':
      return mailedContactValue(model) + mailingCost(model);
    case 'unreachable':
    case 'consent':
      return mailedContactValue(model);
    case 'junk':
      return mailingCost(model) + letterCost(model);
    case 'post':
      return letterCost(model);
    default:
      return 0;
  }
}

export interface Problem {
  theme: ThemeId;
  title: string;
  /** The title inside a sentence. */
  phrase: string;
  affected: number;
  /** 'of 3,000 contacts' */
  ofWhat: string;
  /** Per year, major units; 0 where no honest amount can be named. */
  cost: number;
  /** What it means, with its numbers. */
  words: string;
  /** Where the rows are. */
  anchors: { id: string; label: string }[];
  /** For the order: money first, then how many and how bad. */
  weight: number;
}

const titles: Readonly<Record<ThemeId, string>> = {
  unreachable: 'Nobody can reach them',
  email: 'Email that does not arrive',
  phone: 'Phone numbers that cannot be dialled',
  post: 'Letters that may not arrive',
  consent: 'No proof that they may be mailed',
  duplicates: 'People who are there twice',
  stale: 'Records that nobody has touched for long',
  junk: 'Test and junk records',
  orders: 'Purchases that cannot be right',
  names: 'Names that embarrass in a greeting',
  spelling: 'The same thing written in several ways',
  gaps: 'Missing information',
  tags: 'Tags that nobody can rely on',
};

const phrases: Readonly<Record<ThemeId, string>> = {
  unreachable: 'contacts that nobody can reach',
  email: 'email that does not arrive',
  phone: 'phone numbers that cannot be dialled',
  post: 'letters that may not arrive',
  consent: 'missing proof of consent',
  duplicates: 'people who are there twice',
  stale: 'records that nobody has touched for long',
  junk: 'test and junk records',
  orders: 'purchases that cannot be right',
  names: 'names that embarrass in a greeting',
  spelling: 'the same thing written in several ways',
  gaps: 'missing information',
  tags: 'tags that nobody can rely on',
};

/** How much an affected contact weighs where no amount decides; an unwritten consent weighs more than a small letter. */
const severityOf: Readonly<Record<ThemeId, number>> = {
  unreachable: 1,
  email: 1,
  consent: 0.8,
  duplicates: 1,
  junk: 0.6,
  orders: 0.6,
  post: 0.4,
  phone: 0.5,
  names: 0.4,
  stale: 0.3,
  spelling: 0.2,
  gaps: 0.15,
  tags: 0.5,
};

/** Every problem with something behind it, the biggest first. */
export function problems(facts: ReportFacts, model: CostModel): Problem[] {
  return themeIds
    .map((theme) => problemOf(theme, facts, model))
    .filter((problem) => problem.affected > 0)
    .sort((a, b) => b.weight - a.weight || themeIds.indexOf(a.theme) - themeIds.indexOf(b.theme));
}

function problemOf(theme: ThemeId, facts: ReportFacts, model: CostModel): Problem {
  const checks = facts.checks.filter((check) => check.open > 0 && themeOf(check) === theme);
  const isDuplicates = theme === 'duplicates' && facts.duplicates !== null;
  const affected =
    theme === 'tags'
      ? Math.max(0, ...checks.map((check) => check.affected))
      : isDuplicates
        ? (facts.duplicates?.surplus ?? 0)
        : (facts.affectedByTheme[theme] ?? 0);
  const cost = isDuplicates ? duplicateCost(facts, model) : affected * yearlyCost(theme, model);
  const total = theme === 'tags' ? facts.tags.rows.length : facts.contacts;
  const perHead = total === 0 ? 0 : affected / total;
  return {
    theme,
    title: titles[theme],
    phrase: phrases[theme],
    affected,
    ofWhat: theme === 'tags' ? `of ${counted(total, 'tag')}` : `of ${counted(total, 'contact')}`,
    cost,
    words: wordsOf(theme, facts, model, affected, cost),
    anchors: isDuplicates
      ? [{ id: 'duplicates', label: 'Duplicates' }]
      : checks
          .sort((a, b) => b.affected - a.affected || (a.id < b.id ? -1 : 1))
          .slice(0, 3)
          .map(({ id, title }) => ({ id: `check-${id}`, label: title })),
    weight: perHead * severityOf[theme] * (theme === 'tags' ? 0.2 : 1),
  };
}

/** Second sends in a year, major units. */
export function duplicateCost({ duplicates }: ReportFacts, model: CostModel): number {
  if (duplicates === null) return 0;
  return duplicates.doubleEmails * mailingCost(model) + duplicates.doubleLetters * letterCost(model);
}

function wordsOf(theme: ThemeId, facts: ReportFacts, model: CostModel, affected: number, cost: number): string {
  const people = counted(affected, 'contact');
  const part = share(affected, facts.contacts);
  const amount = money(cost, model.currency);
  const a_year = cost > 0 ? `, about ${amount} a year` : '';
  switch (theme) {
    case 'unreachable':
      return `${people} (${part}) have neither email nor phone. They count in every total and never answer${cost > 0 ? `; what mailings would bring from them is about ${amount} a year` : ''}.`;
    case 'email':
      return `${people} (${part}) have an address that bounces or belongs to nobody. Sending to it is paid for and the answer is missed${a_year}. Bounces also make providers distrust the sender.`;
    case 'consent':
      return `For ${people} (${part}) nobody can show that they agreed to be mailed, or the records contradict each other. Mail to them is a risk; without it, mailings miss about ${amount} a year from them.`;
    case 'duplicates':
      return facts.duplicates === null
        ? `${people} (${part}) share an email or phone with another record under the same name.`
        : `${counted(affected, 'record')} (${part}) are second copies. Counts are too high by as much, ${counted(facts.duplicates.doubleEmails, 'email')} a mailing go out twice${cost > 0 ? ` (${amount} a year)` : ''}, and ${counted(facts.duplicates.splitCustomers, 'customer')} look smaller than they are.`;
    case 'phone':
      return `${people} (${part}) have a number that no phone can dial, often damaged by a spreadsheet. Calls and texts to them fail.`;
    case 'post':
      return `${people} (${part}) have an address the post may not deliver to${cost > 0 ? `; letters sent in vain cost about ${amount} a year` : ''}.`;
    case 'stale':
      return `${people} (${part}) have shown no activity for long. Opening rates look worse than they are, and every list is longer than it is good.`;
    case 'junk':
      return `${people} are tests or made up. They are counted and mailed like everybody else${a_year}.`;
    case 'orders':
      return `${people} (${part}) have purchases with an impossible date or amount. Revenue, averages and every segment by value are off for them.`;
    case 'names':
      return `${people} (${part}) would be greeted wrongly: “Dear JOHN”, “Dear info@”, a company where a person should be.`;
    case 'spelling':
      return `${people} (${part}) are written in another way than the rest. Filters and segments miss them, and counts by country, region or company are split.`;
    case 'gaps':
      return `${people} (${part}) lack something that segments and routing ask for.`;
    case 'tags':
      return `Of ${counted(facts.tags.living, 'tag')} in use or being drafted, ${facts.tags.living - facts.tags.documented} say nothing about what they mean and ${facts.tags.ownerless} have nobody who answers for them. What is not written down is applied differently by everybody.`;
  }
}
