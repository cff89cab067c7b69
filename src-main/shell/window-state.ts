// Remembers where the window was and which theme was chosen, in one small file of the user-data folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const stateSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }).nullable(),
  maximized: z.boolean(),
  theme: z.enum(['light', 'dark', 'system']),
});
export type WindowState = z.infer<typeof stateSchema>;

const firstState: WindowState = { bounds: null, maximized: false, theme: 'system' };

export interface WindowStateFile {
  read(): WindowState;
  change(part: Partial<WindowState>): void;
}

export function windowStateFile(userData: string): WindowStateFile {
  const file = join(userData, 'window.json');
  let state: WindowState | null = null;
  const read = (): WindowState => {
    state ??= parse(file);
    return state;
  };
  return {
    read,
    change(part) {
      const next = { ...read(), ...part };
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      try {
        writeFileSync(file, JSON.stringify(next));
      } catch {
        // Not worth a word: the window opens in the middle next time.
      }
    },
  };
}

/** A missing, damaged or foreign file counts as none. */
function parse(file: string): WindowState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return firstState;
  }
}

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The remembered place, unless no screen shows a fair part of its title bar any more. */
export function placeOnScreens(bounds: Rectangle | null, screens: readonly Rectangle[]): Rectangle | null {
  if (!bounds) return null;
  const seen = screens.some((screen) => {
    const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
    return across >= 100 && bounds.y >= screen.y && bounds.y <= screen.y + screen.height - 50;
  });
  return seen ? bounds : null;
}
