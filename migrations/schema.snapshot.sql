-- The schema after every migration, written by `node build/schema-types.mjs`. Read it; never run it.
CREATE VIEW contact_activity AS
  SELECT a.id, coalesce(al.winner_id, a.contact_id) AS contact_id, a.kind, a.at, a.amount, a.currency, a.product,
    a.category, a.quantity, a.discount, a.campaign, a.reference, a.source, a.detail
  FROM activity a LEFT JOIN contact_alias al ON al.id = a.contact_id;

CREATE VIEW contact_address AS
  SELECT coalesce(al.winner_id, d.contact_id) AS contact_id, d.id, d.label, d.street, d.street2, d.city, d.region,
    d.postcode, d.country, d.country_code, d.is_primary
  FROM address d LEFT JOIN contact_alias al ON al.id = d.contact_id;

CREATE VIEW contact_email AS
  SELECT coalesce(al.winner_id, p.contact_id) AS contact_id, p.id, p.label, p.value, p.normalised, p.is_primary, p.status
  FROM contact_point p LEFT JOIN contact_alias al ON al.id = p.contact_id WHERE p.kind = 'email';

CREATE VIEW contact_phone AS
  SELECT coalesce(al.winner_id, p.contact_id) AS contact_id, p.id, p.label, p.value, p.normalised, p.is_primary, p.status
  FROM contact_point p LEFT JOIN contact_alias al ON al.id = p.contact_id WHERE p.kind = 'phone';

CREATE VIEW contact_stage AS
  SELECT contact_id, stage, since, before FROM stage_stay WHERE until IS NULL;

CREATE VIEW contact_tag AS
  SELECT coalesce(al.winner_id, t.contact_id) AS contact_id, t.tag_id, min(t.id) AS assignment_id, t.source, t.why,
    min(t.assigned_at) AS assigned_at, t.expires_at
  FROM tag_assignment t LEFT JOIN contact_alias al ON al.id = t.contact_id
  GROUP BY coalesce(al.winner_id, t.contact_id), t.tag_id;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  kind TEXT NOT NULL, -- see src-shared/model/activity.ts
  at INTEGER NOT NULL,
  amount INTEGER, -- minor units; refunds are negative
  currency TEXT, -- ISO 4217
  product TEXT,
  category TEXT,
  quantity REAL,
  discount INTEGER, -- minor units, positive
  campaign TEXT,
  reference TEXT, -- order number, ticket number, URL
  source TEXT, -- file or system it came from
  detail TEXT -- free text or JSON as it came
) STRICT;

CREATE TABLE address (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  label TEXT,
  street TEXT,
  street2 TEXT,
  city TEXT,
  region TEXT,
  postcode TEXT,
  country TEXT, -- as written
  country_code TEXT, -- ISO 3166-1 alpha-2
  is_primary INTEGER NOT NULL DEFAULT 0 CHECK (is_primary IN (0, 1))
) STRICT;

CREATE TABLE agreement_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rater_id INTEGER NOT NULL REFERENCES agreement_rater (id),
  card INTEGER NOT NULL, -- place of the contact in the deck, from 0
  choices TEXT NOT NULL, -- JSON: one choice a tag of the deck, in its order
  answered_at INTEGER NOT NULL,
  UNIQUE (rater_id, card)
) STRICT;

CREATE TABLE agreement_rater (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES agreement_round (id),
  name TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin = 'here' OR origin = 'file'),
  created_at INTEGER NOT NULL,
  UNIQUE (round_id, name)
) STRICT;

CREATE TABLE agreement_round (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE, -- the same in every workspace that the round was handed to
  deck TEXT NOT NULL, -- JSON of src-shared/tags/agreement.ts: tags and contacts as they were when they were dealt
  origin TEXT NOT NULL CHECK (origin = 'here' OR origin = 'file'),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  as_of INTEGER NOT NULL,
  contact_count INTEGER NOT NULL,
  score REAL NOT NULL, -- 0 to 100
  detail TEXT NOT NULL -- JSON: score per dimension, counts per check
) STRICT;

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT, -- JSON object; NULL for an insert
  after TEXT -- JSON object; NULL for a delete
) STRICT;

CREATE TABLE change_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id INTEGER NOT NULL UNIQUE REFERENCES operation (id),
  who TEXT,
  why TEXT,
  approved_by TEXT,
  approved_at INTEGER
) STRICT;

CREATE TABLE change_range (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  table_name TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL
) STRICT;

CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  operation_id INTEGER NOT NULL, -- the newest operation when it was set
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL DEFAULT 'person' CHECK (kind = 'person' OR kind = 'company' OR kind = 'household'),
  state TEXT NOT NULL DEFAULT 'active' CHECK (state = 'active' OR state = 'archived' OR state = 'merged'),
  display_name TEXT NOT NULL, -- what lists show; computed by displayName() from the parts below
  name_prefix TEXT,
  given_name TEXT,
  middle_name TEXT,
  family_name TEXT,
  name_suffix TEXT,
  nickname TEXT,
  company TEXT,
  job_title TEXT,
  department TEXT,
  birthday TEXT, -- YYYY-MM-DD
  gender TEXT,
  language TEXT,
  lead_source TEXT,
  lifecycle TEXT,
  owner TEXT,
  notes TEXT,
  email_consent TEXT NOT NULL DEFAULT 'unknown' CHECK (email_consent = 'unknown' OR email_consent = 'granted' OR email_consent = 'withdrawn'),
  phone_consent TEXT NOT NULL DEFAULT 'unknown' CHECK (phone_consent = 'unknown' OR phone_consent = 'granted' OR phone_consent = 'withdrawn'),
  post_consent TEXT NOT NULL DEFAULT 'unknown' CHECK (post_consent = 'unknown' OR post_consent = 'granted' OR post_consent = 'withdrawn'),
  created_at INTEGER, -- when the source says the contact was created
  added_at INTEGER NOT NULL, -- when it arrived in this workspace
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE contact_alias (
  id INTEGER PRIMARY KEY REFERENCES contact (id), -- the contact that was merged away
  winner_id INTEGER NOT NULL REFERENCES contact (id), -- always a survivor, never itself an alias
  merge_id INTEGER NOT NULL REFERENCES merge (id)
) STRICT;

CREATE TABLE contact_custom (
  id INTEGER PRIMARY KEY REFERENCES contact (id)
) STRICT;

CREATE TABLE contact_point (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  kind TEXT NOT NULL CHECK (kind = 'email' OR kind = 'phone' OR kind = 'url' OR kind = 'handle'),
  label TEXT, -- work, home, mobile, other…
  value TEXT NOT NULL, -- as it came or was edited
  normalised TEXT, -- lower-case email, E.164 phone; NULL when the value is not valid
  is_primary INTEGER NOT NULL DEFAULT 0 CHECK (is_primary IN (0, 1)),
  status TEXT NOT NULL DEFAULT 'unknown' CHECK (status = 'unknown' OR status = 'valid' OR status = 'invalid' OR status = 'bounced' OR status = 'opted_out')
) STRICT;

CREATE TABLE contact_rollup (
  contact_id INTEGER PRIMARY KEY,
  primary_email TEXT,
  primary_phone TEXT,
  email_count INTEGER NOT NULL DEFAULT 0,
  phone_count INTEGER NOT NULL DEFAULT 0,
  street TEXT,
  city TEXT,
  region TEXT,
  postcode TEXT,
  country TEXT,
  country_code TEXT,
  tag_count INTEGER NOT NULL DEFAULT 0,
  orders INTEGER NOT NULL DEFAULT 0,
  revenue INTEGER NOT NULL DEFAULT 0, -- purchases plus refunds (negative), minor units, all currencies added as they are
  currency TEXT, -- the commonest currency of the purchases
  first_purchase_at INTEGER,
  last_purchase_at INTEGER,
  last_activity_at INTEGER,
  activity_count INTEGER NOT NULL DEFAULT 0,
  email_opens INTEGER NOT NULL DEFAULT 0,
  email_clicks INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE contact_score (
  contact_id INTEGER PRIMARY KEY,
  recency INTEGER NOT NULL,
  frequency INTEGER NOT NULL,
  monetary INTEGER NOT NULL,
  orders INTEGER NOT NULL DEFAULT 0, -- what was scored: within the window and currency of the settings
  revenue INTEGER NOT NULL DEFAULT 0,
  cell TEXT NOT NULL -- champions, loyal, at_risk, new…
) STRICT;

CREATE VIRTUAL TABLE contact_search USING fts5 (
  name, email, phone, company,
  prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE, -- what rules and mappings name: custom.<key>
  label TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type = 'text' OR type = 'number' OR type = 'money' OR type = 'date' OR type = 'choice' OR type = 'multi' OR type = 'boolean'),
  options TEXT, -- JSON array of allowed values, for choice and multi
  help TEXT,
  column_name TEXT NOT NULL UNIQUE, -- the real column of contact_custom that holds the values: f1, f2…
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE finding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES audit_run (id),
  check_id TEXT NOT NULL,
  contact_id INTEGER NOT NULL,
  field TEXT NOT NULL, -- column of contact, or point:<id>, address:<id>.<column>, activity:<id>.<column>
  current TEXT,
  proposed TEXT, -- NULL when there is no honest fix, '' to take the value out
  confidence REAL,
  detail TEXT, -- what is particular about this one, in plain words
  also TEXT, -- JSON: further changes that belong to the fix (src-shared/model/finding.ts)
  has_fix INTEGER NOT NULL DEFAULT 0 CHECK (has_fix IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'accepted' OR state = 'rejected' OR state = 'settled')
) STRICT;

CREATE TABLE finding_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  check_id TEXT NOT NULL,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  field TEXT NOT NULL,
  current TEXT,
  decision TEXT NOT NULL CHECK (decision IN ('rejected')),
  decided_at INTEGER NOT NULL
) STRICT;

CREATE TABLE guard (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  column_key TEXT NOT NULL UNIQUE, -- as src-shared/model/bulk-edit.ts names columns
  is_required INTEGER NOT NULL DEFAULT 0 CHECK (is_required IN (0, 1)),
  checks_format INTEGER NOT NULL DEFAULT 0 CHECK (checks_format IN (0, 1)),
  allowed TEXT -- JSON array of the allowed values; NULL for any
) STRICT;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name TEXT NOT NULL,
  file_size INTEGER NOT NULL,
  file_hash TEXT NOT NULL, -- SHA-256 of the bytes
  source TEXT, -- recognised product, e.g. hubspot
  content TEXT NOT NULL CHECK (content IN ('contacts', 'activities')),
  reading TEXT NOT NULL, -- JSON: encoding, delimiter, header row…
  mapping TEXT NOT NULL, -- JSON
  mode TEXT NOT NULL,
  headers TEXT NOT NULL, -- JSON array
  row_count INTEGER NOT NULL,
  created_count INTEGER NOT NULL,
  updated_count INTEGER NOT NULL,
  unchanged_count INTEGER NOT NULL,
  rejected_count INTEGER NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;

CREATE TABLE mapping_preset (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  signature TEXT NOT NULL UNIQUE, -- the normalised headers it was saved for
  mapping TEXT NOT NULL
) STRICT;

CREATE TABLE match_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  left_id INTEGER NOT NULL REFERENCES contact (id),
  right_id INTEGER NOT NULL REFERENCES contact (id),
  decision TEXT NOT NULL CHECK (decision IN ('same', 'different')),
  decided_at INTEGER NOT NULL,
  note TEXT,
  UNIQUE (left_id, right_id),
  CHECK (left_id < right_id)
) STRICT;

CREATE TABLE match_label (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  left_id INTEGER NOT NULL, -- the smaller contact id
  right_id INTEGER NOT NULL,
  levels TEXT NOT NULL, -- JSON object: comparison key to [level, number of levels, rarity in bits]
  UNIQUE (left_id, right_id),
  CHECK (left_id < right_id)
) STRICT;

CREATE TABLE match_model (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  settings TEXT NOT NULL, -- JSON of src-shared/matching/match-settings.ts
  is_active INTEGER NOT NULL DEFAULT 0 CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE match_pair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES match_run (id),
  left_id INTEGER NOT NULL, -- the smaller contact id
  right_id INTEGER NOT NULL,
  weight REAL NOT NULL, -- log2 of the odds, with what the other records of the group say
  direct_weight REAL NOT NULL, -- the same from the two records alone
  probability REAL NOT NULL,
  levels TEXT NOT NULL, -- JSON array: the agreement level reached per comparison of the model
  rarity TEXT NOT NULL, -- JSON array: bits for agreeing on a rare or common value, per comparison
  cluster INTEGER -- number within the run, NULL for pairs that no cluster holds
) STRICT;

CREATE TABLE match_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  contact_count INTEGER NOT NULL,
  pair_count INTEGER NOT NULL, -- candidate pairs compared
  model TEXT NOT NULL, -- JSON: fields, levels, m and u, blocking rules with counts
  review_weight REAL NOT NULL, -- below: ignored
  certain_weight REAL NOT NULL -- from here on: certain
, model_name TEXT, trial TEXT) STRICT;

CREATE TABLE merge (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  winner_id INTEGER NOT NULL REFERENCES contact (id),
  loser_ids TEXT NOT NULL, -- JSON array
  choices TEXT NOT NULL, -- JSON: fields taken with the value before, states of the losers, aliases that moved on
  merged_at INTEGER NOT NULL
) STRICT;

CREATE TABLE operation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL, -- the request: tags.move, import.commit…
  label TEXT NOT NULL, -- what a person reads
  reason TEXT,
  at INTEGER NOT NULL,
  counts TEXT NOT NULL, -- JSON: rows per table
  undoes INTEGER REFERENCES operation (id), -- set on an undo or redo
  undone_by INTEGER REFERENCES operation (id) -- set while its effect is taken back
) STRICT;

CREATE TABLE operation_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
  step TEXT NOT NULL -- JSON of src-shared/model/recipe.ts
) STRICT;

CREATE TABLE recipe (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  description TEXT,
  country TEXT, -- ISO 3166-1 alpha-2: national phone numbers and postcodes are read as of it, on whatever file
  steps TEXT NOT NULL, -- JSON array of src-shared/model/recipe.ts
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE recipe_of_source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL UNIQUE, -- import_batch.source, or columns:<hash of the headers> for other files
  recipe_id INTEGER NOT NULL REFERENCES recipe (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE recipe_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  name TEXT NOT NULL, -- of the recipe then
  recipe_id INTEGER, -- NULL for steps that follow every import, and for a recipe that is not kept
  standing TEXT CHECK (standing = 'propose' OR standing = 'apply' OR standing = 'all'), -- which steps that follow imports
  batch_id INTEGER, -- the import it was run on; NULL for the workspace or a segment
  scope TEXT NOT NULL, -- in words
  operation_id INTEGER REFERENCES operation (id) ON DELETE SET NULL, -- NULL where nothing changed
  report TEXT NOT NULL -- JSON of contract/recipes.ts
) STRICT;

CREATE TABLE reject (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  row_number INTEGER NOT NULL,
  column_name TEXT,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL -- JSON array
) STRICT;

CREATE TABLE relation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  from_contact_id INTEGER NOT NULL REFERENCES contact (id),
  to_contact_id INTEGER NOT NULL REFERENCES contact (id),
  kind TEXT NOT NULL -- works_at, spouse, referred_by, member_of…
) STRICT;

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  screen TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL, -- JSON: columns, sort, rule, search
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE score_change (
  contact_id INTEGER PRIMARY KEY,
  cell_from TEXT, -- NULL for those who had bought nothing by then
  cell_to TEXT
) STRICT;

CREATE TABLE score_change_run (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  settings TEXT NOT NULL, -- JSON
  fingerprint TEXT NOT NULL,
  figures TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE score_run (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL,
  as_of TEXT NOT NULL, -- YYYY-MM-DD
  settings TEXT NOT NULL, -- JSON
  fingerprint TEXT NOT NULL -- of the purchases and merges it saw: a different one means that scores are out of date
) STRICT;

CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL, -- JSON of src-shared/rules
  description TEXT,
  goal TEXT,
  owner TEXT,
  action TEXT,
  review_at TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
, kpi TEXT) STRICT;

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

CREATE TABLE segment_state (
  segment_id INTEGER PRIMARY KEY, -- stays when the segment goes, so that an undo finds it again
  rule TEXT NOT NULL, -- JSON: the rule its members are of, with segments and branches of tags written out
  basis TEXT NOT NULL, -- JSON: the day, scores and audit they rest on
  through INTEGER NOT NULL, -- the newest operation they take into account
  started_at INTEGER NOT NULL, -- since when moves are recorded
  size INTEGER NOT NULL
) STRICT;

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

CREATE TABLE setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE source_record (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  row_number INTEGER NOT NULL, -- 1-based data row of the file
  contact_id INTEGER REFERENCES contact (id),
  source_id TEXT, -- the id the source itself uses
  raw TEXT NOT NULL -- JSON array of the cells as they came
) STRICT;

CREATE TABLE stage_run (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL,
  as_of TEXT NOT NULL, -- YYYY-MM-DD
  settings TEXT NOT NULL, -- JSON, as far as they decide about stages
  fingerprint TEXT NOT NULL, -- of what people did and of merges
  usual TEXT NOT NULL, -- JSON: the usual rhythm by month
  figures TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE stage_stay (
  contact_id INTEGER NOT NULL,
  since TEXT NOT NULL, -- YYYY-MM-DD, the first day in the stage
  until TEXT, -- the day the next stay began; NULL while it goes on
  stage TEXT NOT NULL, -- lead, new, active, at_risk, lost
  before TEXT, -- the stage before; NULL for the first
  PRIMARY KEY (contact_id, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE standing_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step TEXT NOT NULL, -- JSON of src-shared/model/recipe.ts
  country TEXT, -- as recipe.country
  mode TEXT NOT NULL CHECK (mode = 'propose' OR mode = 'apply'),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER REFERENCES tag (id),
  name TEXT NOT NULL,
  position REAL NOT NULL DEFAULT 0, -- order among siblings
  colour TEXT,
  is_exclusive INTEGER NOT NULL DEFAULT 0 CHECK (is_exclusive IN (0, 1)), -- a contact has at most one of its children
  status TEXT NOT NULL DEFAULT 'active' CHECK (status = 'draft' OR status = 'active' OR status = 'deprecated' OR status = 'retired'),
  meaning TEXT,
  owner TEXT,
  applied_when TEXT,
  removed_when TEXT,
  action TEXT,
  examples TEXT,
  counter_examples TEXT,
  synonyms TEXT, -- one a line
  review_at TEXT, -- YYYY-MM-DD
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
, icon TEXT, is_locked INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1)), used_for TEXT NOT NULL DEFAULT 'anybody' CHECK (used_for = 'anybody' OR used_for = 'person' OR used_for = 'company'), replaced_by INTEGER REFERENCES tag (id), review_months INTEGER) STRICT;

CREATE TABLE tag_alias (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  alias TEXT NOT NULL UNIQUE -- normalised by tagKey()
) STRICT;

CREATE TABLE tag_assignment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  source TEXT NOT NULL CHECK (source = 'manual' OR source = 'import' OR source = 'rule' OR source = 'audit'),
  why TEXT,
  assigned_at INTEGER NOT NULL,
  expires_at INTEGER,
  UNIQUE (tag_id, contact_id)
) STRICT;

CREATE TABLE tag_example (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  should_wear INTEGER NOT NULL CHECK (should_wear IN (0, 1)),
  created_at INTEGER NOT NULL,
  UNIQUE (tag_id, contact_id)
) STRICT;

CREATE TABLE tag_fate_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tag_id INTEGER NOT NULL UNIQUE,
  answer TEXT NOT NULL CHECK (answer = 'accepted' OR answer = 'rejected'),
  fate TEXT NOT NULL, -- JSON of src-shared/tags/consolidation.ts: what is to happen, or what must not be proposed again
  decided_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tag_finding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES audit_run (id),
  check_id TEXT NOT NULL,
  tag_id INTEGER NOT NULL,
  current TEXT,
  detail TEXT
) STRICT;

CREATE TABLE tag_finding_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  check_id TEXT NOT NULL,
  tag_id INTEGER NOT NULL,
  current TEXT,
  decided_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tag_pin (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  kind TEXT NOT NULL CHECK (kind = 'pin' OR kind = 'ban'),
  until TEXT, -- YYYY-MM-DD, the last day it holds; NULL for good
  created_at INTEGER NOT NULL,
  UNIQUE (tag_id, contact_id)
) STRICT;

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
, world TEXT) STRICT;

CREATE TABLE tag_view (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind = 'department' OR kind = 'set'),
  champion TEXT, -- who keeps the tags of a department right
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tag_view_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  view_id INTEGER NOT NULL REFERENCES tag_view (id),
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  UNIQUE (view_id, tag_id)
) STRICT;

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

CREATE TABLE value_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  column_key TEXT NOT NULL, -- as src-shared/model/value-cluster.ts names columns: company, custom.<key>, address.city
  members TEXT NOT NULL, -- JSON array of two or more values, each different from each other one
  decided_at INTEGER NOT NULL
) STRICT;

CREATE INDEX activity_contact ON activity (contact_id, at, kind, amount, currency, reference);

CREATE INDEX activity_kind ON activity (kind, at, contact_id, amount);

CREATE INDEX activity_reference ON activity (reference) WHERE reference IS NOT NULL;

CREATE INDEX address_contact ON address (contact_id);

CREATE INDEX change_operation ON change (operation_id);

CREATE INDEX change_range_operation ON change_range (operation_id);

CREATE INDEX change_row ON change (table_name, row_id);

CREATE INDEX contact_alias_winner ON contact_alias (winner_id);

CREATE INDEX contact_changed ON contact (updated_at) WHERE state = 'active';

CREATE INDEX contact_point_contact ON contact_point (contact_id, kind);

CREATE INDEX contact_point_normalised ON contact_point (kind, normalised);

CREATE INDEX contact_state_name ON contact (state, display_name COLLATE NOCASE, id);

CREATE INDEX finding_check ON finding (check_id, state, has_fix, contact_id);

CREATE INDEX finding_contact ON finding (contact_id);

CREATE INDEX finding_decision_contact ON finding_decision (contact_id, check_id);

CREATE INDEX match_pair_left ON match_pair (left_id);

CREATE INDEX match_pair_right ON match_pair (right_id);

CREATE INDEX match_pair_weight ON match_pair (weight);

CREATE INDEX operation_step_operation ON operation_step (operation_id);

CREATE INDEX recipe_run_operation ON recipe_run (operation_id);

CREATE INDEX reject_batch ON reject (batch_id);

CREATE INDEX relation_from ON relation (from_contact_id);

CREATE INDEX relation_to ON relation (to_contact_id);

CREATE INDEX rollup_email ON contact_rollup (primary_email);

CREATE INDEX segment_move_contact ON segment_move (contact_id, segment_id);

CREATE INDEX segment_move_segment ON segment_move (segment_id, at, direction, cause, is_arrival);

CREATE INDEX source_record_batch ON source_record (batch_id, row_number);

CREATE INDEX source_record_contact ON source_record (contact_id);

CREATE INDEX source_record_source ON source_record (source_id) WHERE source_id IS NOT NULL;

CREATE INDEX stage_stay_present ON stage_stay (stage, since, before, contact_id) WHERE until IS NULL;

CREATE INDEX tag_assignment_contact ON tag_assignment (contact_id);

CREATE INDEX tag_example_contact ON tag_example (contact_id);

CREATE INDEX tag_parent ON tag (parent_id, position);

CREATE INDEX tag_pin_contact ON tag_pin (contact_id);

CREATE INDEX tag_rule_run_operation ON tag_rule_run (operation_id);

CREATE INDEX tag_view_member_tag ON tag_view_member (tag_id);

CREATE INDEX unclaimed_activity_batch ON unclaimed_activity (batch_id);

CREATE INDEX unclaimed_activity_contact ON unclaimed_activity (contact_id) WHERE contact_id IS NOT NULL;

CREATE INDEX unclaimed_activity_who ON unclaimed_activity (who_key);

CREATE INDEX value_decision_column ON value_decision (column_key);
