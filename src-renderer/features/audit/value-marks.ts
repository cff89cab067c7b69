// Cuts a value into pieces so that what a fix changes can be seen: surplus blanks, invisible characters, other letters.
// Pure.

export interface Piece {
  text: string;
  kind: 'same' | 'changed' | 'hidden';
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const hidden = /[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/;

/** Longer values are shortened where asked for, to this many characters before the change. */
const [longest, kept] = [22, 8];

/**
 * The parts of `value` that `other` does not share at its beginning and end; blanks at the ends always show.
 * @param short leaves out a long beginning that did not change, so that the change is seen in a narrow cell
 */
export function markChanges(value: string, other: string | null, short = false): Piece[] {
  if (other === null) return splitHidden([{ text: value, kind: 'same' }]);
  let start = 0;
  while (start < value.length && start < other.length && value[start] === other[start]) start += 1;
  let end = 0;
  while (end < value.length - start && end < other.length - start && value.at(-1 - end) === other.at(-1 - end))
    end += 1;
  const isCut = short && start > kept + 1 && Math.max(value.length, other.length) > longest && value !== other;
  return splitHidden([
    { text: isCut ? `…${value.slice(start - kept, start)}` : value.slice(0, start), kind: 'same' },
    { text: value.slice(start, value.length - end), kind: 'changed' },
    { text: value.slice(value.length - end), kind: 'same' },
  ]);
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
