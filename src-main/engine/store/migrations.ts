/** The database's shape, as the steps that lead to it. A step that was released is never edited. */
export const migrations: { version: number; sql: string }[] = [
  {
    version: 1,
    sql: `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE integration (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  description TEXT NOT NULL,
  tags TEXT NOT NULL,
  connector TEXT NOT NULL,
  region TEXT NOT NULL,
  api_url TEXT NOT NULL,
  demo INTEGER NOT NULL DEFAULT 0,
  workspace_id TEXT,
  workspace_name TEXT,
  enabled INTEGER NOT NULL DEFAULT 1,
  ready INTEGER NOT NULL DEFAULT 1,
  reason TEXT,
  hint TEXT,
  interval_minutes INTEGER NOT NULL,
  company_domains TEXT NOT NULL,
  created_at TEXT NOT NULL,
  last_poll_at TEXT,
  next_poll_at TEXT
) STRICT;

CREATE TABLE resource (
  key INTEGER PRIMARY KEY,
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  hash TEXT NOT NULL,
  first_seen_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  UNIQUE (type, integration_id, id)
) STRICT;

CREATE TABLE poll (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  trigger TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  requests INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX poll_by_integration ON poll (integration_id, id);

CREATE TABLE poll_type (
  poll_id INTEGER NOT NULL REFERENCES poll (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  listed INTEGER NOT NULL,
  added INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  reason TEXT,
  PRIMARY KEY (poll_id, type)
) STRICT, WITHOUT ROWID;

-- The last word on a type: what rules and counters go by.
CREATE TABLE type_state (
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  listed_at TEXT,
  PRIMARY KEY (integration_id, type)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  poll_id INTEGER,
  -- Found by the type's first complete listing: it was there before Sightline looked.
  baseline INTEGER NOT NULL,
  resource_type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  resource_name TEXT NOT NULL,
  type TEXT NOT NULL,
  fields TEXT NOT NULL,
  before TEXT,
  after TEXT,
  recorded_at TEXT NOT NULL,
  actor TEXT,
  event_type TEXT
) STRICT;
CREATE INDEX change_by_resource ON change (resource_type, integration_id, resource_id, id);
CREATE INDEX change_by_integration ON change (integration_id, id);
CREATE INDEX change_by_time ON change (recorded_at);

CREATE TABLE rule_state (
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  rule_id TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  evaluated_at TEXT,
  PRIMARY KEY (integration_id, rule_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  rule_id TEXT NOT NULL,
  severity TEXT NOT NULL,
  resource_type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  resource_name TEXT NOT NULL,
  status TEXT NOT NULL,
  first_seen_at TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  resolved_at TEXT,
  evidence TEXT NOT NULL,
  UNIQUE (integration_id, rule_id, resource_type, resource_id)
) STRICT;
CREATE INDEX finding_by_resource ON finding (integration_id, resource_type, resource_id);

CREATE TABLE alert (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  poll_id INTEGER,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  severity TEXT NOT NULL,
  rule_id TEXT,
  title TEXT NOT NULL,
  details TEXT NOT NULL,
  findings TEXT NOT NULL,
  seen INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX alert_by_integration ON alert (integration_id, id);
`,
  },
  {
    version: 2,
    sql: `
-- The part of its type's listing that a resource belongs to: its parent's id, or '' where a type is listed in one.
ALTER TABLE resource ADD COLUMN scope TEXT NOT NULL DEFAULT '';

-- When each part of a type, or a detail of a resource, was last read in full: the stalest are read first.
CREATE TABLE reading (
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  what TEXT NOT NULL,
  of TEXT NOT NULL,
  read_at TEXT NOT NULL,
  PRIMARY KEY (integration_id, what, of)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    version: 3,
    sql: `
-- Resource types that are off until the user turns them on: those that are.
ALTER TABLE integration ADD COLUMN optional_types TEXT NOT NULL DEFAULT '[]';
`,
  },
  {
    version: 10,
    sql: `
CREATE TABLE saved_query (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  description TEXT NOT NULL,
  tags TEXT NOT NULL,
  sql TEXT NOT NULL,
  parameters TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- What is noted of saved queries, and of those that came with a connector and are in no table.
CREATE TABLE query_mark (
  query_id TEXT PRIMARY KEY,
  pinned INTEGER NOT NULL DEFAULT 0,
  watched INTEGER NOT NULL DEFAULT 0,
  parameter_values TEXT NOT NULL DEFAULT '{}',
  -- The last result of a watched one; null until it was looked at.
  digest TEXT,
  checked_at TEXT,
  changed_at TEXT,
  error TEXT
) STRICT;

CREATE TABLE query_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  query_id TEXT,
  sql TEXT NOT NULL,
  parameters TEXT NOT NULL,
  as_of TEXT,
  at TEXT NOT NULL,
  status TEXT NOT NULL,
  took_ms REAL NOT NULL,
  rows INTEGER NOT NULL,
  error TEXT
) STRICT;
CREATE INDEX query_run_by_query ON query_run (query_id, id);

-- Keys of the query API, as hashes.
CREATE TABLE query_key (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  queries TEXT,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  last_used_at TEXT,
  revoked_at TEXT,
  uses INTEGER NOT NULL DEFAULT 0
) STRICT;

ALTER TABLE alert ADD COLUMN query_id TEXT;
`,
  },
  {
    version: 11,
    sql: `
-- What search looks through. The database keeps it up itself, whoever writes. Only words are kept, not where they
-- stand, and no text: an entry costs a few dozen bytes.
CREATE VIRTUAL TABLE resource_words USING fts5 (words, content='', contentless_delete=1, detail=none);
CREATE VIRTUAL TABLE change_words USING fts5 (words, content='', contentless_delete=1, detail=none);
CREATE VIRTUAL TABLE finding_words USING fts5 (words, content='', contentless_delete=1, detail=none);

INSERT INTO resource_words (rowid, words)
  SELECT key, concat_ws(' ', name, id, body ->> '$.slug', body ->> '$.email') FROM resource;
INSERT INTO change_words (rowid, words)
  SELECT id, concat_ws(' ', resource_name, before ->> '$.id', actor, event_type) FROM change WHERE type <> 'added';
INSERT INTO finding_words (rowid, words) SELECT id, concat_ws(' ', resource_name, resource_id) FROM finding;

-- The best hits are names that begin with what is searched for.
CREATE INDEX resource_by_name ON resource (name COLLATE NOCASE);

CREATE TRIGGER resource_words_insert AFTER INSERT ON resource BEGIN
  INSERT INTO resource_words (rowid, words)
    VALUES (NEW.key, concat_ws(' ', NEW.name, NEW.id, NEW.body ->> '$.slug', NEW.body ->> '$.email'));
END;
CREATE TRIGGER resource_words_delete AFTER DELETE ON resource BEGIN
  DELETE FROM resource_words WHERE rowid = OLD.key;
END;
CREATE TRIGGER resource_words_update AFTER UPDATE OF name, body ON resource
WHEN NEW.name IS NOT OLD.name OR NEW.body ->> '$.slug' IS NOT OLD.body ->> '$.slug'
  OR NEW.body ->> '$.email' IS NOT OLD.body ->> '$.email'
BEGIN
  INSERT OR REPLACE INTO resource_words (rowid, words)
    VALUES (NEW.key, concat_ws(' ', NEW.name, NEW.id, NEW.body ->> '$.slug', NEW.body ->> '$.email'));
END;

-- What was added is found as the resource that it is.
CREATE TRIGGER change_words_insert AFTER INSERT ON change WHEN NEW.type <> 'added' BEGIN
  INSERT INTO change_words (rowid, words)
    VALUES (NEW.id, concat_ws(' ', NEW.resource_name, NEW.before ->> '$.id', NEW.actor, NEW.event_type));
END;
CREATE TRIGGER change_words_update AFTER UPDATE OF actor, event_type ON change WHEN NEW.type <> 'added' BEGIN
  INSERT OR REPLACE INTO change_words (rowid, words)
    VALUES (NEW.id, concat_ws(' ', NEW.resource_name, NEW.before ->> '$.id', NEW.actor, NEW.event_type));
END;
CREATE TRIGGER change_words_delete AFTER DELETE ON change WHEN OLD.type <> 'added' BEGIN
  DELETE FROM change_words WHERE rowid = OLD.id;
END;

CREATE TRIGGER finding_words_insert AFTER INSERT ON finding BEGIN
  INSERT INTO finding_words (rowid, words) VALUES (NEW.id, concat_ws(' ', NEW.resource_name, NEW.resource_id));
END;
CREATE TRIGGER finding_words_update AFTER UPDATE OF resource_name ON finding BEGIN
  INSERT OR REPLACE INTO finding_words (rowid, words)
    VALUES (NEW.id, concat_ws(' ', NEW.resource_name, NEW.resource_id));
END;
CREATE TRIGGER finding_words_delete AFTER DELETE ON finding BEGIN
  DELETE FROM finding_words WHERE rowid = OLD.id;
END;
`,
  },
]
