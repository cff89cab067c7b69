// What may be asked about orders and other activities that only a name tells the contact of: look through them, give
// them to a contact, make one, or leave them.
import { z } from 'zod';
import { contactId, importBatchId } from '../model/ids.ts';
import { type FeatureContract, read, returns, write } from './define.ts';

export const unclaimedLanes = ['open', 'left', 'given'] as const;
export type UnclaimedLane = (typeof unclaimedLanes)[number];

/** Everything that waits under one name and phone. */
export interface UnclaimedPerson {
  /** Folded name and phone; see claimKey. */
  key: string;
  name: string;
  /** Phone, company or town; null when the file says nothing else. */
  detail: string | null;
  /** Rows of files: an order with several line items counts once. */
  orders: number;
  firstAt: number;
  lastAt: number;
  /** Sum in minor units where all are of one currency; null otherwise. */
  amount: number | null;
  currency: string | null;
  /** Whose they are now, once that was decided. */
  contact: { id: number; name: string } | null;
}

export interface UnclaimedOrder {
  id: number;
  row: number;
  fileName: string;
  at: number;
  kind: string;
  amount: number | null;
  currency: string | null;
  product: string | null;
  reference: string | null;
}

export interface ClaimCandidate {
  id: number;
  name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  city: string | null;
  orders: number;
  /** Why it may be this contact, the weightiest first. */
  reasons: string[];
}

const key = z.string().min(1).max(2000);

export const unclaimedContract = {
  /** People and orders that wait, of all imports or of one. */
  'unclaimed.counts': read(
    z.object({ batch: importBatchId.optional() }),
    returns<{ people: number; orders: number; left: number; given: number }>(),
  ),
  /** The people of a lane, most orders first. */
  'unclaimed.list': read(
    z.object({
      lane: z.enum(unclaimedLanes).default('open'),
      batch: importBatchId.optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    returns<{ people: UnclaimedPerson[]; total: number }>(),
  ),
  /** The orders of one person, at most fifty, and the contacts that may be meant, likeliest first. */
  'unclaimed.show': read(z.object({ key }), returns<{ orders: UnclaimedOrder[]; candidates: ClaimCandidate[] }>(), [
    'not-found',
  ]),
  /** Gives what waits under a name to a contact; later imports do so by themselves. */
  'unclaimed.give': write(z.object({ key, contact: contactId }), returns<{ activities: number }>(), ['not-found']),
  /** Makes a contact of what the file says and gives it what waits. */
  'unclaimed.create': write(z.object({ key }), returns<{ contact: number; activities: number }>(), ['not-found']),
  /** Leaves it to nobody; later imports do not ask again. */
  'unclaimed.leave': write(z.object({ key }), returns<{ orders: number }>(), ['not-found']),
  /** Asks again what was left. */
  'unclaimed.reopen': write(z.object({ key }), returns<{ orders: number }>(), ['not-found']),
} satisfies FeatureContract;
