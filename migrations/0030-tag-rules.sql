-- Rules that put a tag on and take it off, the people they must leave alone, and the log of their runs.
CREATE TABLE tag_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tag_id INTEGER NOT NULL UNIQUE REFERENCES tag (id),
  add_when TEXT NOT NULL, -- JSON of src-shared/rules
  removal TEXT NOT NULL CHECK (removal = 'not_true' OR removal = 'rule' OR removal = 'never'),
  remove_when TEXT, -- JSON of src-shared/rules, where removal is 'rule'
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((removal = 'rule') = (remove_when IS NOT NULL))
) STRICT;

-- A person's word against a rule: a pinned contact keeps the tag, a banned one never gets it from a rule.
CREATE TABLE tag_pin (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  kind TEXT NOT NULL CHECK (kind = 'pin' OR kind = 'ban'),
  until TEXT, -- YYYY-MM-DD, the last day it holds; NULL for good
  created_at INTEGER NOT NULL,
  UNIQUE (tag_id, contact_id)
) STRICT;
CREATE INDEX tag_pin_contact ON tag_pin (contact_id);

-- Not journaled: undoing a run must not make it look as if it had not taken place.
CREATE TABLE tag_rule_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  as_of TEXT NOT NULL, -- YYYY-MM-DD
  reason TEXT NOT NULL CHECK (reason = 'asked' OR reason = 'import' OR reason = 'day'),
  operation_id INTEGER REFERENCES operation (id) ON DELETE SET NULL, -- NULL where nobody gained or lost a tag
  rules INTEGER NOT NULL,
  gained INTEGER NOT NULL,
  lost INTEGER NOT NULL,
  last_batch INTEGER NOT NULL -- the newest import it took into account; 0 for none
) STRICT;
CREATE INDEX tag_rule_run_operation ON tag_rule_run (operation_id);
