// Looks at the beginning of a file: how it reads and what its columns could become. Owns putting the answer together.

import { z } from 'zod';
import type { ImportPreview } from '../../../../src-shared/contract/import.ts';
import { importModes } from '../../../../src-shared/contract/import.ts';
import type { FileReading, MappingProposal } from '../../../../src-shared/model/import-mapping.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { customTypes, parseTarget } from '../../../../src-shared/model/target-fields.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { proposeMapping } from '../../engines/reading/propose-mapping.ts';
import { countContacts, selectCustomFields, selectPreset } from './import-queries.ts';
import { constantsAgain, learntFrom } from './mapping-presets.ts';
import { presetSignature } from './same-source.ts';
import { type SourceFile, withSource } from './source-file.ts';
import { TagResolver } from './tag-resolver.ts';

const shownRows = 20;
const sampleRows = 300;

/** The table at the beginning of a file. Throws refusals for what is no table. */
export function sampleFile(
  path: string,
  chosen: Partial<FileReading>,
): { table: ReturnType<SourceFile['sample']>; name: string; size: number } {
  return withSource(path, (source) => {
    const table = source.sample(chosen, sampleRows);
    if (table.headers.length === 0) throw refuse('no-rows', `${source.name} holds no rows. Choose another file.`);
    return { table, name: source.name, size: source.size };
  });
}

/** The preview of a file against a workspace. */
export function previewOf(db: ReadHandle, file: ReturnType<typeof sampleFile>): ImportPreview {
  const { table, name, size } = file;
  const customFields = db.all(selectCustomFields()).map(({ key, label, type }) => ({ key, label, type }));
  const tags = new TagResolver(db, () => 0);
  const proposal = proposeMapping(table.headers, table.rows, customFields, {
    fileName: name,
    learnt: learntFrom(db),
    tags: { isTag: (header) => tags.knows(header), isBranch: (header) => tags.isGroup(header) },
    goesOn: table.goesOn,
  });
  const remembered = rememberedMapping(db, table.headers, proposal);
  return {
    fileName: name,
    size,
    reading: table.reading,
    confidence: table.confidence,
    because: table.because,
    sheets: table.sheets.map((sheet) => ({ ...sheet })),
    members: table.members.map((member) => ({ ...member })),
    footer: table.footer.map(({ cells, reason }) => ({ cells: [...cells], reason })),
    mojibake: table.mojibake,
    rereadLines: table.rereadLines,
    columns: table.headers.map((header, column) => columnSample(header, table.rows, column)),
    proposal: remembered ?? proposal,
    preamble: table.preamble.map((row) => [...row]),
    rows: table.rows.slice(0, shownRows).map((row) => [...row]),
    raw: table.raw,
    unreadable: table.unreadable,
    remembered: remembered !== null,
    contactCount: db.value<number>(countContacts()) ?? 0,
    customFields,
  };
}

function columnSample(
  header: string,
  rows: readonly (readonly string[])[],
  column: number,
): ImportPreview['columns'][number] {
  const values = rows.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
  return {
    header,
    samples: [...new Set(values)].slice(0, 3).map((value) => value.slice(0, 120)),
    filled: rows.length === 0 ? 0 : values.length / rows.length,
  };
}

const rememberedShape = z.object({
  content: z.enum(['contacts', 'activities']),
  columns: z.array(
    z.object({ target: z.string(), type: z.enum(customTypes).optional(), label: z.string().optional() }),
  ),
  constants: z.array(z.object({ target: z.string(), value: z.string() })).default([]),
  mode: z.enum(importModes),
});

/** What a person chose for the same columns last time, if it still can be meant. */
function rememberedMapping(
  db: ReadHandle,
  headers: readonly string[],
  proposal: MappingProposal,
): MappingProposal | null {
  const row = db.first(selectPreset(presetSignature(headers)));
  if (row === undefined) return null;
  const parsed = rememberedShape.safeParse(JSON.parse(row.mapping));
  if (!parsed.success || parsed.data.columns.length !== headers.length) return null;
  if (parsed.data.columns.some(({ target }) => parseTarget(target) === null)) return null;
  const columns = proposal.columns.map((column, index) => {
    const chosen = parsed.data.columns[index];
    if (chosen === undefined) return column;
    return {
      ...column,
      target: chosen.target,
      confidence: 1,
      because: 'as in the last import of these columns',
      customType: chosen.type ?? column.customType,
      ...(chosen.label ? { label: chosen.label } : {}),
    };
  });
  const constants = constantsAgain(parsed.data.constants, proposal);
  return { ...proposal, content: parsed.data.content, columns, constants };
}
