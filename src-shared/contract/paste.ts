// What may be asked about rows from the clipboard: they become a file that import reads like any other.
import { z } from 'zod';
import type { FileToken } from '../model/ids.ts';
import { type FeatureContract, returns, session } from './define.ts';

/** More than any clipboard of a spreadsheet holds; beyond it a file is the better way. */
export const mostPasted = 50_000_000;

export const pasteContract = {
  /** Keeps pasted text in a private temporary file and gives its token. The file goes when the program ends. */
  'import.paste': session(
    z.object({ text: z.string().min(1).max(mostPasted) }),
    returns<{ token: FileToken; name: string; size: number }>(),
    ['nothing-pasted'],
  ),
} satisfies FeatureContract;
