// Rounds that travel in files: writing a deck or answers, and taking either in.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileToken } from '../../../../src-shared/model/ids.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { Deck } from '../../../../src-shared/tags/agreement.ts';
import { fileRefusal } from '../../db/file-refusals.ts';
import {
  type AnswersFile,
  type DeckFile,
  readHandOff,
  writeAnswersFile,
  writeDeckFile,
} from '../../engines/agreement/hand-off-file.ts';
import { writeSafeFile } from '../../files/safe-file.ts';
import type { JobContext, WriteContext } from '../../server/contexts.ts';
import { openWorkspacePath } from '../export/export-task.ts';
import { insertAnswer, insertRater, insertRound, selectRaters, selectRoundByToken } from './agreement-queries.ts';
import { answersOf, raterRow, roundRow } from './rounds.ts';

/** Bytes; a deck of sixty full cards has about two hundred thousand. */
const largest = 8 * 1024 * 1024;

export function handOff(job: JobContext, round: number, file: FileToken): { fileName: string; size: number } {
  const path = job.files.path(file);
  const { text, workspace } = job.read((db) => {
    const { token, name, deck } = roundRow(db, round);
    return { text: writeDeckFile({ token, name, deck: deck as Deck }), workspace: openWorkspacePath(db) };
  });
  return { fileName: basename(path), size: writeSafeFile(path, text, workspace) };
}

export function saveAnswers(job: JobContext, rater: number, file: FileToken): { fileName: string; size: number } {
  const path = job.files.path(file);
  const { text, workspace } = job.read((db) => {
    const { name, round_id } = raterRow(db, rater);
    const answers = answersOf(db, rater);
    if (answers.length === 0) throw refuse('nothing-answered', `${name} has not answered a card yet.`);
    const { token } = roundRow(db, round_id);
    return { text: writeAnswersFile({ token, rater: name, answers }), workspace: openWorkspacePath(db) };
  });
  return { fileName: basename(path), size: writeSafeFile(path, text, workspace) };
}

export function openHandOff(
  job: JobContext,
  file: FileToken,
): { kind: 'deck' | 'answers'; round: number; rater: string | null } {
  const read = readHandOff(textOf(job.files.path(file)));
  return job.write((context) =>
    read.format === 'tagstead-agreement-round' ? takeDeck(context, read) : takeAnswers(context, read),
  );
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > largest)
      throw refuse('too-large', `${basename(path)} is larger than any agreement round. Choose another file.`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw fileRefusal(error, path);
  }
}

function takeDeck({ db, now, describe }: WriteContext, { token, name, deck }: DeckFile) {
  const there = db.first(selectRoundByToken(token));
  if (there !== undefined) {
    throw refuse('already-there', `The round “${there.name}” is here already. Choose it in the list and answer it.`);
  }
  const { id } = db.run(insertRound({ name, token, deck: JSON.stringify(deck), origin: 'file', created_at: now }));
  describe(`Took in the agreement round “${name}”`, { cards: deck.cards.length });
  return { kind: 'deck' as const, round: id, rater: null };
}

function takeAnswers({ db, now, describe }: WriteContext, { token, rater, answers }: AnswersFile) {
  const round = db.first(selectRoundByToken(token));
  if (round === undefined) {
    throw refuse(
      'not-found',
      'These answers belong to a round that is not in this workspace. Open the one that dealt it.',
    );
  }
  const { deck } = roundRow(db, round.id);
  if (db.all(selectRaters(round.id)).some((one) => one.name === rater)) {
    throw refuse(
      'already-there',
      `Answers of ${rater} are in “${round.name}” already. Remove those first to replace them.`,
    );
  }
  const fits = answers.every(({ card, choices }) => card < deck.cards.length && choices.length === deck.tags.length);
  if (!fits || new Set(answers.map(({ card }) => card)).size !== answers.length) {
    throw refuse('unknown-format', 'These answers do not fit the cards of the round. Ask for the file again.');
  }
  const { id } = db.run(insertRater({ round_id: round.id, name: rater, origin: 'file', created_at: now }));
  for (const { card, choices } of answers) {
    db.run(insertAnswer({ rater_id: id, card, choices: JSON.stringify(choices), answered_at: now }));
  }
  describe(`Took in the answers of ${rater} to the agreement round “${round.name}”`, { cards: answers.length });
  return { kind: 'answers' as const, round: round.id, rater };
}
