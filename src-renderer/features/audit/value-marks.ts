// Cuts a value into pieces so that what a fix changes can be seen: surplus blanks, invisible characters, other letters.
// Pure.

export interface Piece {
  text: string;
  kind: 'same' | 'changed' | 'hidden';
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const hidden = /[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/;

/** The parts of `value` that `other` does not share at its beginning and end; blanks at the ends always show. */
export function markChanges(value: string, other: string | null): Piece[] {
  if (other === null) return splitHidden([{ text: value, kind: 'same' }]);
  let start = 0;
  while (start < value.length && start < other.length && value[start] === other[start]) start += 1;
  let end = 0;
  while (end < value.length - start && end < other.length - start && value.at(-1 - end) === other.at(-1 - end))
    end += 1;
  return splitHidden([
    { text: value.slice(0, start), kind: 'same' },
    { text: value.slice(start, value.length - end), kind: 'changed' },
    { text: value.slice(value.length - end), kind: 'same' },
  ]);
}

/** Cuts a long beginning that did not change, so that the change itself is seen in a narrow cell. */
export function shortenBefore(pieces: readonly Piece[], longest = 22, keep = 8): Piece[] {
  const [first, ...rest] = pieces;
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (first?.kind !== 'same' || rest.length === 0 || length <= longest || first.text.length <= keep + 1)
    return [...pieces];
  return [{ kind: 'same', text: `…${first.text.slice(-keep)}` }, ...rest];
}

/** Makes what nobody sees visible: a dot for a blank at an end or beside another, a sign for the rest. */
function splitHidden(pieces: readonly Piece[]): Piece[] {
  const all = pieces.map((piece) => piece.text).join('');
  const result: Piece[] = [];
  let position = 0;
  for (const { text, kind } of pieces) {
    for (const character of text) {
      const isBlank = character === ' ' || character === '\u00a0';
      const isStray = isBlank && (isEdge(all, position) || kind === 'changed');
      if (isStray) push(result, '·', 'hidden');
      else if (!isBlank && hidden.test(character)) push(result, signOf(character), 'hidden');
      else push(result, character, kind);
      position += character.length;
    }
  }
  return result;
}

function isEdge(text: string, position: number): boolean {
  return (
    text.slice(0, position).trim() === '' ||
    text.slice(position + 1).trim() === '' ||
    text[position + 1] === ' ' ||
    text[position - 1] === ' '
  );
}

function signOf(character: string): string {
  if (character === '\t') return '→';
  if (character === '\n' || character === '\r') return '↵';
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function push(pieces: Piece[], text: string, kind: Piece['kind']): void {
  const last = pieces.at(-1);
  if (last?.kind === kind && kind !== 'hidden') last.text += text;
  else pieces.push({ text, kind });
}
