// What a documented tag says about itself, and how much of that is written. Owns the seven questions of the sheet.

/** The questions of the documentation sheet in the order in which people answer them. */
export const documentationFields = [
  'meaning',
  'owner',
  'appliedWhen',
  'removedWhen',
  'action',
  'examples',
  'reviewAt',
] as const;
export type DocumentationField = (typeof documentationFields)[number];
export type Documentation = { readonly [Field in DocumentationField]: string | null };

/** How each question reads beside its field. */
export const documentationLabel: Record<DocumentationField, string> = {
  meaning: 'Meaning',
  owner: 'Owner',
  appliedWhen: 'Applied when',
  removedWhen: 'Removed when',
  action: 'Action it drives',
  examples: 'Examples',
  reviewAt: 'Review date',
};

export interface Completeness {
  readonly missing: readonly DocumentationField[];
  /** Share of the questions answered, 0 to 1. */
  readonly share: number;
  /** `undocumented` while the meaning is missing: everything else explains nothing without it. */
  readonly state: 'undocumented' | 'partial' | 'complete';
}

/** How complete one tag's sheet is; white space is no answer. */
export function completenessOf(sheet: Documentation): Completeness {
  const isMissing = (field: DocumentationField) => (sheet[field] ?? '').trim() === '';
  const missing = documentationFields.filter(isMissing);
  const share = (documentationFields.length - missing.length) / documentationFields.length;
  const state = isMissing('meaning') ? 'undocumented' : missing.length === 0 ? 'complete' : 'partial';
  return { missing, share, state };
}

/** How complete a branch is: the mean over its tags, 1 for none. */
export function branchCompleteness(sheets: readonly Documentation[]): number {
  if (sheets.length === 0) return 1;
  return sheets.reduce((sum, sheet) => sum + completenessOf(sheet).share, 0) / sheets.length;
}

/** Whether the day of review has come. Days are YYYY-MM-DD. */
export function isReviewDue(sheet: Documentation, today: string): boolean {
  return sheet.reviewAt !== null && sheet.reviewAt !== '' && sheet.reviewAt <= today;
}

/** How complete a list of tags is by the number of questions each leaves open; 1 for none. */
export function branchCompletenessOf(missing: readonly number[]): number {
  if (missing.length === 0) return 1;
  const open = missing.reduce((sum, count) => sum + count, 0);
  return 1 - open / (missing.length * documentationFields.length);
}
