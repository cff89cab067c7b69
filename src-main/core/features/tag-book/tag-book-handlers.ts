// Decides what the requests of contract/tag-book.ts do.
import { basename } from 'node:path';
import type { EntryParsed } from '../../../../src-shared/contract/define.ts';
import type { BookReport, tagBookContract } from '../../../../src-shared/contract/tag-book.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { writeTree } from '../../engines/tag-book/book-forms.ts';
import type { BookProblem, BookTag } from '../../engines/tag-book/book-tag.ts';
import { planTree, type TreePlan } from '../../engines/tag-book/plan-tree.ts';
import { describeStarter, starterTrees } from '../../engines/tag-book/starter-trees.ts';
import { writeSafeFile } from '../../files/safe-file.ts';
import type { HandlersOf, JobContext, Step } from '../../server/contexts.ts';
import { openWorkspacePath } from '../export/export-task.ts';
import { loadForest } from '../tags/tag-forest.ts';
import { bringTree, reportOf } from './bring-tree.ts';
import { loadKnownTags, type TreeTag, treeInOrder } from './known-tree.ts';
import { forgetPrinted, listOwners, listPrinted, makeSheet, rememberSheet } from './printed-sheets.ts';

type Bringing = EntryParsed<(typeof tagBookContract)['tagBook.import']>;

export const tagBookHandlers: HandlersOf<typeof tagBookContract> = {
  'tagBook.starters': () => starterTrees().map(describeStarter),

  'tagBook.export': async (job, { file, format }) => {
    const path = job.files.path(file);
    const { tags, workspace } = job.read((db) => ({
      tags: treeInOrder(loadKnownTags(db)),
      workspace: openWorkspacePath(db),
    }));
    job.progress('Writing the tree', 0, tags.length);
    const size = writeSafeFile(path, writeTree(format, tags), workspace);
    return { fileName: basename(path), size, tags: tags.length };
  },

  'tagBook.check': async (job, input) => {
    const source = await readSource(job, input.source);
    return job.read((db) => {
      const { plan, below } = planFor(db, source.tags, input);
      return reportOf(plan, source.problems, below, 0);
    });
  },

  'tagBook.import': async (job, input) => {
    const source = await readSource(job, input.source);
    return job.writeInSteps(function* (context): Generator<Step, BookReport> {
      const { plan, below, known } = planFor(context.db, source.tags, input);
      const contradicting = yield* bringTree(context, plan, known, source.label);
      return reportOf(plan, source.problems, below, contradicting);
    });
  },

  'tagBook.owners': ({ db }) => listOwners(db),
  'tagBook.sheet': ({ db, now }, { scope, paper }) => makeSheet(db, now, scope, paper),
  'tagBook.saveSheet': async (job, { scope, paper, file }) => {
    const path = job.files.path(file);
    const { html, workspace } = job.read((db) => ({
      html: makeSheet(db, job.now, scope, paper).html,
      workspace: openWorkspacePath(db),
    }));
    const size = writeSafeFile(path, html, workspace);
    return { fileName: basename(path), size };
  },
  'tagBook.remember': (context, { scope }) => ({ version: rememberSheet(context, scope) }),
  'tagBook.prints': ({ db }) => listPrinted(db),
  'tagBook.forget': (context, { id }) => forgetPrinted(context, id),
};

interface Source {
  tags: readonly BookTag[];
  problems: readonly BookProblem[];
  /** How History names it. */
  label: string;
}

async function readSource(job: JobContext, source: Bringing['source']): Promise<Source> {
  if (source.kind === 'starter') {
    const starter = starterTrees().find(({ id }) => id === source.starter);
    if (starter === undefined) throw refuse('not-found', 'There is no such template. Choose another one.');
    return { tags: starter.tags, problems: [], label: `Added the template “${starter.title}”` };
  }
  const path = job.files.path(source.file);
  const read = await job.work('tagBook.read', { path });
  return { ...read, label: `Imported the tag tree ${basename(path)}` };
}

function planFor(
  db: ReadHandle,
  tags: readonly BookTag[],
  { below, move }: Bringing,
): { plan: TreePlan; known: TreeTag[]; below: string[] } {
  const known = loadKnownTags(db);
  const forest = loadForest(db);
  const above = below === null ? [] : [forest.get(below).name];
  return { plan: planTree(tags, known, { below, move }), known, below: above };
}
