// What is known of a tag when its future is decided. Types only: reading them is the feature's, judging them the engine's.
import type { TagStatus } from '../../../../src-shared/contract/tags.ts';

export interface TagFacts {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly status: TagStatus;
  /** Whether its meaning is written down. */
  readonly isDocumented: boolean;
  /** Segments, views and rules of other tags that name it, by name. */
  readonly usedBy: readonly string[];
  /** Its own rule puts it on. */
  readonly hasRule: boolean;
  /** Whether its parent allows one of its children only. */
  readonly isExclusiveChild: boolean;
  /** The newest assignment, UTC epoch milliseconds; null where nobody wears it. */
  readonly lastAssignedAt: number | null;
  readonly createdAt: number;
}

/** A rule that names a group of people: a preset or a saved segment. */
export interface KnownRule {
  /** 'the preset “Dormant: no login for 60 days”' */
  readonly words: string;
  readonly label: string;
  readonly members: number;
  /** Of each tag's contacts, how many the rule holds for, by place. */
  readonly shared: readonly number[];
}

export interface ConsolidationFacts {
  readonly tags: readonly TagFacts[];
  /** Active contacts in all. */
  readonly everybody: number;
  /** UTC epoch milliseconds. */
  readonly asOf: number;
  /** Labels of the custom fields there are. */
  readonly fields: readonly string[];
  readonly rules: readonly KnownRule[];
  /** Pairs of tag ids that a person said are different. */
  readonly apart: readonly (readonly [number, number])[];
}
