-- Orders and other activities of a file that only a name tells the contact of, where no contact has exactly that name or
-- several have it. They wait for a person to say whose they are. Journaled: a decision is taken back by an undo.
CREATE TABLE unclaimed_activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  row_number INTEGER NOT NULL, -- 1-based data row of the file, the first where an order has several
  who_key TEXT NOT NULL, -- folded name and phone: rows with one key are taken for one person's
  who TEXT NOT NULL, -- JSON of engines/matching/name-candidates.ts: what the rows say about the person
  at INTEGER NOT NULL,
  amount INTEGER, -- minor units
  currency TEXT, -- ISO 4217
  activities TEXT NOT NULL, -- JSON list of what becomes activities: a purchase, and a refund beside it
  decision TEXT CHECK (decision = 'given' OR decision = 'created' OR decision = 'left'), -- NULL while it waits
  contact_id INTEGER REFERENCES contact (id), -- whose it is, once that was decided
  decided_at INTEGER
) STRICT;
CREATE INDEX unclaimed_activity_who ON unclaimed_activity (who_key);
CREATE INDEX unclaimed_activity_batch ON unclaimed_activity (batch_id);
CREATE INDEX unclaimed_activity_contact ON unclaimed_activity (contact_id) WHERE contact_id IS NOT NULL;
