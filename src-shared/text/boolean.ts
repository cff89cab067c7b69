// Yes and no as exports spell them. Owns the words; what a yes means for consent is in consent.ts.
import { foldText } from './text-key.ts';

const yes = new Set(
  'yes y true t 1 on x ✓ ✔ ☑ checked enabled active ja j wahr oui o vrai si s verdadero sim verdadeiro vero tak da'.split(
    ' ',
  ),
);
const no = new Set(
  'no n false f 0 off unchecked disabled inactive none nein falsch non faux falso nao nee onwaar nie niet net'.split(
    ' ',
  ),
);

/** Reads a yes or no in the spellings of the common exports; null when it is neither. */
export function parseBoolean(text: string): boolean | null {
  const key = foldText(text);
  if (yes.has(key)) return true;
  if (no.has(key)) return false;
  return null;
}
