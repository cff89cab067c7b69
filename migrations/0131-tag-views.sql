-- Views of the one tag tree: a department's part of it with who looks after that, or a set put together freely. A tag stands
-- in as many as want it; naming a tag names everything below it.
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
CREATE INDEX tag_view_member_tag ON tag_view_member (tag_id);

-- What a tag is for beyond its sheet.
ALTER TABLE tag ADD COLUMN icon TEXT; -- one of src-shared/tags/tag-icons.ts
ALTER TABLE tag ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1)); -- name, place and status stay
ALTER TABLE tag ADD COLUMN used_for TEXT NOT NULL DEFAULT 'anybody' CHECK (used_for = 'anybody' OR used_for = 'person' OR used_for = 'company');
ALTER TABLE tag ADD COLUMN replaced_by INTEGER REFERENCES tag (id); -- what to use instead of a deprecated or retired one
ALTER TABLE tag ADD COLUMN review_months INTEGER; -- how long a review holds; NULL for once

-- Who changed the vocabulary and why, and who agreed: said afterwards about an operation.
CREATE TABLE change_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id INTEGER NOT NULL UNIQUE REFERENCES operation (id),
  who TEXT,
  why TEXT,
  approved_by TEXT,
  approved_at INTEGER
) STRICT;
