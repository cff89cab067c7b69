// Spellings of one value as clustering finds them, and the columns whose values can be changed in bulk. Owns the words.

/**
 * fingerprint: same words in any order, case and punctuation. ngram: same letters, however spaced. sound: sounds alike
 * in English. distance: one letter added, left out, replaced or swapped.
 */
export const clusterMethods = ['fingerprint', 'ngram', 'sound', 'distance'] as const;
export type ClusterMethod = (typeof clusterMethods)[number];

export const clusterMethodLabel: Record<ClusterMethod, string> = {
  fingerprint: 'Same words',
  ngram: 'Same letters',
  sound: 'Same sound',
  distance: 'One slip apart',
};

export const clusterMethodMeaning: Record<ClusterMethod, string> = {
  fingerprint: 'The same words in any order, case, accents and punctuation: “Acme, Inc.” and “inc acme”. Safest.',
  ngram: 'The same pairs of letters, however they are spaced: “North Wind” and “Northwind”.',
  sound: 'Words that sound alike in English: “Smith Brothers” and “Smyth Brothers”. Look at each one.',
  distance: 'One letter added, left out, replaced or swapped: “Edinburgh” and “Edinburg”. Digits must agree.',
};

export interface ValueCount {
  value: string;
  /** Rows that hold it. */
  count: number;
}

export interface ValueCluster {
  /** The proposed value first. */
  members: ValueCount[];
  rows: number;
  /** Rows that do not hold the proposed value. */
  changing: number;
}

/** A column as clean requests name it: given_name, custom.<key>, point.email, address.city, activity.product. */
export interface CleanColumn {
  column: string;
  label: string;
  group: 'Contact' | 'Email, phone and links' | 'Address' | 'Custom fields' | 'Activities';
  /** Whether its values are text that can be searched, cased, split and clustered. */
  isText: boolean;
  /** Whether a contact has at most one: what can be split, joined and moved. */
  isSingle: boolean;
  /** The allowed values, where there are only those. */
  choices: readonly string[] | null;
}
