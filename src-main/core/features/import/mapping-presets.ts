// Mappings kept under a name, and the choices that earlier imports teach. Owns their form in the database; which choice
// wins for a column is engines/reading/propose-mapping.ts's.
import { z } from 'zod';
import { type MappingPreset, type NamedMapping, namedMapping } from '../../../../src-shared/contract/import.ts';
import type { MappingPresetId } from '../../../../src-shared/model/ids.ts';
import type { MappingProposal, RowConstant } from '../../../../src-shared/model/import-mapping.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import { customTypes } from '../../../../src-shared/model/target-fields.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import type { ReadHandle } from '../../db/handle.ts';
import { type EarlierMapping, type LearntChoices, learnChoices } from '../../engines/reading/learnt-choices.ts';
import { exportSources } from '../../engines/reading/sources/index.ts';
import type { WriteContext } from '../../server/contexts.ts';
import { insertPreset, selectPreset, updatePreset } from './import-queries.ts';
import { deletePreset, selectEarlierMappings, selectNamedPresets, selectPresetName } from './preset-queries.ts';

// Mappings remembered by their columns have a hash there, which never begins so.
const named = 'name:';
const mostEarlier = 200;

/** Every mapping kept under a name, by source and name. */
export function listPresets(db: ReadHandle): MappingPreset[] {
  const sources = new Map(exportSources().map(({ id, name }) => [id, name]));
  const presets = db.all(selectNamedPresets(named)).flatMap(({ id, name, mapping }): MappingPreset[] => {
    const parsed = namedMapping.safeParse({ ...(JSON.parse(mapping) as object), name });
    if (!parsed.success) return [];
    const sourceName = parsed.data.source === null ? null : (sources.get(parsed.data.source) ?? null);
    return [{ ...parsed.data, id: id as MappingPresetId, sourceName }];
  });
  const key = (preset: MappingPreset) => `${preset.sourceName ?? '\uffff'} ${preset.name}`;
  return presets.sort((a, b) => key(a).localeCompare(key(b)));
}

/** Keeps a mapping under its name; one of the same name is replaced. */
export function savePreset(
  { db, describe }: WriteContext,
  { name, ...mapping }: NamedMapping,
): { id: MappingPresetId; replaced: boolean } {
  const signature = named + foldText(name);
  const written = JSON.stringify(mapping);
  const present = db.first(selectPreset(signature));
  let id = present?.id;
  if (id === undefined) id = db.run(insertPreset(name, signature, written)).id;
  else db.run(updatePreset(id, name, written));
  describe(`${present === undefined ? 'Kept' : 'Replaced'} the mapping “${name}”`, { mappings: 1 });
  return { id: id as MappingPresetId, replaced: present !== undefined };
}

export function removePreset({ db, describe }: WriteContext, preset: MappingPresetId): { name: string } {
  const found = db.first(selectPresetName(preset, named));
  if (found === undefined) throw refuse('not-found', 'This mapping is not here any more. Choose another one.');
  db.run(deletePreset(preset));
  describe(`Removed the mapping “${found.name}”`, { mappings: 1 });
  return { name: found.name };
}

/**
 * The values for every row with which files of the same columns come in again: those kept with the mapping, but what
 * says who may be written to only from the file at hand. Lists of subscribers and of the unsubscribed have one layout.
 */
export function constantsAgain(
  kept: readonly RowConstant[],
  proposal: MappingProposal,
): NonNullable<MappingProposal['constants']> {
  const present = proposal.constants ?? [];
  const because = 'as in the last import of these columns';
  const again = kept.filter(
    ({ target }) =>
      !/^(?:consent\.|email_status)/.test(target) && !present.some((constant) => constant.target === target),
  );
  return [...present, ...again.map(({ target, value }) => ({ target, value, because }))];
}

const earlierColumns = z.array(
  z.object({
    target: z.string(),
    chosen: z.boolean().optional(),
    label: z.string().optional(),
    type: z.enum(customTypes).optional(),
  }),
);

/** What a person chose by hand for headers in the imports that still stand. */
export function learntFrom(db: ReadHandle): LearntChoices {
  const earlier = db
    .all(selectEarlierMappings(mostEarlier))
    .flatMap(({ content, headers, mapping }): EarlierMapping[] => {
      const columns = earlierColumns.safeParse(JSON.parse(mapping));
      const names = z.array(z.string()).safeParse(JSON.parse(headers));
      return columns.success && names.success ? [{ content, headers: names.data, columns: columns.data }] : [];
    });
  return learnChoices(earlier);
}
