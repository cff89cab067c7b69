// Key chords as text ('Mod+Shift+Z', 'E', '/'). Owns matching them to key events and writing them for people.

export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

interface Chord {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

/** Reads 'Mod+Shift+Z'. Mod is Command on a Mac, Control elsewhere. */
export function parseChord(text: string): Chord {
  const parts = text === '+' ? ['+'] : text.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  return { mod: has('Mod'), shift: has('Shift'), alt: has('Alt'), key: key.length === 1 ? key.toLowerCase() : key };
}

const isLetter = (key: string): boolean => /^[a-z]$/.test(key);

/**
 * Whether the event is the chord. Letters also match by their place on the keyboard when the layout has no Latin
 * letters; signs such as '?' match by what they produce, whichever keys that takes.
 */
export function matchesChord(event: KeyboardEvent, text: string, mac: boolean = isMac): boolean {
  const chord = parseChord(text);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const stray = mac ? event.ctrlKey : event.metaKey;
  if (mod !== chord.mod || stray || event.altKey !== chord.alt) return false;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (isLetter(chord.key)) {
    if (event.shiftKey !== chord.shift) return false;
    return key === chord.key || (!/^[ -~]$/.test(key) && event.code === `Key${chord.key.toUpperCase()}`);
  }
  if (chord.key.length === 1) return key === chord.key;
  return key === chord.key && event.shiftKey === chord.shift;
}

const macSigns: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const names: Record<string, string> = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
};

/** The keys to draw for a chord: ['Ctrl', 'K'], on a Mac ['⌘', 'K']. */
export function chordKeys(text: string, mac: boolean = isMac): string[] {
  const parts = text === '+' ? ['+'] : text.split('+');
  return parts.map((part) => {
    if (mac && macSigns[part]) return macSigns[part];
    return names[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}

/** The chord in the form native menus want: 'CmdOrCtrl+Shift+Z'. */
export function menuAccelerator(text: string): string {
  return text.replace('Mod', 'CmdOrCtrl').replace('ArrowLeft', 'Left').replace('ArrowRight', 'Right');
}

/** Whether the person is typing text, so that plain letters are not commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return !['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file'].includes(target.type);
}
