// Whether a value is one of those that a field may hold, and how to say that it is not. Pure.
import { foldText } from '../../../../src-shared/text/text-key.ts';

const listed = 8;

/** The sentence for a value that is not one of the allowed ones as they are spelled; null for one that is. */
export function notAllowed(
  { allowed }: { allowed: readonly string[] | null },
  label: string,
  text: string,
): string | null {
  if (allowed === null || allowed.includes(text)) return null;
  const meant = allowed.find((it) => foldText(it) === foldText(text));
  if (meant !== undefined) return `${label} is written “${meant}” here.`;
  const more = allowed.length > listed ? ` and ${allowed.length - listed} more` : '';
  return `${label} is one of ${allowed.slice(0, listed).join(', ')}${more}.`;
}
