-- Values of a column that a person called different things: clustering never proposes to make one of the other again.
CREATE TABLE value_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  column_key TEXT NOT NULL, -- as src-shared/model/value-cluster.ts names columns: company, custom.<key>, address.city
  members TEXT NOT NULL, -- JSON array of two or more values, each different from each other one
  decided_at INTEGER NOT NULL
) STRICT;

CREATE INDEX value_decision_column ON value_decision (column_key);
