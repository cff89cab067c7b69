-- Cleaning that can be done again: recipes, the steps that History recorded, steps that follow every import, the log of
-- runs. And guards: what a field may hold when a person types into it.
CREATE TABLE recipe (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  description TEXT,
  country TEXT, -- ISO 3166-1 alpha-2: national phone numbers and postcodes are read as of it, on whatever file
  steps TEXT NOT NULL, -- JSON array of src-shared/model/recipe.ts
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Not journaled: which recipe was last run on the files of a source, so that it is offered for the next one.
CREATE TABLE recipe_of_source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL UNIQUE, -- import_batch.source, or columns:<hash of the headers> for other files
  recipe_id INTEGER NOT NULL REFERENCES recipe (id) ON DELETE CASCADE
) STRICT;

-- A step accepted with "always".
CREATE TABLE standing_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step TEXT NOT NULL, -- JSON of src-shared/model/recipe.ts
  country TEXT, -- as recipe.country
  mode TEXT NOT NULL CHECK (mode = 'propose' OR mode = 'apply'),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE guard (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  column_key TEXT NOT NULL UNIQUE, -- as src-shared/model/bulk-edit.ts names columns
  is_required INTEGER NOT NULL DEFAULT 0 CHECK (is_required IN (0, 1)),
  checks_format INTEGER NOT NULL DEFAULT 0 CHECK (checks_format IN (0, 1)),
  allowed TEXT -- JSON array of the allowed values; NULL for any
) STRICT;

-- Not journaled: what an operation did, as steps of a recipe. It goes with the operation.
CREATE TABLE operation_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  step TEXT NOT NULL -- JSON of src-shared/model/recipe.ts
) STRICT;
CREATE INDEX operation_step_operation ON operation_step (operation_id);

-- Not journaled: undoing a run must not make it look as if it had not taken place.
CREATE TABLE recipe_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  name TEXT NOT NULL, -- of the recipe then
  recipe_id INTEGER, -- NULL for steps that follow every import, and for a recipe that is not kept
  standing TEXT CHECK (standing = 'propose' OR standing = 'apply' OR standing = 'all'), -- which steps that follow imports
  batch_id INTEGER, -- the import it was run on; NULL for the workspace or a segment
  scope TEXT NOT NULL, -- in words
  operation_id INTEGER REFERENCES operation (id) ON DELETE SET NULL, -- NULL where nothing changed
  report TEXT NOT NULL -- JSON of contract/recipes.ts
) STRICT;
CREATE INDEX recipe_run_operation ON recipe_run (operation_id);
