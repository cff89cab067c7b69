// The cells of the RFM model: their grid and what each asks for. Owns the default grid; names of cells are in
// field-catalogue.ts and scoring is the engine's.
import type { RfmCell } from './field-catalogue.ts';

/** What a cell calls for, one line each. */
export const rfmActions: Record<RfmCell, string> = {
  champions: 'Reward them and turn them into ambassadors.',
  loyal: 'Early access and loyalty benefits; ask for referrals.',
  potential_loyal: 'Offer membership, recommend what fits what they bought.',
  new: 'Welcome and onboarding; help with the first order.',
  promising: 'Stay in touch and give a reason for the second order.',
  needs_attention: 'A limited offer built on what they bought.',
  about_to_sleep: 'Remind them of what they liked before they drift off.',
  at_risk: 'Urgent reactivation: personal message, renewal offer.',
  cannot_lose: 'Call or write in person; do not lose them to a competitor.',
  hibernating: 'One relevant offer now and then; little spending.',
  lost: 'One last attempt, then leave them in peace.',
};

/** What those call for who have bought nothing yet and so have no cell. */
export const prospectAction = 'Introduce yourself with educational content, and give a reason for the first order.';

/** A cell per recency (columns, 1 to 5) and frequency with monetary (rows, 5 first). */
export type RfmGrid = readonly (readonly RfmCell[])[];

/**
 * Rows from frequency/monetary 5 down to 1, columns from recency 1 to 5. The four anchors of the model are exact:
 * champions 5-5-5, loyal 4-4-4, at risk 1-3-3, new 5-1-1.
 */
export const defaultRfmGrid: RfmGrid = [
  ['cannot_lose', 'at_risk', 'loyal', 'champions', 'champions'],
  ['cannot_lose', 'at_risk', 'loyal', 'loyal', 'champions'],
  ['at_risk', 'at_risk', 'needs_attention', 'potential_loyal', 'potential_loyal'],
  ['lost', 'hibernating', 'about_to_sleep', 'potential_loyal', 'potential_loyal'],
  ['lost', 'hibernating', 'about_to_sleep', 'promising', 'new'],
];

/** Frequency and monetary taken together: their mean, halves rounded up. */
export const valueScore = (frequency: number, monetary: number): number => Math.ceil((frequency + monetary) / 2);

/**
 * The cell of three scores.
 * @param recency,frequency,monetary whole numbers 1 to 5
 */
export function rfmCellOf(
  recency: number,
  frequency: number,
  monetary: number,
  grid: RfmGrid = defaultRfmGrid,
): RfmCell {
  const cell = grid[5 - valueScore(frequency, monetary)]?.[recency - 1];
  if (cell === undefined) throw new RangeError(`no RFM cell ${recency}-${frequency}-${monetary}`);
  return cell;
}
