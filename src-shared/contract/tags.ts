// What the page may ask about tags: the tree, the sheet of one tag, who wears what, and every change to them.
import { z } from 'zod';
import { contactId, tagId } from '../model/ids.ts';
import { selection } from '../model/selection.ts';
import type { DocumentationField } from '../tags/tag-documentation.ts';
import { type TagIcon, tagIcons } from '../tags/tag-icons.ts';
import type { NearReason } from '../tags/tag-names.ts';
import { type FeatureContract, job, read, returns, write } from './define.ts';

export const tagStatuses = ['draft', 'active', 'deprecated', 'retired'] as const;
export type TagStatus = (typeof tagStatuses)[number];

/** Whom a tag may be put on by hand. */
export const tagUsedFor = ['anybody', 'person', 'company'] as const;
export type TagUsedFor = (typeof tagUsedFor)[number];

/** One row of the tree; the texts of its sheet come with `tags.show`. */
export interface TagRow {
  id: number;
  parentId: number | null;
  name: string;
  position: number;
  colour: string | null;
  /** Its own colour, or that of the nearest tag above that has one. */
  shownColour: string | null;
  /** A contact has at most one of its children. */
  isExclusive: boolean;
  status: TagStatus;
  owner: string | null;
  /** YYYY-MM-DD */
  reviewAt: string | null;
  /** Questions of the sheet that are still open. */
  missing: DocumentationField[];
  /** Active contacts that wear it; somebody merged away counts as the survivor. */
  own: number;
  withDescendants: number;
  icon: TagIcon | null;
  /** Name, place and status stay until it is unlocked. */
  isLocked: boolean;
  usedFor: TagUsedFor;
}

/** The texts of a sheet that lists of tags show. */
export interface TagTexts {
  tag: number;
  meaning: string | null;
  appliedWhen: string | null;
  removedWhen: string | null;
  action: string | null;
  /** Rules, segments and views that name it. */
  uses: number;
}

export interface TagUse {
  /** A 'rule' has the id of the tag that it decides about. */
  kind: 'segment' | 'view' | 'rule';
  id: number;
  name: string;
}

export interface TagSheet {
  id: number;
  parentId: number | null;
  name: string;
  colour: string | null;
  isExclusive: boolean;
  status: TagStatus;
  meaning: string | null;
  owner: string | null;
  appliedWhen: string | null;
  removedWhen: string | null;
  action: string | null;
  examples: string | null;
  counterExamples: string | null;
  /** YYYY-MM-DD */
  reviewAt: string | null;
  /** How many months a review holds; null for a single one. */
  reviewMonths: number | null;
  /** What to use instead of it, by id; null for nothing. */
  replacedBy: number | null;
  createdAt: number;
  updatedAt: number;
  /** Other names under which imports find it. */
  aliases: { id: number; alias: string }[];
  usedBy: TagUse[];
  /** How its wearers came by it: assignments per source, newest assignment. */
  sources: { source: 'manual' | 'import' | 'rule' | 'audit'; count: number; newest: number }[];
  /** Rows of History that touched the tag itself, newest first. */
  history: { operation: number; label: string; at: number }[];
}

/** Somebody who wears a tag, and how it came about. */
export interface TagMember {
  contactId: number;
  contactName: string;
  /** The tag worn: the one asked for, or one below it. */
  tag: number;
  source: 'manual' | 'import' | 'rule' | 'audit';
  why: string | null;
  at: number;
}

export interface TagImpact {
  /** The tags themselves and everything below them. */
  tags: number;
  /** Contacts that wear any of the tags themselves. */
  contacts: number;
  /** The same with everything below. */
  contactsWithDescendants: number;
  usedBy: TagUse[];
}

export interface ExclusiveConflict {
  contactId: number;
  contactName: string;
  /** The exclusive group, and what the contact wears of it already. */
  group: string;
  wears: string;
  /** What it would get. */
  gets: string;
}

export interface ConflictList {
  count: number;
  /** The first of them, at most 50. */
  sample: ExclusiveConflict[];
}

/** What is wrong with the tag system itself. */
export interface TagHygiene {
  nearDuplicates: { left: number; right: number; reason: NearReason; shared: number }[];
  unused: number[];
  undocumented: number[];
  ownerless: number[];
  withoutAction: number[];
  neverRemoved: number[];
  /** Worn by fewer contacts than this many. */
  tiny: number[];
  tinyBelow: number;
  reviewDue: number[];
  /** Contacts that wear two children of an exclusive group. */
  contradictions: ConflictList;
}

const name = z.string().trim().min(1).max(120);
const text = z.string().trim().max(4_000).nullable();
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable();
const tags = z.array(tagId).min(1).max(2_000);
/** ask: refuse and list the conflicts. replace: the new tag wins. skip: leave contacts with a conflict alone. */
const onConflict = z.enum(['ask', 'replace', 'skip']).default('ask');

const sheetChanges = z
  .object({
    meaning: text,
    owner: text,
    appliedWhen: text,
    removedWhen: text,
    action: text,
    examples: text,
    counterExamples: text,
    reviewAt: day,
    reviewMonths: z.number().int().min(1).max(60).nullable(),
    replacedBy: tagId.nullable(),
    colour: z.string().max(40).nullable(),
    icon: z.enum(tagIcons).nullable(),
    isLocked: z.boolean(),
    usedFor: z.enum(tagUsedFor),
  })
  .partial();

export const tagsContract = {
  'tags.tree': read(z.object({}), returns<{ tags: TagRow[]; taggedContacts: number; assignments: number }>()),
  'tags.show': read(z.object({ tag: tagId }), returns<TagSheet>(), ['not-found']),
  /** The wearers tagged last, newest first. */
  'tags.members': read(
    z.object({ tag: tagId, descendants: z.boolean(), limit: z.number().int().min(1).max(200).default(50) }),
    returns<TagMember[]>(),
    ['not-found'],
  ),
  'tags.impact': read(z.object({ tags }), returns<TagImpact>()),
  'tags.hygiene': read(z.object({}), returns<TagHygiene>()),
  /** Which tags the selected contacts wear, and how many of them. */
  'tags.worn': read(z.object({ selection }), returns<{ contacts: number; tags: { tag: number; count: number }[] }>()),
  /** The tags of one contact with where each came from. */
  'tags.ofContact': read(
    z.object({ contact: contactId }),
    returns<
      {
        tag: number;
        name: string;
        colour: string | null;
        path: string;
        source: string;
        why: string | null;
        at: number;
        expiresAt: number | null;
      }[]
    >(),
  ),

  'tags.create': write(
    z.object({ name, parent: tagId.nullable().default(null), before: tagId.nullable().default(null) }),
    returns<{ id: number }>(),
    ['name-taken', 'name-is-alias', 'not-found'],
  ),
  /** The old name stays behind as an alias, so that later imports land right. */
  'tags.rename': write(
    z.object({ tag: tagId, name, keepAlias: z.boolean().default(true) }),
    returns<{ alias: string | null }>(),
    ['name-taken', 'name-is-alias', 'not-found', 'tag-is-locked'],
  ),
  /** Puts tags under a parent, in their order, before one of its children (last when null). */
  'tags.move': write(
    z.object({
      tags,
      parent: tagId.nullable(),
      before: tagId.nullable().default(null),
      allowConflicts: z.boolean().default(false),
    }),
    returns<{ moved: number }>(),
    ['not-found', 'tag-is-locked', 'tag-under-own-child', 'name-taken', 'exclusive-conflicts'],
  ),
  /** The texts of all tags, for the table of tags. */
  'tags.sheets': read(z.object({}), returns<TagTexts[]>()),
  'tags.document': write(z.object({ tag: tagId, changes: sheetChanges }), returns<null>(), ['not-found']),
  /** The same for many tags in one step. */
  'tags.documentMany': write(z.object({ tags, changes: sheetChanges }), returns<{ changed: number }>(), ['not-found']),
  /** Says that the tag was looked at today; the next review is its cycle from now. */
  'tags.reviewed': write(z.object({ tags }), returns<{ changed: number }>(), ['not-found']),
  /** Somebody leaves: every tag they own gets another owner, in one step. */
  'tags.handOver': write(
    z.object({ from: z.string().min(1).max(4_000), to: z.string().trim().min(1).max(400) }),
    returns<{ tags: number }>(),
    ['not-found', 'same-owner'],
  ),
  'tags.setStatus': write(z.object({ tags, status: z.enum(tagStatuses) }), returns<{ changed: number }>(), [
    'not-found',
    'tag-is-locked',
  ]),
  /** Turning it on while contacts wear two of its children is refused with the list, unless they are to stay. */
  'tags.setExclusive': write(
    z.object({ tag: tagId, isExclusive: z.boolean(), allowConflicts: z.boolean().default(false) }),
    returns<null>(),
    ['not-found', 'exclusive-conflicts'],
  ),
  'tags.addAlias': write(z.object({ tag: tagId, alias: name }), returns<null>(), [
    'not-found',
    'name-taken',
    'name-is-alias',
  ]),
  'tags.removeAlias': write(z.object({ tag: tagId, alias: z.number().int().positive() }), returns<null>(), [
    'not-found',
  ]),
  /** Everything that hangs on the merged tags moves over: wearers, children, names as aliases, rules that name them. */
  'tags.merge': job(z.object({ tags, into: tagId }), returns<{ merged: number; contacts: number; rules: number }>(), [
    'not-found',
    'tag-is-locked',
    'merge-into-itself',
    'alias-taken',
  ]),
  /** `children` says what happens to the tags below: they go too, or move up one level. */
  'tags.delete': job(
    z.object({ tags, children: z.enum(['delete', 'lift']) }),
    returns<{ tags: number; contacts: number }>(),
    ['not-found', 'tag-is-locked', 'tag-in-use', 'name-taken'],
  ),
  'tags.assign': job(
    z.object({ tags, selection, why: z.string().trim().max(400).optional(), onConflict }),
    returns<{ assigned: number; contacts: number; already: number; replaced: number; skipped: number }>(),
    ['not-found', 'tag-is-retired', 'wrong-kind', 'exclusive-conflicts'],
  ),
  'tags.unassign': job(z.object({ tags, selection }), returns<{ removed: number; contacts: number }>(), ['not-found']),
} satisfies FeatureContract;
