// How a choice about the reading of a file goes together with those made before. Pure.
import type { FileReading } from '../../../src-shared/model/import-mapping.ts';

/** What was chosen and a new choice together. Another file, sheet or kind has rows of its own: those choices go. */
export function changeReading(chosen: Partial<FileReading>, change: Partial<FileReading>): Partial<FileReading> {
  const { member, format } = chosen;
  if (change.member !== undefined) return change;
  const inMember = member === undefined ? change : { member, ...change };
  if (change.format !== undefined) return inMember;
  if (change.sheet !== undefined) return format === undefined ? inMember : { format, ...inMember };
  // Names elsewhere mean data elsewhere, and as many rows of names as are found there.
  const { headerRows, firstDataRow, ...kept } = chosen;
  return change.headerRow === undefined ? { ...chosen, ...change } : { ...kept, ...change };
}
