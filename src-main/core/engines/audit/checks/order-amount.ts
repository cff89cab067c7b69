// Purchases without an amount or with one of the wrong sign.
import type { AuditActivity } from '../audit-contact.ts';
import { type ContactCheck, clean, type Found } from '../check.ts';

export const orderAmount: ContactCheck = {
  kind: 'contact',
  id: 'order-amount',
  title: 'Order without a possible amount',
  why: 'Revenue per customer, averages and every score built on money come out wrong.',
  remedy: 'Look the amount up. A refund with a positive amount gets its minus sign.',
  dimension: 'validity',
  severity: 'warning',
  reads: ['amount', 'currency'],
  inspect: (contact) => {
    if (contact.orders === 0 && contact.suspectActivities.length === 0) return undefined;
    const found: Found[] = [];
    for (const activity of contact.suspectActivities) {
      const finding = judge(activity);
      if (finding !== undefined) found.push(finding);
    }
    return found.length > 0 ? found : clean;
  },
};

function judge(activity: AuditActivity): Found | undefined {
  const { kind, amount } = activity;
  if (kind !== 'purchase' && kind !== 'refund') return undefined;
  const field = `activity:${activity.id}.amount`;
  const current = amount === null ? null : String(amount);
  if (amount === null) return { field, current, detail: 'No amount' };
  if (kind === 'purchase' && amount < 0) return { field, current, detail: 'A purchase below zero' };
  if (kind === 'refund' && amount > 0)
    return { field, current, proposed: String(-amount), confidence: 0.9, detail: 'A refund above zero' };
  return amount !== 0 && activity.currency === null
    ? { field: `activity:${activity.id}.currency`, current: null, detail: 'No currency' }
    : undefined;
}
