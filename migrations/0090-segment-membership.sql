-- Who belongs to each segment, kept beside its rule, and the record of who came and went. Not journaled: the members
-- follow from data that is, and the record says what happened, undo included.
CREATE TABLE segment_state (
  segment_id INTEGER PRIMARY KEY, -- stays when the segment goes, so that an undo finds it again
  rule TEXT NOT NULL, -- JSON: the rule its members are of, with segments and branches of tags written out
  basis TEXT NOT NULL, -- JSON: the day, scores and audit they rest on
  through INTEGER NOT NULL, -- the newest operation they take into account
  started_at INTEGER NOT NULL, -- since when moves are recorded
  size INTEGER NOT NULL
) STRICT;

CREATE TABLE segment_member (
  segment_id INTEGER NOT NULL,
  chunk INTEGER NOT NULL, -- contact ids from chunk × 8192 on
  bits BLOB NOT NULL, -- 1024 bytes, little-endian words of 32 ids: bit n is the n-th id of the chunk
  PRIMARY KEY (segment_id, chunk)
) STRICT;

CREATE TABLE segment_move (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  segment_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL, -- may be gone
  at INTEGER NOT NULL,
  direction TEXT NOT NULL CHECK (direction = 'enter' OR direction = 'leave'),
  cause TEXT NOT NULL CHECK (cause = 'edit' OR cause = 'import' OR cause = 'merge' OR cause = 'undo' OR cause = 'rule' OR cause = 'day' OR cause = 'score' OR cause = 'audit' OR cause = 'others'),
  is_arrival INTEGER NOT NULL CHECK (is_arrival IN (0, 1)), -- 1 where the contact itself came to the workspace or left it
  operation_id INTEGER, -- what caused it; NULL for a new day, new scores and the like
  fact TEXT -- old and new value in words, where that can be told
) STRICT;
CREATE INDEX segment_move_segment ON segment_move (segment_id, at, direction, cause, is_arrival);
CREATE INDEX segment_move_contact ON segment_move (contact_id, segment_id);
