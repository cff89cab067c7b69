// What the sheet of a segment answers, and what it leaves open. Owns the questions and how complete a sheet is.

/** The answers; empty text and null are none. */
export interface SegmentSheetAnswers {
  goal: string | null;
  description: string | null;
  owner: string | null;
  action: string | null;
  kpi: string | null;
  reviewAt: string | null;
}

export const sheetQuestions = {
  goal: 'goal',
  description: 'definition in words',
  owner: 'owner',
  action: 'action',
  kpi: 'KPI',
  reviewAt: 'review date',
} as const satisfies Record<keyof SegmentSheetAnswers, string>;
export type SheetQuestion = keyof typeof sheetQuestions;

/** The questions without an answer, in the order of the sheet. */
export function openQuestions(sheet: SegmentSheetAnswers): SheetQuestion[] {
  return (Object.keys(sheetQuestions) as SheetQuestion[]).filter((question) => (sheet[question] ?? '').trim() === '');
}

/** How many questions a sheet has. */
export const sheetLength = Object.keys(sheetQuestions).length;
