-- Models of how duplicates are matched, as a person set them. While none is active the matcher chooses by itself.
CREATE TABLE match_model (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  settings TEXT NOT NULL, -- JSON of src-shared/matching/match-settings.ts
  is_active INTEGER NOT NULL DEFAULT 0 CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- The saved model a run was made with; NULL where the matcher chose by itself or the settings were not saved.
ALTER TABLE match_run ADD COLUMN model_name TEXT;
-- A run with an edited model that nobody accepted yet: JSON of what it changes against the present run. NULL for the
-- present run, of which there is one at most.
ALTER TABLE match_run ADD COLUMN trial TEXT;
