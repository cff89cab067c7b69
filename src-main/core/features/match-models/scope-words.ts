// A model's scope in words, with the names of what it points to. Owns the words; who is in scope is
// duplicates/run-scope.ts.
import type { MatchScope } from '../../../../src-shared/matching/match-settings.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { selectBatchNames, selectSegmentNames } from './match-models-queries.ts';

/** Null for everyone. */
export function scopeWords(db: ReadHandle, scope: MatchScope | undefined): string | null {
  if (scope === undefined || scope.kind === 'everyone') return null;
  const against = scope.against === 'everyone' ? 'against everyone' : 'among themselves';
  return `${scopeName(db, scope)}, ${against}`;
}

function scopeName(db: ReadHandle, scope: Exclude<MatchScope, { kind: 'everyone' }>): string {
  switch (scope.kind) {
    case 'segment': {
      const found = db.all(selectSegmentNames()).find(({ id }) => id === scope.segment);
      return found === undefined ? 'A segment that is not there any more' : `Segment “${found.name}”`;
    }
    case 'batch': {
      const found = db.all(selectBatchNames()).find(({ id }) => id === scope.batch);
      return found === undefined ? 'An import that is not there any more' : `Contacts of ${found.name}`;
    }
    case 'source':
      return `Contacts from ${scope.source}`;
    case 'contacts':
      return scope.contacts.length === 1 ? 'One contact' : `${scope.contacts.length.toLocaleString('en')} contacts`;
  }
}
