-- Lifecycle stages: every stay of every contact in a stage. Derived from what contacts did (features/lifecycle), replaced
-- for the contacts whose history came out otherwise; nothing here is journaled.
CREATE TABLE stage_stay (
  contact_id INTEGER NOT NULL,
  since TEXT NOT NULL, -- YYYY-MM-DD, the first day in the stage
  until TEXT, -- the day the next stay began; NULL while it goes on
  stage TEXT NOT NULL, -- lead, new, active, at_risk, lost
  before TEXT, -- the stage before; NULL for the first
  PRIMARY KEY (contact_id, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX stage_stay_present ON stage_stay (stage, since, before, contact_id) WHERE until IS NULL;

-- What the stays were computed from, and the figures they add up to; one row, replaced with them.
CREATE TABLE stage_run (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL,
  as_of TEXT NOT NULL, -- YYYY-MM-DD
  settings TEXT NOT NULL, -- JSON, as far as they decide about stages
  fingerprint TEXT NOT NULL, -- of what people did and of merges
  usual TEXT NOT NULL, -- JSON: the usual rhythm by month
  figures TEXT NOT NULL -- JSON
) STRICT;

-- RFM groups on the two days last compared, of everybody who was scored on either; derived like contact_score.
CREATE TABLE score_change (
  contact_id INTEGER PRIMARY KEY,
  cell_from TEXT, -- NULL for those who had bought nothing by then
  cell_to TEXT
) STRICT;

-- What was compared and what came of it; one row, replaced with the rows above.
CREATE TABLE score_change_run (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  settings TEXT NOT NULL, -- JSON
  fingerprint TEXT NOT NULL,
  figures TEXT NOT NULL -- JSON
) STRICT;

-- The stage each contact is in.
CREATE VIEW contact_stage AS
  SELECT contact_id, stage, since, before FROM stage_stay WHERE until IS NULL;
