// Agreement rounds as they are stored: reading them back whole. Changes nothing.
import type { AgreementRound } from '../../../../src-shared/contract/tag-agreement.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { type Choice, choicesSchema, type Deck, deckSchema } from '../../../../src-shared/tags/agreement.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { selectAnswers, selectRater, selectRaters, selectRound, selectRounds } from './agreement-queries.ts';

interface StoredRound {
  id: number;
  name: string;
  token: string;
  deck: Deck;
}

/** @throws the refusal not-found */
export function roundRow(db: ReadHandle, round: number): StoredRound {
  const row = db.first(selectRound(round));
  if (row === undefined) throw refuse('not-found', 'This agreement round is not there any more.');
  return { id: row.id, name: row.name, token: row.token, deck: deckSchema.parse(JSON.parse(row.deck)) };
}

/** @throws the refusal not-found */
export function raterRow(db: ReadHandle, rater: number): { id: number; name: string; round_id: number } {
  const row = db.first(selectRater(rater));
  if (row === undefined) throw refuse('not-found', 'This person is not in the round any more.');
  return row;
}

export function answersOf(db: ReadHandle, rater: number): { card: number; choices: Choice[] }[] {
  return db
    .all(selectAnswers(rater))
    .map(({ card, choices }) => ({ card, choices: choicesSchema.parse(JSON.parse(choices)) }));
}

export function listRounds(db: ReadHandle): AgreementRound[] {
  const raters = Map.groupBy(db.all(selectRaters(null)), ({ round_id }) => round_id);
  return db.all(selectRounds()).map(({ id, name, deck, origin, created_at }) => {
    const { tags, cards } = deckSchema.parse(JSON.parse(deck));
    return {
      id,
      name,
      origin: origin === 'file' ? 'file' : 'here',
      createdAt: created_at,
      tags: tags.map(({ path }) => path),
      cards: cards.length,
      raters: (raters.get(id) ?? []).map(({ round_id: _, ...rater }) => rater),
    };
  });
}
