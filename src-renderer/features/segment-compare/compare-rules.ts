// The contacts behind a figure of a comparison, as rules over the segments themselves: every cell and bar leads to its rows.
import type { Condition, Rule } from '../../../src-shared/rules/ast.ts';
import type { ContactScope } from '../../app/routes.ts';

export interface NamedSegment {
  id: number;
  name: string;
}

const member =
  (match: 'in' | 'not_in') =>
  (segment: NamedSegment): Condition => ({ kind: 'segment', match, segment: segment.id });

/** Who is in all of `inside` and in none of `outside`. */
export function amongSegments(inside: readonly NamedSegment[], outside: readonly NamedSegment[] = []): Rule {
  return { kind: 'group', match: 'all', items: [...inside.map(member('in')), ...outside.map(member('not_in'))] };
}

/** The same as the Contacts screen opens on it. */
export function amongScope(inside: readonly NamedSegment[], outside: readonly NamedSegment[] = []): ContactScope {
  return { kind: 'rule', rule: amongSegments(inside, outside), label: amongWords(inside, outside) };
}

/** 'VIP and Lapsed, in no other'; with nothing inside 'In none of 5 segments'. */
export function amongWords(inside: readonly NamedSegment[], outside: readonly NamedSegment[] = []): string {
  if (inside.length === 0) return `In none of ${outside.length} segments`;
  const names = inside.map(({ name }) => name).join(' and ');
  return outside.length === 0 ? names : `${names}, in no other`;
}

/** Who is in at least one of them. */
export const inAny = (segments: readonly NamedSegment[]): Rule => ({
  kind: 'group',
  match: 'any',
  items: segments.map(member('in')),
});
