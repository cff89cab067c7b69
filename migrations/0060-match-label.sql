-- What merged pairs showed when they were merged: answers that go on teaching after the records are one. Derived, as
-- pairs are: an answer counts only while the two are merged.
CREATE TABLE match_label (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  left_id INTEGER NOT NULL, -- the smaller contact id
  right_id INTEGER NOT NULL,
  levels TEXT NOT NULL, -- JSON object: comparison key to [level, number of levels, rarity in bits]
  UNIQUE (left_id, right_id),
  CHECK (left_id < right_id)
) STRICT;
