-- Every rule a segment has had. Not journaled: an undone edit was an edit, and what it led back to is a version too.
CREATE TABLE segment_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  segment_id INTEGER NOT NULL,
  number INTEGER NOT NULL, -- 1 is the first
  rule TEXT NOT NULL, -- JSON of src-shared/rules, as the segment had it
  sentence TEXT NOT NULL, -- with the names of then
  why TEXT, -- what the person who changed it wrote
  author TEXT, -- account name on the computer
  at INTEGER NOT NULL,
  operation_id INTEGER, -- NULL for what was there before versions were kept
  UNIQUE (segment_id, number)
) STRICT;
