// What a known export looks like. Owns the shape of a source description; each product has a file of its own.

export interface ExportSource {
  readonly id: string;
  /** What a person calls it: 'HubSpot contacts'. */
  readonly name: string;
  readonly content: 'contacts' | 'activities';
  /** Headers that must all be present, as headerKey folds them. */
  readonly all: readonly string[];
  /** At least one of these must be present too; empty when `all` suffices. */
  readonly any: readonly string[];
  /** Folded header → written target. What is not named here is left to the general rules. */
  readonly columns: Readonly<Record<string, string>>;
  /** Folded headers that carry nothing about a contact. */
  readonly ignore?: readonly string[];
}
