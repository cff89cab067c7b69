// Decides what the requests of contract/tag-agreement.ts do. Dealing is in deal-cards.ts, files in agreement-files.ts, the
// statistic in engines/agreement.
import { randomUUID } from 'node:crypto';
import type { tagAgreementContract } from '../../../../src-shared/contract/tag-agreement.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { sentencesOf } from '../../../../src-shared/tags/agreement.ts';
import { compareRound } from '../../engines/agreement/compare-round.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { handOff, openHandOff, saveAnswers } from './agreement-files.ts';
import {
  deleteAnswer,
  deleteAnswersOf,
  deleteRater,
  deleteRound,
  insertAnswer,
  insertRater,
  insertRound,
  selectRaters,
} from './agreement-queries.ts';
import { cardsOf, chooseContacts, deckTags } from './deal-cards.ts';
import { answersOf, listRounds, raterRow, roundRow } from './rounds.ts';

export const tagAgreementHandlers: HandlersOf<typeof tagAgreementContract> = {
  'agreement.rounds': ({ db }) => listRounds(db),
  'agreement.deck': ({ db }, { round }) => roundRow(db, round).deck,
  'agreement.answers': ({ db }, { rater }) => answersOf(db, raterRow(db, rater).id),

  'agreement.compare': ({ db }, { round }) => {
    const { deck } = roundRow(db, round);
    const people = db.all(selectRaters(round)).map(({ id, name }) => ({
      rater: name,
      byCard: new Map(answersOf(db, id).map(({ card, choices }) => [card, choices])),
    }));
    return compareRound(deck, people);
  },

  'agreement.deal': async (job, { name, tags, cards }) => {
    const deck = job.read((db) => ({
      tags: deckTags(db, tags),
      cards: cardsOf(db, chooseContacts(db, tags, cards, job.now)),
    }));
    if (deck.cards.length < 2) throw refuse('too-few', 'There are too few contacts to deal. Import some first.');
    return job.write(({ db, now, describe }) => {
      const { id } = db.run(
        insertRound({ name, token: randomUUID(), deck: JSON.stringify(deck), origin: 'here', created_at: now }),
      );
      describe(`Dealt ${deck.cards.length} contacts for the agreement round “${name}”`, { cards: deck.cards.length });
      return { round: id, cards: deck.cards.length };
    });
  },

  'agreement.join': ({ db, now, describe }, { round, name }) => {
    const { name: roundName } = roundRow(db, round);
    if (db.all(selectRaters(round)).some((one) => one.name.toLowerCase() === name.toLowerCase())) {
      throw refuse('name-taken', `${name} is in this round already. Choose that name in the list, or add a surname.`);
    }
    const { id } = db.run(insertRater({ round_id: round, name, origin: 'here', created_at: now }));
    describe(`${name} joined the agreement round “${roundName}”`);
    return { rater: id };
  },

  'agreement.answer': ({ db, now, describe }, { rater, card, choices }) => {
    const { name, round_id } = raterRow(db, rater);
    const { deck, name: roundName } = roundRow(db, round_id);
    const fits = card < deck.cards.length && choices.length === deck.tags.length;
    const named = choices.every(
      ({ because }, place) => because === null || because < sentencesOf(deck.tags[place] ?? noTag).length,
    );
    if (!fits || !named) throw refuse('bad-input', 'These answers do not fit the card. Open the round again.');
    db.run(deleteAnswer(rater, card));
    db.run(insertAnswer({ rater_id: rater, card, choices: JSON.stringify(choices), answered_at: now }));
    describe(`${name} answered card ${card + 1} of the agreement round “${roundName}”`);
    return null;
  },

  'agreement.removeRater': ({ db, describe }, { rater }) => {
    const { name, round_id } = raterRow(db, rater);
    db.run(deleteAnswersOf(rater));
    db.run(deleteRater(rater));
    describe(`Removed the answers of ${name} from the agreement round “${roundRow(db, round_id).name}”`);
    return null;
  },

  'agreement.remove': ({ db, describe }, { round }) => {
    const { name } = roundRow(db, round);
    for (const { id } of db.all(selectRaters(round))) {
      db.run(deleteAnswersOf(id));
      db.run(deleteRater(id));
    }
    db.run(deleteRound(round));
    describe(`Removed the agreement round “${name}”`);
    return null;
  },

  'agreement.handOff': async (job, { round, file }) => handOff(job, round, file),
  'agreement.saveAnswers': async (job, { rater, file }) => saveAnswers(job, rater, file),
  'agreement.open': async (job, { file }) => openHandOff(job, file),
};

const noTag = { tag: 1, path: '', meaning: '', appliedWhen: '', removedWhen: '' };
