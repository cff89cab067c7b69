// Decides what the requests of contract/tags.ts do. SQL is in tags-queries.ts; each bigger change has a file of its own.
import type { tagsContract } from '../../../../src-shared/contract/tags.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { assignTags, unassignTags } from './assign-tags.ts';
import {
  addAlias,
  createTag,
  documentMany,
  documentTag,
  handOver,
  moveTags,
  removeAlias,
  renameTag,
  reviewTags,
  setExclusive,
  setStatus,
} from './change-tags.ts';
import { deleteTags } from './delete-tags.ts';
import { mergeTags } from './merge-tags.ts';
import { loadForest } from './tag-forest.ts';
import { readHygiene, readImpact, readSheet, readTexts, readTree, readWorn } from './tag-overview.ts';
import { selectNewestMembers, selectTagsOfContact } from './tags-queries.ts';

export const tagsHandlers: HandlersOf<typeof tagsContract> = {
  'tags.tree': ({ db }) => readTree(db),
  'tags.show': ({ db }, { tag }) => readSheet(db, tag),
  'tags.members': ({ db }, { tag, descendants, limit }) => {
    const forest = loadForest(db);
    const tags = descendants ? forest.branch([forest.get(tag).id]) : [forest.get(tag).id];
    return db.all(selectNewestMembers(tags, limit)).map((row) => ({
      contactId: row.contact_id,
      contactName: row.contact_name,
      tag: row.tag_id,
      source: row.source,
      why: row.why,
      at: row.at,
    }));
  },
  'tags.sheets': ({ db }) => readTexts(db),
  'tags.impact': ({ db }, { tags }) => readImpact(db, tags),
  'tags.hygiene': (context) => readHygiene(context),
  'tags.worn': (context, { selection }) => readWorn(context, selection),
  'tags.ofContact': ({ db }, { contact }) => {
    const forest = loadForest(db);
    return db.all(selectTagsOfContact(contact)).map(({ tag, source, why, at, expires_at }) => {
      const { name } = forest.get(tag);
      return { tag, name, colour: forest.colour(tag), path: forest.path(tag), source, why, at, expiresAt: expires_at };
    });
  },

  'tags.create': createTag,
  'tags.rename': renameTag,
  'tags.move': moveTags,
  'tags.document': documentTag,
  'tags.documentMany': documentMany,
  'tags.reviewed': reviewTags,
  'tags.handOver': handOver,
  'tags.setStatus': setStatus,
  'tags.setExclusive': setExclusive,
  'tags.addAlias': addAlias,
  'tags.removeAlias': removeAlias,

  'tags.merge': (job, { tags, into }) => job.writeInSteps((context) => mergeTags(context, tags, into)),
  'tags.delete': (job, { tags, children }) => job.writeInSteps((context) => deleteTags(context, tags, children)),
  'tags.assign': (job, input) => job.writeInSteps((context) => assignTags(context, input)),
  'tags.unassign': (job, { tags, selection }) => job.writeInSteps((context) => unassignTags(context, tags, selection)),
};
