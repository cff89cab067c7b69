// Says which of the sample's known groups a set of activities belongs to: the plain reading of each role's sentence.
import { day, type SampleActivity, type SampleRole } from './sample-shape.ts';

/**
 * The roles that hold for one contact (or for several merged into one).
 * @param activities what the contact did, in any order.
 * @param asOf UTC epoch milliseconds; "the last n days" count back from here.
 */
export function rolesOf(activities: readonly SampleActivity[], asOf: number): SampleRole[] {
  const roles: SampleRole[] = [];
  const within = (activity: SampleActivity, days: number) => activity.at >= asOf - days * day;
  const count = (kind: string, days: number) =>
    activities.filter((activity) => activity.kind === kind && within(activity, days)).length;
  const purchases = activities.filter((activity) => activity.kind === 'purchase');
  const spent = purchases.reduce((sum, purchase) => sum + (purchase.amount ?? 0), 0);
  if (purchases.length >= 14 && spent >= 630_000 && count('purchase', 10) > 0) roles.push('champion');
  if (count('cart', 30) > 0 && count('purchase', 30) === 0) roles.push('cart_abandoner');
  if (purchases.some((purchase) => purchase.category === 'Running shoes')) roles.push('running_shoe_buyer');
  if (count('login', Number.POSITIVE_INFINITY) > 0 && count('login', 60) === 0) roles.push('dormant_user');
  if (count('ticket', 30) >= 3) roles.push('frustrated_user');
  if (count('meeting', 30) > 0) roles.push('met_recently');
  return roles;
}
