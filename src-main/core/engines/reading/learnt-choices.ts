// What earlier imports of this workspace teach about headers. Owns picking the choices a person made; reads no database.
import { type CustomType, parseTarget } from '../../../../src-shared/model/target-fields.ts';
import { headerKey } from './header-synonyms.ts';

/** One earlier import, as import_batch keeps it. */
export interface EarlierMapping {
  readonly content: 'contacts' | 'activities';
  readonly headers: readonly string[];
  readonly columns: readonly {
    readonly target: string;
    readonly chosen?: boolean | undefined;
    readonly label?: string | undefined;
    readonly type?: CustomType | undefined;
  }[];
}

export interface LearntChoice {
  /** Written target. */
  readonly target: string;
  readonly label: string | null;
  readonly type: CustomType | null;
}

/** By content of the file and folded header. */
export type LearntChoices = ReadonlyMap<string, LearntChoice>;

/**
 * The choices that a person made for headers, the latest first. Only what was chosen by hand counts: proposals that
 * were merely accepted would otherwise spread, such as 'Name' of one shop's order numbers.
 * @param earlier imports, the latest first
 */
export function learnChoices(earlier: readonly EarlierMapping[]): LearntChoices {
  const learnt = new Map<string, LearntChoice>();
  for (const { content, headers, columns } of earlier) {
    columns.forEach(({ target, chosen, label, type }, column) => {
      const header = headers[column];
      if (chosen !== true || header === undefined || parseTarget(target) === null) return;
      const key = learntKey(content, header);
      if (!learnt.has(key)) learnt.set(key, { target, label: label || null, type: type ?? null });
    });
  }
  return learnt;
}

export function learntKey(content: 'contacts' | 'activities', header: string): string {
  return `${content} ${headerKey(header)}`;
}
