/**
 * Step 20: what a resource is found by. The first word of its name is there once more behind U+E000, and the name's
 * length behind U+E001: so those are found at once whose name begins so, or is that and no more.
 */
const searchedIn20 = (row: string) => `concat_ws(' ', char(0xE000) || ltrim(${row}name, '"''([{<#@_-. '),
    char(0xE001) || length(${row}name), ${row}name, ${row}id, ${row}body ->> '$.slug', ${row}body ->> '$.email')`

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
    version: 4,
    sql: `
-- A change says in a few small numbers what it is about and when it was found out.

-- A resource that history knows of, whether it still exists or not.
CREATE TABLE subject (
  id INTEGER PRIMARY KEY,
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  resource_type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  -- As it was when the history that is kept of it begins; null where all of it is kept, or it wasn't there.
  resource_name TEXT,
  first_seen_at TEXT,
  changed_at TEXT,
  UNIQUE (resource_type, integration_id, resource_id)
) STRICT;
INSERT INTO subject (integration_id, resource_type, resource_id)
  SELECT DISTINCT integration_id, resource_type, resource_id FROM change;

-- Null for the entries of logs: those have no changes.
ALTER TABLE resource ADD COLUMN subject_id INTEGER;
UPDATE resource SET subject_id = (
  SELECT s.id FROM subject AS s
  WHERE s.resource_type = resource.type AND s.integration_id = resource.integration_id AND s.resource_id = resource.id);

-- What was recorded together: what one poll found out about one type. Their ids are in the order of their changes'.
CREATE TABLE recording (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  poll_id INTEGER,
  resource_type TEXT NOT NULL,
  -- The type's first complete listing: what was added was there before Sightline looked.
  baseline INTEGER NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO recording (id, integration_id, poll_id, resource_type, baseline, recorded_at)
  SELECT row_number() OVER (ORDER BY min(id)), integration_id, poll_id, resource_type, max(baseline), recorded_at
  FROM change GROUP BY integration_id, poll_id, resource_type, recorded_at;
CREATE INDEX recording_by_time ON recording (recorded_at);
CREATE INDEX recording_by_integration ON recording (integration_id, id);

CREATE TABLE change_until_4 AS SELECT * FROM change;
DROP TABLE change;
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  subject_id INTEGER NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
  resource_name TEXT NOT NULL,
  type TEXT NOT NULL,
  -- Of a modification: the paths that differ, and the top-level fields that they are in.
  fields TEXT,
  before TEXT,
  after TEXT,
  -- The fields that before lacks and after has, each as "field":null: so SQL can undo it.
  came TEXT,
  actor TEXT,
  event_type TEXT
) STRICT;
INSERT INTO change (id, recording_id, subject_id, resource_name, type, fields, before, after, came, actor, event_type)
  SELECT c.id, r.id, s.id, c.resource_name, c.type, iif(c.type = 'modified', c.fields, NULL), c.before, c.after,
    iif(c.type = 'modified', (
      SELECT group_concat(json_quote(came.key) || ':null') FROM json_each(c.after) AS came
      WHERE came.key NOT IN (SELECT was.key FROM json_each(c.before) AS was)), NULL),
    c.actor, c.event_type
  FROM change_until_4 AS c
  JOIN subject AS s
    ON s.resource_type = c.resource_type AND s.integration_id = c.integration_id AND s.resource_id = c.resource_id
  JOIN recording AS r
    ON r.integration_id = c.integration_id AND r.poll_id IS c.poll_id AND r.resource_type = c.resource_type
    AND r.recorded_at = c.recorded_at
  ORDER BY c.id;
DROP TABLE change_until_4;
CREATE INDEX change_by_subject ON change (subject_id);
CREATE INDEX change_by_recording ON change (recording_id);

-- For how many days history is kept, null for ever; and since when all of it is there, null if nothing was dropped.
ALTER TABLE integration ADD COLUMN history_days INTEGER;
ALTER TABLE integration ADD COLUMN history_since TEXT;
`,
  },
  {
    version: 6,
    sql: `
-- What the provider answered at that reading, in digests, and what was made of it by which recipe: the same answers
-- need not be read again.
ALTER TABLE reading ADD COLUMN recipe TEXT;
ALTER TABLE reading ADD COLUMN answers TEXT;

-- Counts the polls that changed something of the type, and what a rule's result was made from: the same again would
-- give the same.
ALTER TABLE type_state ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
-- Of a log: the instant of the latest that is known.
ALTER TABLE type_state ADD COLUMN latest TEXT;
ALTER TABLE rule_state ADD COLUMN basis TEXT;
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
  {
    version: 14,
    sql: `
-- It cost a poll more than it saved: search finds names that begin with what is searched for among those that match.
DROP INDEX resource_by_name;
`,
  },
  {
    version: 15,
    sql: `
-- The user's own rules, as they wrote them.
CREATE TABLE own_rule (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  source TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- What was set of a rule, in one integration or ('') in all.
CREATE TABLE rule_setting (
  rule_id TEXT NOT NULL,
  integration_id TEXT NOT NULL,
  enabled INTEGER,
  parameters TEXT,
  PRIMARY KEY (rule_id, integration_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE suppression (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scope TEXT NOT NULL,
  integration_id TEXT REFERENCES integration (id) ON DELETE CASCADE,
  rule_id TEXT,
  resource_type TEXT,
  resource_id TEXT,
  resource_name TEXT,
  filters TEXT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at TEXT NOT NULL,
  until TEXT,
  ended_at TEXT,
  ended TEXT
) STRICT;
CREATE INDEX suppression_in_force ON suppression (until) WHERE ended_at IS NULL;

-- 'findings' is 'warning' now: what there is depends on what is suppressed.
UPDATE rule_state SET status = 'warning' WHERE status = 'findings';
ALTER TABLE rule_state ADD COLUMN since TEXT;
-- What the rule's result was made with.
ALTER TABLE rule_state ADD COLUMN version INTEGER;

-- Its status may be 'suppressed' now, by this one.
ALTER TABLE finding ADD COLUMN suppression_id INTEGER;
CREATE INDEX finding_by_suppression ON finding (suppression_id) WHERE suppression_id IS NOT NULL;
-- When it was opened; null while it is still the same.
ALTER TABLE finding ADD COLUMN evidence_then TEXT;
-- Of a resolved one. An open one was last seen when its rule was last evaluated.
ALTER TABLE finding ADD COLUMN last_seen_at TEXT;

-- A finding's life after it was first opened.
CREATE TABLE finding_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  finding_id INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  suppression_id INTEGER
) STRICT;
CREATE INDEX finding_event_by_finding ON finding_event (finding_id);
-- What is known of those that there are: they were resolved, or opened again.
INSERT INTO finding_event (finding_id, at, kind)
  SELECT id, opened_at, 'reopened' FROM finding WHERE opened_at > first_seen_at
  UNION ALL SELECT id, resolved_at, 'resolved' FROM finding WHERE resolved_at IS NOT NULL ORDER BY 2;
UPDATE finding SET last_seen_at = resolved_at WHERE resolved_at IS NOT NULL;
`,
  },
  {
    version: 16,
    sql: `
-- Where alerts are told. Nothing secret is in its settings: that is in the vault, under its id.
CREATE TABLE channel (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind TEXT NOT NULL,
  enabled INTEGER NOT NULL DEFAULT 1,
  keeps_quiet INTEGER NOT NULL DEFAULT 1,
  settings TEXT NOT NULL,
  -- It asked to be left alone until then.
  not_before TEXT
) STRICT;

CREATE TABLE alert_rule (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  enabled INTEGER NOT NULL DEFAULT 1,
  condition TEXT NOT NULL,
  integration_ids TEXT NOT NULL DEFAULT '[]',
  channel_ids TEXT NOT NULL,
  time TEXT NOT NULL DEFAULT 'at_once',
  severity TEXT NOT NULL DEFAULT 'medium',
  last_alert_at TEXT
) STRICT;

-- What was told before there were alert rules is told on.
INSERT INTO channel (id, name, kind, settings) VALUES ('system', 'This computer', 'system', '{"kind":"system"}');
INSERT INTO alert_rule (id, name, condition, channel_ids) VALUES
  ('findings', 'Findings',
   '{"on":"finding","transitions":["opened","reopened"],"severities":[],"ruleIds":[]}', '["system"]'),
  ('resolved-findings', 'Resolved findings',
   '{"on":"finding","transitions":["resolved"],"severities":[],"ruleIds":[]}', '["system"]'),
  ('readiness', 'Integrations that can’t be watched', '{"on":"readiness","states":["not_ready","ready"]}', '["system"]'),
  ('watched-queries', 'Watched queries', '{"on":"query","queryIds":[]}', '["system"]');

-- Of how many resources it names the first ten.
ALTER TABLE alert ADD COLUMN total INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alert ADD COLUMN pack_id TEXT;
-- The alert rule that it is there for, where it is there for one alone.
ALTER TABLE alert ADD COLUMN alert_rule_id TEXT;
-- Whether it was decided where it is told.
ALTER TABLE alert ADD COLUMN routed INTEGER NOT NULL DEFAULT 0;
UPDATE alert SET routed = 1, total = json_array_length(findings),
  findings = (SELECT json_group_array(json_set(value, '$.findingId', NULL)) FROM json_each(findings) WHERE key < 10),
  details = (SELECT json_group_array(value) FROM json_each(details) WHERE key < iif(findings = '[]', 100, 10));
CREATE INDEX alert_unrouted ON alert (id) WHERE routed = 0;

-- One message to one channel.
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  channel_id TEXT NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  status TEXT NOT NULL,
  created_at TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_attempt_at TEXT,
  next_attempt_at TEXT,
  sent_at TEXT,
  error TEXT
) STRICT;
CREATE INDEX delivery_due ON delivery (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX delivery_by_channel ON delivery (channel_id, id);

CREATE TABLE delivery_alert (
  delivery_id INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  alert_id INTEGER NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  PRIMARY KEY (delivery_id, alert_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_alert_by_alert ON delivery_alert (alert_id);
-- A message about nothing that there still is.
CREATE TRIGGER delivery_without_alerts AFTER DELETE ON delivery_alert
WHEN NOT EXISTS (SELECT 1 FROM delivery_alert WHERE delivery_id = OLD.delivery_id)
BEGIN
  DELETE FROM delivery WHERE id = OLD.delivery_id;
END;

-- Up to where an integration's changes were looked through for alerts.
CREATE TABLE change_look (
  integration_id TEXT PRIMARY KEY REFERENCES integration (id) ON DELETE CASCADE,
  recording_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO change_look (integration_id, recording_id)
  SELECT i.id, coalesce((SELECT max(r.id) FROM recording AS r WHERE r.integration_id = i.id), 0) FROM integration AS i;

-- Integrations whose polls have been failing, since the first of them.
CREATE TABLE outage (
  integration_id TEXT PRIMARY KEY REFERENCES integration (id) ON DELETE CASCADE,
  since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How the rule stood when that was last looked at for alerts.
ALTER TABLE rule_state ADD COLUMN told_status TEXT;
UPDATE rule_state SET told_status = status;
`,
  },
  {
    version: 18,
    sql: `
-- How each control stands, and since when: what is told of it in SQL.
CREATE TABLE compliance_control (
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  pack_id TEXT NOT NULL,
  control_id TEXT NOT NULL,
  pack_version INTEGER NOT NULL,
  section TEXT NOT NULL,
  title TEXT NOT NULL,
  manual INTEGER NOT NULL,
  status TEXT NOT NULL,
  reasons TEXT NOT NULL,
  rules TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (integration_id, pack_id, control_id)
) STRICT, WITHOUT ROWID;

-- A row from the moment on at which it differed from the one before.
CREATE TABLE compliance_score (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  pack_id TEXT NOT NULL,
  pack_version INTEGER NOT NULL,
  at TEXT NOT NULL,
  passed INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  not_evaluated INTEGER NOT NULL,
  not_attested INTEGER NOT NULL
) STRICT;
CREATE INDEX compliance_score_by_pack ON compliance_score (pack_id, integration_id, id);

CREATE TABLE attestation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  pack_id TEXT NOT NULL,
  control_id TEXT NOT NULL,
  met INTEGER NOT NULL,
  note TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  until TEXT,
  withdrawn_at TEXT
) STRICT;
CREATE INDEX attestation_by_control ON attestation (pack_id, control_id, integration_id);
`,
  },
  {
    version: 19,
    sql: `
-- Campaigns in which somebody goes through who has which role.
CREATE TABLE access_review (
  id TEXT PRIMARY KEY,
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  -- As they were called then: a report says the same for ever.
  integration_name TEXT NOT NULL,
  workspace_name TEXT,
  -- Null: all.
  roles TEXT,
  reviewer TEXT NOT NULL,
  due_on TEXT,
  created_at TEXT NOT NULL,
  closed_at TEXT,
  -- Of what was decided, once it is closed.
  hash TEXT,
  -- When it was last found to differ from what is, what that was made from, and how much came.
  compared_at TEXT NOT NULL,
  basis TEXT NOT NULL,
  added INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX access_review_by_integration ON access_review (integration_id);

-- What was there when the campaign began, in the order of its list; and what was decided.
CREATE TABLE access_review_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  review_id TEXT NOT NULL REFERENCES access_review (id) ON DELETE CASCADE,
  -- Tells it apart from all other access.
  key TEXT NOT NULL,
  grant_key TEXT NOT NULL,
  user_id TEXT NOT NULL,
  user_name TEXT,
  user_email TEXT,
  group_id TEXT,
  group_name TEXT,
  role_id TEXT NOT NULL,
  role_name TEXT NOT NULL,
  on_all INTEGER NOT NULL,
  limits TEXT,
  thing TEXT,
  thing_type TEXT,
  thing_name TEXT,
  decision TEXT,
  reviewer TEXT,
  decided_at TEXT,
  note TEXT NOT NULL DEFAULT '',
  gone_at TEXT
) STRICT;
CREATE INDEX access_review_item_by_review ON access_review_item (review_id);
CREATE INDEX access_review_item_by_decision ON access_review_item (review_id, decision, gone_at);
`,
  },
  {
    version: 20,
    sql: `
-- Comparisons are runs too.
ALTER TABLE query_run ADD COLUMN compared_from TEXT;
ALTER TABLE query_run ADD COLUMN compared_to TEXT;

-- The entries of logs are not searched: they are in the index no more. What begins with one letter is most that there
-- is, and is listed for each.
DROP TRIGGER resource_words_insert;
DROP TRIGGER resource_words_delete;
DROP TRIGGER resource_words_update;
DROP TABLE resource_words;
CREATE VIRTUAL TABLE resource_words
  USING fts5 (words, content='', contentless_delete=1, detail=none, prefix='1');
INSERT INTO resource_words (rowid, words)
  SELECT key, ${searchedIn20('')} FROM resource WHERE subject_id IS NOT NULL;

CREATE TRIGGER resource_words_insert AFTER INSERT ON resource WHEN NEW.subject_id IS NOT NULL BEGIN
  INSERT INTO resource_words (rowid, words) VALUES (NEW.key, ${searchedIn20('NEW.')});
END;
CREATE TRIGGER resource_words_delete AFTER DELETE ON resource WHEN OLD.subject_id IS NOT NULL BEGIN
  DELETE FROM resource_words WHERE rowid = OLD.key;
END;
CREATE TRIGGER resource_words_update AFTER UPDATE OF name, body ON resource
WHEN NEW.subject_id IS NOT NULL AND (NEW.name IS NOT OLD.name
  OR NEW.body ->> '$.slug' IS NOT OLD.body ->> '$.slug' OR NEW.body ->> '$.email' IS NOT OLD.body ->> '$.email')
BEGIN
  INSERT OR REPLACE INTO resource_words (rowid, words) VALUES (NEW.key, ${searchedIn20('NEW.')});
END;
`,
  },
  {
    version: 21,
    sql: `
-- Counted when they are written, so that nobody who only wants to know how many has to look at each.
ALTER TABLE type_state ADD COLUMN resources INTEGER NOT NULL DEFAULT 0;
UPDATE type_state SET resources = (
  SELECT count(*) FROM resource AS r
  WHERE r.type = type_state.type AND r.integration_id = type_state.integration_id);
-- Without what was there before Sightline looked.
ALTER TABLE recording ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
UPDATE recording SET changes = (
  SELECT count(*) FROM change AS c
  WHERE c.recording_id = recording.id AND (recording.baseline = 0 OR c.type <> 'added'));
CREATE INDEX finding_open ON finding (integration_id, severity) WHERE status = 'open';
CREATE INDEX finding_by_standing ON finding (integration_id, rule_id, status);
`,
  },
  {
    version: 22,
    sql: `
-- What a recording holds, in short: whoever looks for some changes passes over the others without reading them.
ALTER TABLE recording ADD COLUMN added INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recording ADD COLUMN modified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recording ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
-- The top-level fields that its modifications are about.
ALTER TABLE recording ADD COLUMN fields TEXT NOT NULL DEFAULT '[]';
UPDATE recording SET
  (added, modified, removed) = (
    SELECT coalesce(sum(type = 'added'), 0), coalesce(sum(type = 'modified'), 0), coalesce(sum(type = 'removed'), 0)
    FROM change AS c WHERE c.recording_id = recording.id),
  fields = (
    SELECT json_group_array(key) FROM (
      SELECT f.key FROM change AS c, json_each(c.before) AS f
      WHERE c.recording_id = recording.id AND c.type = 'modified'
      UNION
      SELECT f.key FROM change AS c, json_each(c.after) AS f
      WHERE c.recording_id = recording.id AND c.type = 'modified')),
  -- Of none that is known any more.
  poll_id = coalesce(poll_id, 0);
CREATE INDEX recording_by_poll ON recording (poll_id);
CREATE INDEX change_by_actor ON change (actor, recording_id) WHERE actor IS NOT NULL;
-- What it was called last, whether it still exists or not.
ALTER TABLE subject ADD COLUMN name TEXT NOT NULL DEFAULT '';
UPDATE subject SET name = coalesce(
  (SELECT r.name FROM resource AS r
   WHERE r.type = subject.resource_type AND r.integration_id = subject.integration_id AND r.id = subject.resource_id),
  (SELECT c.resource_name FROM change AS c WHERE c.subject_id = subject.id ORDER BY c.id DESC LIMIT 1),
  resource_name, '');
`,
  },
  {
    version: 23,
    sql: `
-- Who somebody is that the trail names by a mail address: the timeline asks for each page, of however many people.
CREATE INDEX resource_by_email ON resource (body ->> '$.email') WHERE body ->> '$.email' IS NOT NULL;
`,
  },
  {
    version: 24,
    sql: `
-- Of a modification: the top-level fields, long lists without an order, of which before and after hold only the elements
-- that went and came; null if there are none.
ALTER TABLE change ADD COLUMN by_difference TEXT;
`,
  },
  {
    version: 25,
    sql: `
-- What nobody was shown was not sent.
UPDATE delivery SET status = 'not_shown', sent_at = NULL
WHERE status IN ('sent', 'given_up') AND error ->> '$.code' = 'nobody-shows';
`,
  },
  {
    version: 26,
    sql: `
-- The code of the error that the reason and the hint of an integration that isn't ready are of.
ALTER TABLE integration ADD COLUMN code TEXT;
-- On what a role was granted, in a word and as reports print it; null in campaigns from before, whose reports stay as
-- they are.
ALTER TABLE access_review_item ADD COLUMN scope TEXT;
ALTER TABLE access_review_item ADD COLUMN granted_on TEXT;
`,
  },
  {
    version: 27,
    sql: `
-- What was taken for a secret when all that is stored was last looked through for it (sync/later-secrets.ts).
ALTER TABLE integration ADD COLUMN known_secrets INTEGER NOT NULL DEFAULT 0;
`,
  },
  {
    version: 28,
    sql: `
-- Rules that were there when an integration was polled for the first time, and of whose findings in it nothing has been
-- told yet: what they find at first is told together.
CREATE TABLE first_look (
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  rule_id TEXT NOT NULL,
  PRIMARY KEY (integration_id, rule_id)
) STRICT, WITHOUT ROWID;
-- Of a first look: the rules that found something, and how much.
ALTER TABLE alert ADD COLUMN rules TEXT NOT NULL DEFAULT '[]';
-- Of a first look: the rules whose findings are told there; null: it is of none.
ALTER TABLE delivery_alert ADD COLUMN rule_ids TEXT;
`,
  },
  {
    version: 29,
    sql: `
-- How many findings a rule has, by how they stand: asked for with each glance at the app. The database keeps it up
-- itself, whoever writes.
CREATE TABLE finding_count (
  integration_id TEXT NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
  rule_id TEXT NOT NULL,
  status TEXT NOT NULL,
  severity TEXT NOT NULL,
  findings INTEGER NOT NULL,
  PRIMARY KEY (integration_id, rule_id, status, severity)
) STRICT, WITHOUT ROWID;
INSERT INTO finding_count (integration_id, rule_id, status, severity, findings)
  SELECT integration_id, rule_id, status, severity, count(*) FROM finding GROUP BY 1, 2, 3, 4;

CREATE TRIGGER finding_count_insert AFTER INSERT ON finding BEGIN
  INSERT INTO finding_count (integration_id, rule_id, status, severity, findings)
    VALUES (NEW.integration_id, NEW.rule_id, NEW.status, NEW.severity, 1)
    ON CONFLICT DO UPDATE SET findings = findings + 1;
END;
CREATE TRIGGER finding_count_update AFTER UPDATE OF status, severity ON finding
WHEN NEW.status <> OLD.status OR NEW.severity <> OLD.severity
BEGIN
  UPDATE finding_count SET findings = findings - 1
    WHERE integration_id = OLD.integration_id AND rule_id = OLD.rule_id AND status = OLD.status
      AND severity = OLD.severity;
  INSERT INTO finding_count (integration_id, rule_id, status, severity, findings)
    VALUES (NEW.integration_id, NEW.rule_id, NEW.status, NEW.severity, 1)
    ON CONFLICT DO UPDATE SET findings = findings + 1;
END;
CREATE TRIGGER finding_count_delete AFTER DELETE ON finding BEGIN
  UPDATE finding_count SET findings = findings - 1
    WHERE integration_id = OLD.integration_id AND rule_id = OLD.rule_id AND status = OLD.status
      AND severity = OLD.severity;
END;
`,
  },
]
