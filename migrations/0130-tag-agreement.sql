-- Rounds in which several people judge the same contacts by the same tags, each without seeing the others' answers.
CREATE TABLE agreement_round (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE, -- the same in every workspace that the round was handed to
  deck TEXT NOT NULL, -- JSON of src-shared/tags/agreement.ts: tags and contacts as they were when they were dealt
  origin TEXT NOT NULL CHECK (origin = 'here' OR origin = 'file'),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE agreement_rater (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES agreement_round (id),
  name TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin = 'here' OR origin = 'file'),
  created_at INTEGER NOT NULL,
  UNIQUE (round_id, name)
) STRICT;

CREATE TABLE agreement_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rater_id INTEGER NOT NULL REFERENCES agreement_rater (id),
  card INTEGER NOT NULL, -- place of the contact in the deck, from 0
  choices TEXT NOT NULL, -- JSON: one choice a tag of the deck, in its order
  answered_at INTEGER NOT NULL,
  UNIQUE (rater_id, card)
) STRICT;
