// Deals a deck: which contacts, by chance, and what their cards say. Owns what a judge sees of a contact: facts, never tags.
import { type ActivityKind, activityKindLabel } from '../../../../src-shared/model/activity.ts';
import type { DeckCard, DeckTag } from '../../../../src-shared/tags/agreement.ts';
import { minorDigits } from '../../../../src-shared/text/money.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { isoDay, longDay } from '../../engines/report/figures.ts';
import { Random } from '../../engines/sample/random.ts';
import { customFieldsOf } from '../contacts/custom-fields.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { membersByTag } from '../tags/tag-overview.ts';
import {
  selectActiveFrom,
  selectCustom,
  selectFaces,
  selectHighestContact,
  selectLatest,
} from './agreement-queries.ts';

/** What a contact did last, on a card. */
const shownActivities = 6;
const longestValue = 400;

/** The definitions of the tags as they are now. @throws the refusal not-found */
export function deckTags(db: ReadHandle, tags: readonly number[]): DeckTag[] {
  const forest = loadForest(db);
  return [...new Set(tags)].map((id) => {
    const { row } = forest.get(id);
    return {
      tag: id,
      path: forest.path(id),
      meaning: row.meaning ?? '',
      appliedWhen: row.applied_when ?? '',
      removedWhen: row.removed_when ?? '',
    };
  });
}

/**
 * Contacts by chance, half of them from those who wear one of the tags: among everybody alone hardly anybody would, and
 * saying no to all is easily agreed on. The order gives nothing away.
 * @returns ids of active contacts, each once; fewer than `count` where there are no more
 */
export function chooseContacts(db: ReadHandle, tags: readonly number[], count: number, seed: number): number[] {
  const random = new Random(seed);
  const members = membersByTag(db);
  const chosen = new Set<number>();
  const perTag = Math.ceil(count / 2 / tags.length);
  for (const tag of tags) {
    const wearers = [...new Set(members.get(tag) ?? [])];
    for (let drawn = 0; drawn < perTag && wearers.length > 0 && chosen.size < Math.ceil(count / 2); drawn++) {
      const at = random.whole(0, wearers.length - 1);
      chosen.add(wearers[at] as number);
      wearers[at] = wearers.at(-1) as number;
      wearers.pop();
    }
  }
  const highest = db.first(selectHighestContact())?.id ?? 0;
  for (let tries = 0; chosen.size < count && tries < count * 40 && highest > 0; tries++) {
    const found = db.value<number>(selectActiveFrom(random.whole(1, highest)));
    if (found !== undefined) chosen.add(found);
  }
  const order = [...chosen];
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.whole(0, at);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}

/** The cards of contacts, in the order asked. */
export function cardsOf(db: ReadHandle, contacts: readonly number[]): DeckCard[] {
  const faces = new Map(db.all(selectFaces(contacts)).map((face) => [face.id, face]));
  const fields = customFieldsOf(db);
  return contacts.flatMap((id): DeckCard[] => {
    const face = faces.get(id);
    if (!face) return [];
    const facts: DeckCard['facts'] = [];
    const fact = (label: string, value: string | number | null | undefined): void => {
      if (value !== null && value !== undefined && value !== '')
        facts.push({ label, value: String(value).slice(0, longestValue) });
    };
    const dayOf = (at: number | null): string | null => (at === null ? null : longDay(isoDay(at)));
    fact('Kind', face.kind === 'person' ? null : face.kind);
    fact('Job', [face.job_title, face.company].filter(Boolean).join(', '));
    fact('Place', [face.city, face.country].filter(Boolean).join(', '));
    fact('Email', face.primary_email);
    fact('Language', face.language);
    fact('Came by', face.lead_source);
    fact('Birthday', face.birthday);
    fact('Orders', face.orders);
    if ((face.orders ?? 0) > 0) {
      fact('Spent', amountText(face.revenue ?? 0, face.currency));
      fact('First order', dayOf(face.first_purchase_at));
      fact('Last order', dayOf(face.last_purchase_at));
    }
    fact('Emails opened', face.email_opens);
    fact('Emails clicked', face.email_clicks);
    fact('Last seen', dayOf(face.last_activity_at));
    const custom = fields.length === 0 ? undefined : db.first(selectCustom(id));
    for (const { label, column, type } of fields) {
      const value = custom?.[column] ?? null;
      fact(label, type === 'boolean' && value !== null ? (value === 1 ? 'yes' : 'no') : value);
    }
    fact('Notes', face.notes);
    for (const { kind, at, product, campaign, amount } of db.all(selectLatest(id, shownActivities))) {
      const what = [product, campaign, amount === null ? null : amountText(amount, face.currency)].filter(Boolean);
      const name = activityKindLabel[kind as ActivityKind] ?? kind;
      fact(dayOf(at) ?? '', what.length === 0 ? name : `${name}: ${what.join(', ')}`);
    }
    return [{ contact: id, name: face.display_name, facts: facts.slice(0, 60) }];
  });
}

function amountText(minor: number, currency: string | null): string {
  const digits = minorDigits(currency);
  const figures = (minor / 10 ** digits).toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return currency === null ? figures : `${figures} ${currency}`;
}
