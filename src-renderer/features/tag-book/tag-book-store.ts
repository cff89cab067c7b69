// Which dialog of the tag book is open. Asks nobody.
import { create } from 'zustand';
import type { PickedFile } from '../../../src-shared/shell-api.ts';

export type BookDialog =
  | { kind: 'import'; file: PickedFile }
  | { kind: 'export' }
  | { kind: 'starter' }
  | { kind: 'sheet'; view?: number };

export const useTagBook = create<{ dialog: BookDialog | null }>(() => ({ dialog: null }));

export const openTagBook = (dialog: BookDialog): void => useTagBook.setState({ dialog });
export const closeTagBook = (): void => useTagBook.setState({ dialog: null });
