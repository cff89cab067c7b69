// What was changed and not yet saved, kept while the person looks at another screen. Owns nothing that is written.

const kept = new Map<string, { base: string; draft: unknown }>();

/** The place of a draft: its segment, or the new one. */
export const draftPlace = (segment: number | undefined): string => (segment === undefined ? 'new' : String(segment));

/**
 * The unsaved draft of a place, if it was made from the same starting point: after an undo, or in another workspace, an
 * old draft must not come back.
 */
export function unsavedDraft<D>(place: string, base: D): D {
  const found = kept.get(place);
  return found && found.base === JSON.stringify(base) ? (found.draft as D) : base;
}

/** Keeps a draft, or forgets it when it is what it started from. */
export function keepDraft<D>(place: string, base: D, draft: D): void {
  const text = JSON.stringify(base);
  if (text === JSON.stringify(draft)) kept.delete(place);
  else kept.set(place, { base: text, draft });
}

/** Forgets the draft of a place: it was saved or started over. */
export function forgetDraft(place: string): void {
  kept.delete(place);
}
