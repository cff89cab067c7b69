// Decides what the requests of contract/link-files.ts do. Linking is engines/linking, on a worker thread.
import type { linkFilesContract } from '../../../../src-shared/contract/link-files.ts';
import { csvWriter } from '../../engines/export/csv-writer.ts';
import { createSafeFile } from '../../files/safe-file.ts';
import type { HandlersOf, JobContext } from '../../server/contexts.ts';
import { selectWorkspacePath } from '../export/export-queries.ts';
import { previewOf } from '../import/import-preview.ts';
import { headerOf, itemsOf, pairOf, tableRows } from './link-records.ts';
import { chosenOnly, type FileRequest, rolesOf } from './link-side.ts';
import { forgetLinks, keepLinks, lastLinks, linksOf } from './link-store.ts';

const pageSize = 500;

export const linkFilesHandlers: HandlersOf<typeof linkFilesContract> = {
  'linkFiles.look': async (job, { file, reading }) => {
    const sample = await job.work('import.sample', { path: job.files.path(file), chosen: chosenOnly(reading) });
    return job.read((db) => {
      const preview = previewOf(db, sample);
      const roles = rolesOf(db, sample);
      const columns = preview.columns.map(({ header, samples }, at) => ({
        header,
        samples,
        role: roles[at] ?? 'none',
      }));
      return { preview, columns };
    });
  },

  'linkFiles.compare': async (job, { left, right, mode, threshold }) => {
    const found = await job.work('linkFiles.compare', {
      left: left.kind === 'workspace' ? left : requestOf(job, left),
      right: requestOf(job, right),
      mode,
      threshold,
      now: job.now,
      asOf: job.asOf,
    });
    return job.read((db) => keepLinks(db, found).summary());
  },

  'linkFiles.state': ({ db }) => lastLinks(db)?.summary() ?? null,

  'linkFiles.rows': ({ db }, { result, part, offset, limit }) => {
    const links = linksOf(db, result);
    const list = links.list(part);
    return { items: itemsOf(db, links, part, list.slice(offset, offset + limit)), total: list.length };
  },

  'linkFiles.pair': ({ db }, { result, link }) => pairOf(db, linksOf(db, result), link),

  'linkFiles.decide': ({ session }, { result, link, decision }) => {
    const links = linksOf(session.workspace.read, result);
    links.decide(link, decision);
    return links.counts;
  },

  'linkFiles.contacts': ({ db }, { result, part }) => {
    const links = linksOf(db, result);
    const { left, linkLeft } = links.found;
    if (left.kind !== 'workspace' || part === 'onlyRight') return { contacts: [] };
    const records = part === 'onlyLeft' ? links.list(part) : links.list(part).map((link) => linkLeft[link] ?? 0);
    return { contacts: [...new Set(records)].map((record) => left.ids[record] ?? 0) };
  },

  'linkFiles.save': async (job, { result, part, file, mode }) => {
    const { links, never } = job.read((db) => ({
      links: linksOf(db, result),
      never: db.value<string>(selectWorkspacePath()),
    }));
    const list = links.list(part);
    const writer = csvWriter(mode);
    const target = createSafeFile(job.files.path(file), never);
    try {
      target.write(writer.start + writer.rows([headerOf(links, part)]));
      for (let at = 0; at < list.length; at += pageSize) {
        job.progress('Writing the file', at, list.length);
        target.write(writer.rows(job.read((db) => tableRows(db, links, part, list.slice(at, at + pageSize)))));
        await job.pause();
      }
      return { rows: list.length, size: target.finish() };
    } finally {
      target.discard();
    }
  },

  'linkFiles.forget': ({ session }) => {
    if (session.isOpen) forgetLinks(session.workspace.read);
    return null;
  },
};

function requestOf(
  job: JobContext,
  { file, ...rest }: Omit<FileRequest, 'path'> & { file: Parameters<JobContext['files']['path']>[0] },
): FileRequest {
  return { ...rest, path: job.files.path(file) };
}
