// Two people judge the same contacts: here, and by files that travel to another workspace and back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileToken, TagId } from '../../../src-shared/model/ids.ts';
import type { Choice } from '../../../src-shared/tags/agreement.ts';
import { makeContact, makeTag } from '../../support/make-contact.ts';
import { openTestWorkspace, type TestWorkspace } from '../../support/workspace.ts';

const yes: Choice = { verdict: 'yes', because: null };
const no: Choice = { verdict: 'no', because: null };
const granted = (workspace: TestWorkspace, path: string): FileToken => workspace.session.files.grant(path);

async function dealt(contacts = 30, cards = 20) {
  const workspace = openTestWorkspace();
  const tags: TagId[] = [];
  workspace.write('people', (context) => {
    tags.push(makeTag(context, 'VIP') as TagId, makeTag(context, 'Quiet') as TagId);
    for (let at = 0; at < contacts; at++)
      makeContact(context, { given_name: `Person ${at}`, tags: at < 5 ? [tags[0] ?? 0] : [] });
  });
  await workspace.ask('tags.document', {
    tag: tags[0] as TagId,
    changes: { meaning: 'Spends much. Comes often.', appliedWhen: 'Over 500 a year' },
  });
  const { round } = await workspace.ask('agreement.deal', { name: 'First', tags, cards });
  const deck = await workspace.ask('agreement.deck', { round });
  const join = async (name: string) => (await workspace.ask('agreement.join', { round, name })).rater;
  return { workspace, tags, round, deck, join };
}

describe('dealing', () => {
  it('gives as many different contacts as asked, wearers among them, and shows no tag of theirs', async () => {
    const { workspace, deck } = await dealt();
    expect(new Set(deck.cards.map(({ contact }) => contact)).size).toBe(20);
    const wearers = deck.cards.filter(({ name }) => /^Person [0-4]$/.test(name)).length;
    expect(wearers).toBeGreaterThanOrEqual(5);
    expect(JSON.stringify(deck.cards)).not.toContain('VIP');
    expect(deck.tags[0]).toMatchObject({ path: 'VIP', meaning: 'Spends much. Comes often.' });
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await workspace.ask('agreement.rounds', {})).toEqual([]);
  });

  it('takes everybody where there are fewer, and refuses where there is nobody to compare on', async () => {
    expect((await dealt(3)).deck.cards).toHaveLength(3);
    await expect(dealt(1)).rejects.toMatchObject({ code: 'too-few' });
  });
});

describe('answering and comparing', () => {
  it('finds the contacts judged differently and the sentence behind it', async () => {
    const { workspace, round, deck, join } = await dealt();
    const [ana, ben] = [await join('Ana'), await join('Ben')];
    for (const card of deck.cards.keys()) {
      const first: Choice = card < 4 ? { verdict: 'yes', because: 2 } : no;
      const second: Choice = card < 2 ? yes : card < 4 ? { verdict: 'no', because: 2 } : no;
      await workspace.ask('agreement.answer', { rater: ana, card, choices: [first, no] });
      await workspace.ask('agreement.answer', { rater: ben, card, choices: [second, no] });
    }
    const [vip, quiet] = await workspace.ask('agreement.compare', { round });
    // Observed 2 of 20 differ; of 40 answers 6 are yes: expected 2 * 6 * 34 / (40 * 39).
    expect(vip?.alpha).toBeCloseTo(1 - 0.1 / ((2 * 6 * 34) / (40 * 39)), 10);
    expect(vip?.disputes.map(({ contact }) => contact)).toEqual(deck.cards.slice(2, 4).map(({ contact }) => contact));
    expect(vip?.sentences[vip.readDifferently ?? 99]).toEqual({ field: 'appliedWhen', text: 'Over 500 a year' });
    expect(quiet).toMatchObject({ alpha: null, agreement: 1, disputes: [] });
  });

  it('replaces an answer, refuses ones that do not fit, and undoes each by itself', async () => {
    const { workspace, join } = await dealt();
    const rater = await join('Ana');
    await workspace.ask('agreement.answer', { rater, card: 0, choices: [yes, no] });
    await workspace.ask('agreement.answer', { rater, card: 0, choices: [no, no] });
    expect(await workspace.ask('agreement.answers', { rater })).toEqual([{ card: 0, choices: [no, no] }]);
    await workspace.ask('history.undo', { operation: 'last' });
    expect(await workspace.ask('agreement.answers', { rater })).toEqual([{ card: 0, choices: [yes, no] }]);
    for (const [card, choices] of [
      [0, [yes]],
      [59, [yes, no]],
      [0, [{ verdict: 'yes', because: 50 }, no]],
    ] as [number, Choice[]][]) {
      await expect(workspace.ask('agreement.answer', { rater, card, choices })).rejects.toMatchObject({
        code: 'bad-input',
      });
    }
    await expect(join('ana')).rejects.toMatchObject({ code: 'name-taken' });
  });
});

describe('handing off', () => {
  it('takes the deck to another workspace and the answers back, and refuses the same twice', async () => {
    const { workspace, round, deck } = await dealt();
    const out = join(workspace.folder, 'round.json');
    await workspace.ask('agreement.handOff', { round, file: granted(workspace, out) });
    const other = openTestWorkspace();
    const opened = await other.ask('agreement.open', { file: granted(other, out) });
    expect(await other.ask('agreement.deck', { round: opened.round })).toEqual(deck);
    const { rater } = await other.ask('agreement.join', { round: opened.round, name: 'Zoë' });
    const back = join(workspace.folder, 'back.json');
    await expect(other.ask('agreement.saveAnswers', { rater, file: granted(other, back) })).rejects.toMatchObject({
      code: 'nothing-answered',
    });
    await other.ask('agreement.answer', { rater, card: 3, choices: [yes, no] });
    await other.ask('agreement.saveAnswers', { rater, file: granted(other, back) });
    expect(await workspace.ask('agreement.open', { file: granted(workspace, back) })).toEqual({
      kind: 'answers',
      round,
      rater: 'Zoë',
    });
    expect(await workspace.ask('agreement.rounds', {})).toMatchObject([
      { raters: [{ name: 'Zoë', origin: 'file', answered: 1 }] },
    ]);
    await expect(workspace.ask('agreement.open', { file: granted(workspace, back) })).rejects.toMatchObject({
      code: 'already-there',
    });
    await expect(other.ask('agreement.open', { file: granted(other, out) })).rejects.toMatchObject({
      code: 'already-there',
    });
    const third = openTestWorkspace();
    await expect(third.ask('agreement.open', { file: granted(third, back) })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('Open the one that dealt it') as string,
    });
  });

  it('refuses what is no such file, a newer one and one that was cut, each with a sentence', async () => {
    const { workspace, round } = await dealt();
    const path = join(workspace.folder, 'x.json');
    await workspace.ask('agreement.handOff', { round, file: granted(workspace, path) });
    const good = readFileSync(path, 'utf8');
    for (const [text, says] of [
      ['hello', /no file of an agreement round/],
      [good.slice(0, 500), /no file of an agreement round/],
      [good.replace('"version": 1', '"version": 2'), /newer Tagstead/],
      [good.replace(/"cards": \[[\s\S]*\]/, '"cards": []'), /no complete file/],
      ['{"format":"tagstead-agreement-round","version":1}', /no complete file/],
    ] as const) {
      writeFileSync(path, text);
      await expect(workspace.ask('agreement.open', { file: granted(workspace, path) })).rejects.toMatchObject({
        code: 'unknown-format',
        message: expect.stringMatching(says) as string,
      });
    }
  });
});
