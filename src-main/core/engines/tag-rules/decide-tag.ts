// What a rule does to one tag: who gains it, who loses it, who is kept from it. Owns that decision on sets of contacts;
// where the sets come from is the caller's.
import { addAll, type IdBits, keepCommon, takeAway } from '../rule-compiler/id-bits.ts';

export interface TagFacts {
  /** Contacts that rules speak about at all. */
  active: IdBits;
  /** For whom add-when holds. */
  adds: IdBits;
  /** For whom remove-when holds; 'not_true': everybody else; 'never': nobody. */
  removes: IdBits | 'not_true' | 'never';
  /** Who wears the tag because a rule put it there. */
  byRule: IdBits;
  /** Who wears it for another reason: no rule takes that away. */
  byHand: IdBits;
  pinned: IdBits;
  banned: IdBits;
  /** Who wears a tag that excludes this one, and keeps it. */
  rivals: IdBits;
}

export interface TagDecision {
  gains: IdBits;
  loses: IdBits;
  /** The rule would give it, but a tag that excludes it stands in the way. */
  blocked: IdBits;
  /** Who wears it afterwards. */
  wears: IdBits;
}

/**
 * Decides about one tag. Where add-when and remove-when both hold, removing wins. A pin beats both, a ban beats a pin, and a
 * tag that excludes this one beats them all. Deciding again on the outcome changes nothing.
 */
export function decideTag(facts: TagFacts): TagDecision {
  const { active, adds, removes, byRule, byHand, pinned, banned, rivals } = facts;
  const wanted = adds.slice();
  if (removes !== 'not_true') addAll(wanted, byRule); // worn until something takes it away
  if (typeof removes !== 'string') takeAway(wanted, removes);
  addAll(wanted, pinned);
  takeAway(wanted, banned);
  keepCommon(wanted, active);
  const blocked = wanted.slice();
  keepCommon(blocked, rivals);
  takeAway(blocked, byHand);
  takeAway(wanted, rivals);

  const gains = wanted.slice();
  takeAway(gains, byRule);
  takeAway(gains, byHand);
  const loses = byRule.slice();
  keepCommon(loses, active);
  takeAway(loses, wanted);
  takeAway(loses, byHand);
  const wears = byRule.slice();
  addAll(wears, byHand);
  takeAway(wears, loses);
  addAll(wears, gains);
  return { gains, loses, blocked, wears };
}
