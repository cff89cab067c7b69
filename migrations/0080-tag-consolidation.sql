-- What a person answered to the proposal for a tag, until it is applied. Journaled: taking an answer back is an undo.
CREATE TABLE tag_fate_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tag_id INTEGER NOT NULL UNIQUE,
  answer TEXT NOT NULL CHECK (answer = 'accepted' OR answer = 'rejected'),
  fate TEXT NOT NULL, -- JSON of src-shared/tags/consolidation.ts: what is to happen, or what must not be proposed again
  decided_at INTEGER NOT NULL
) STRICT;

-- Contacts that a tag's sheet names: one that should wear it, or one that should not. They are checked like tests.
CREATE TABLE tag_example (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  should_wear INTEGER NOT NULL CHECK (should_wear IN (0, 1)),
  created_at INTEGER NOT NULL,
  UNIQUE (tag_id, contact_id)
) STRICT;
CREATE INDEX tag_example_contact ON tag_example (contact_id);

-- What the rules were when they ran last: edits bring tags up to date by themselves only while they are still that.
ALTER TABLE tag_rule_run ADD COLUMN world TEXT; -- a hash; NULL for runs before it was kept
