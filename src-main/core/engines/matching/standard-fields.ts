// The comparison fields of a table after standardising: numbers and typed arrays. Owns the shapes only; they are
// filled by standardise.ts and read by blocking-rules.ts and comparisons-*.ts.
import type { CodeColumn, TextPool } from './interning.ts';
import type { TextWords } from './text-words.ts';
import type { WeighedWords } from './weighed-words.ts';

/** Personal names. Given, middle and family share one pool, so that swapped names are equal numbers. */
export interface NameFields {
  readonly pool: TextPool;
  readonly given: Uint32Array;
  readonly middle: Uint32Array;
  readonly family: Uint32Array;
  /** Occurrences of each text as a given and as a family name. */
  readonly givenCounts: Uint32Array;
  readonly familyCounts: Uint32Array;
  /** 0 for none, else a number per generation (jr, sr, ii…). */
  readonly generation: Uint8Array;
  readonly words: TextWords;
  /** 1 for texts in Latin letters (after folding), 2 for others: across scripts nothing can be compared. */
  readonly script: Uint8Array;
  /** A number per sound of the first word and of the whole text (see soundKey). */
  readonly firstSound: Uint32Array;
  readonly sound: Uint32Array;
  /** Nickname sets of code c: nicknames[nicknameStarts[c]] up to nicknames[nicknameStarts[c + 1]]. */
  readonly nicknameStarts: Uint32Array;
  readonly nicknames: Uint16Array;
  /** Per code: the letters that the names of its nickname sets begin with, a to z one bit each. */
  readonly nicknameInitials: Uint32Array;
}

/** A field in the plural whose values may be used by several people. */
export interface PointField {
  readonly column: CodeColumn;
  /** Per code of the pool: a number for the looser form (mailbox name, last seven digits), 0 for none. */
  readonly loose: Uint32Array;
  /** Per code: 1 when several people share the value (info@, a family's or a switchboard's number). */
  readonly isShared: Uint8Array;
}

/** Emails, with what tells evidence from a repetition of the name. */
export interface EmailField extends PointField {
  /** Per code: 1 when the mailbox is made of the given or family name of its holder. */
  readonly isNamed: Uint8Array;
  /** Per code: 1 when the host is used by several people: a mail provider or a company. */
  readonly isCommonHost: Uint8Array;
  /** Per code: a number for the address without the digits that end its mailbox: ann.lee22@ and ann.lee@ share it. */
  readonly numberless: Uint32Array;
  /** Per code: 1 when the mailbox ends in digits. */
  readonly isNumbered: Uint8Array;
}

export interface AddressFields {
  readonly street: CodeColumn;
  readonly words: TextWords;
  readonly postcode: CodeColumn;
  readonly city: CodeColumn;
}

export interface LabelledColumn {
  readonly key: string;
  readonly label: string;
  readonly column: CodeColumn;
}

/** A text of several words. */
export interface WordsColumn extends LabelledColumn {
  readonly words: WeighedWords;
}

/** Numbers. */
export interface NumberColumn extends LabelledColumn {
  /** The number per code. */
  readonly values: Float64Array;
  /** All are years: one apart is near, however large the numbers. */
  readonly isYear: boolean;
}

/** Everything the comparisons read. Absent where the table has no such column. */
export interface StandardFields {
  readonly rowCount: number;
  readonly names: NameFields | undefined;
  readonly emails: EmailField | undefined;
  readonly phones: PointField | undefined;
  readonly company: CodeColumn | undefined;
  readonly companyWords: TextWords | undefined;
  /** 1 for records that name a company and no person. */
  readonly isOrganisation: Uint8Array;
  readonly address: AddressFields | undefined;
  readonly birthday: CodeColumn | undefined;
  readonly identifiers: readonly LabelledColumn[];
  readonly categories: readonly LabelledColumn[];
  readonly texts: readonly LabelledColumn[];
  readonly words: readonly WordsColumn[];
  readonly numbers: readonly NumberColumn[];
}
