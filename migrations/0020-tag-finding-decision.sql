-- What a person called right among the findings about tags: later audits keep quiet about it. A decision outlives the tag,
-- so that a tag that comes back by undo is not asked about again.
CREATE TABLE tag_finding_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  check_id TEXT NOT NULL,
  tag_id INTEGER NOT NULL,
  current TEXT,
  decided_at INTEGER NOT NULL
) STRICT;
