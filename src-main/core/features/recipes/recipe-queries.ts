// SQL of recipes, recorded steps, steps that follow imports and the log of runs. One statement each.
import { type RawBuilder, sql } from 'kysely';
import { build } from '../../db/query.ts';

export const selectRecipes = () => build.selectFrom('recipe').selectAll().orderBy('name');
export const selectRecipe = (recipe: number) => build.selectFrom('recipe').selectAll().where('id', '=', recipe);
export const selectRecipeNamed = (name: string) =>
  sql<{ id: number }>`SELECT id FROM recipe WHERE fold(name) = fold(${name})`;

interface RecipeValues {
  name: string;
  description: string | null;
  country: string | null;
  steps: string;
  updated_at: number;
}
export const insertRecipe = (row: RecipeValues) =>
  build.insertInto('recipe').values({ ...row, created_at: row.updated_at });
export const updateRecipe = (recipe: number, row: RecipeValues) =>
  build.updateTable('recipe').set(row).where('id', '=', recipe);
export const deleteRecipe = (recipe: number) => build.deleteFrom('recipe').where('id', '=', recipe);

export const insertOperationStep = (operation: number, step: string) =>
  build.insertInto('operation_step').values({ operation_id: operation, step });

/** Steps of the newest operations that have any, newest operation first, their steps in order. */
export const selectRecorded = (limit: number) =>
  sql<{ operation: number; at: number; label: string; isUndone: number; step: string }>`
    SELECT o.id AS operation, o.at, o.label, o.undone_by IS NOT NULL AS "isUndone", s.step
    FROM (SELECT DISTINCT operation_id FROM operation_step ORDER BY operation_id DESC LIMIT ${limit}) recent
    JOIN operation o ON o.id = recent.operation_id JOIN operation_step s ON s.operation_id = o.id
    ORDER BY o.id DESC, s.id`;

export const selectStanding = () => build.selectFrom('standing_step').selectAll().orderBy('id');
export const insertStanding = (row: {
  step: string;
  country: string | null;
  mode: 'propose' | 'apply';
  created_at: number;
}) => build.insertInto('standing_step').values(row);
export const updateStandingMode = (standing: number, mode: 'propose' | 'apply') =>
  build.updateTable('standing_step').set({ mode }).where('id', '=', standing);
export const deleteStanding = (standing: number) => build.deleteFrom('standing_step').where('id', '=', standing);

export interface RunRow {
  at: number;
  name: string;
  recipe_id: number | null;
  standing: 'propose' | 'apply' | 'all' | null;
  batch_id: number | null;
  scope: string;
  operation_id: number | null;
  report: string;
}
export const insertRun = (row: RunRow) => build.insertInto('recipe_run').values(row);
export const selectRuns = (limit: number) =>
  sql<Omit<RunRow, 'report'> & { id: number; isUndone: number; changing: number; contacts: number }>`
    SELECT r.id, r.at, r.name, r.recipe_id, r.standing, r.batch_id, r.scope, r.operation_id,
      o.undone_by IS NOT NULL AS "isUndone", r.report ->> '$.changing' AS changing, r.report ->> '$.contacts' AS contacts
    FROM recipe_run r LEFT JOIN operation o ON o.id = r.operation_id ORDER BY r.id DESC LIMIT ${limit}`;
export const selectReport = (run: number) => sql<{ report: string }>`SELECT report FROM recipe_run WHERE id = ${run}`;

/** The newest import that steps of a mode have followed; 0 for none. */
export const selectLastFollowed = (mode: 'propose' | 'apply') =>
  sql<{ batch: number }>`SELECT coalesce(max(batch_id), 0) AS batch FROM recipe_run WHERE standing IN (${mode}, 'all')`;

interface BatchRow {
  id: number;
  file_name: string;
  source: string | null;
  headers: string;
  imported_at: number;
}
export const selectBatch = (batch: number): RawBuilder<BatchRow> =>
  sql`SELECT id, file_name, source, headers, imported_at FROM import_batch WHERE id = ${batch}`;
export const selectNewestBatch = (): RawBuilder<BatchRow> =>
  sql`SELECT id, file_name, source, headers, imported_at FROM import_batch ORDER BY id DESC LIMIT 1`;

/** Active contacts that an import brought or met. */
export const selectContactsOfBatch = (batch: number): RawBuilder<{ id: number }> =>
  sql`SELECT DISTINCT c.id FROM source_record s LEFT JOIN contact_alias a ON a.id = s.contact_id
    JOIN contact c ON c.id = coalesce(a.winner_id, s.contact_id)
    WHERE s.batch_id = ${batch} AND c.state = 'active' ORDER BY c.id`;

export const selectSegmentName = (segment: number) =>
  sql<{ name: string }>`SELECT name FROM segment WHERE id = ${segment}`;

export const upsertRecipeOfSource = (source: string, recipe: number) =>
  sql`INSERT INTO recipe_of_source (source, recipe_id) VALUES (${source}, ${recipe})
    ON CONFLICT (source) DO UPDATE SET recipe_id = excluded.recipe_id`;
export const selectRecipeOfSource = (source: string) =>
  sql<{ recipe: number }>`SELECT recipe_id AS recipe FROM recipe_of_source WHERE source = ${source}`;
