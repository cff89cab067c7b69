// What a comparison is: levels of agreement on one aspect of two records, each with what is expected of it before
// anything was learnt. Owns the shape; the levels are in comparisons-*.ts, the list for a table in comparisons.ts.

/** How two different people may be related: they share a home, or a company. */
export const relations = ['home', 'work'] as const;
export type Relation = (typeof relations)[number];

/** One level of agreement. */
export interface AgreementLevel {
  /** Plain words for the evidence: 'Same email address'. */
  readonly words: string;
  /** Share of true duplicates expected at this level, of those where both sides are present. */
  readonly m: number;
  /** Share of other pairs expected at this level. */
  readonly u: number;
  /**
   * Share of related pairs expected at this level, by how they are related; as u where it is left out. Such pairs agree
   * on names, addresses and numbers without being one person.
   */
  readonly related?: Readonly<Partial<Record<Relation, number>>>;
  /** A weight in bits that is set by meaning and never learnt (Junior against Senior). */
  readonly fixedWeight?: number;
  /**
   * Does this level count as agreeing on something that hangs together with names, places and the like (see
   * dependence.ts)?
   */
  readonly agrees?: boolean;
  /**
   * Never weighs more than this, in bits. Half of the words in common is no proof, however often a blocking rule by
   * words proposes such pairs; without a bound the model may take topics for duplicates.
   */
  readonly mostWeight?: number;
  /** Agreement of another kind than level 1, and not a weaker form of it: it may weigh more. */
  readonly isOther?: boolean;
  /**
   * Another level whose weight counts here. Swapped names are as rare among strangers of one name as in one person's
   * two records: they weigh what the same names in their places weigh, not the rarity of the mishap on top.
   */
  readonly weighsAs?: number;
}

/** Level 0 of every comparison: one side is missing. It weighs nothing. */
export const missingLevel = 0;

/** One aspect of two records. Levels run from best agreement (1) to disagreement (the last). */
export interface Comparison {
  readonly key: string;
  readonly label: string;
  /** `levels[0]` stands for missing. */
  readonly levels: readonly AgreementLevel[];
  /** The level two records reach. */
  compare(left: number, right: number): number;
  /**
   * How common the value is that the records agree on, as log2(average commonness ÷ its own): positive for rare
   * values. Asked only for levels in `frequencyLevels`.
   */
  rarity(left: number, right: number, level: number): number;
  /** Levels whose weight depends on how common the value is. */
  readonly frequencyLevels: readonly number[];
  /**
   * How firmly u is expected, as a number of pairs: ids and phones are one person's by their nature, however small the
   * file; how common a name is, only the file can tell.
   */
  readonly trust: number;
  /**
   * How firmly m is expected, as a number of duplicates: how often people have two birthdays is in the nature of
   * birthdays and not of the file.
   */
  readonly firmness?: number;
  /**
   * Learning starts from the expected u where less is expected than was drawn: of random pairs that agree on a whole
   * title, most are duplicates, and a start that takes them for chance never finds them.
   */
  readonly startsFromExpectation?: boolean;
  /** Chance that two random records agree at level 1, from the frequencies of the values; undefined if not known. */
  readonly agreementRate: number | undefined;
}

/** The level that stands for missing in every comparison. */
export const missing: AgreementLevel = { words: 'Missing on one side', m: 1, u: 1, fixedWeight: 0 };
