-- The last form of the change log. From form 2 on a row's hash is over its header, the previous row's hash and a salted hash of
-- its content, so that a row can be withheld as a stub and still prove its place. Rows of form 1 keep their hash.
ALTER TABLE change_log RENAME TO change_log_of_form_1;
CREATE TABLE change_log (
  -- Header: whose log, gap-free from 1, the hybrid logical clock (12 hex digits of milliseconds, 4 of a counter), the form.
  log_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  clock TEXT NOT NULL,
  form INTEGER NOT NULL,
  -- Hash of this log's previous row; 64 zeros for its first.
  previous_hash TEXT NOT NULL,
  -- 32 hex digits, hashed before the content; empty in form 1 and in a stub.
  salt TEXT NOT NULL,
  -- Only a stub has it: the salted hash of the content that was withheld. All that follows is then empty.
  content_hash TEXT,
  -- Content: which PC and person, in which save, how it came about, where, and {"field": [old, new], ...}, keys in order.
  -- Secret values appear as ciphertext only.
  device_id TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  save_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  child_list TEXT NOT NULL,
  child_id TEXT NOT NULL,
  changes TEXT NOT NULL,
  -- Number of migrations of the database that wrote it, and the version of what its fields mean.
  schema_version INTEGER NOT NULL,
  exchange_version INTEGER NOT NULL,
  -- Instant (UTC) at which the PC wrote it, for history; null in form 1. The clock only orders.
  written_at TEXT,
  PRIMARY KEY (log_id, sequence)
) STRICT, WITHOUT ROWID;
INSERT INTO change_log
  SELECT device_id, sequence, clock, 1, previous_hash, '', NULL,
    device_id, actor_id, save_id, origin, register, record_id, child_list, child_id, changes, schema_version, 1, NULL
  FROM change_log_of_form_1;
DROP TABLE change_log_of_form_1;
CREATE INDEX change_log_by_record ON change_log (record_id, clock);
CREATE INDEX change_log_by_save ON change_log (save_id);
CREATE TRIGGER change_log_is_not_changed BEFORE UPDATE ON change_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER change_log_is_not_removed BEFORE DELETE ON change_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;

ALTER TABLE change_log_head RENAME COLUMN device_id TO log_id;

-- The log's id apart from the PC's: a restored backup begins a new log on the same PC.
ALTER TABLE device ADD COLUMN log_id TEXT NOT NULL DEFAULT '';
UPDATE device SET log_id = id;
UPDATE device SET id = (SELECT first.id FROM device AS first ORDER BY first.number LIMIT 1);

-- A call made again must be the same call: its name, and a hash (SHA-256) of what it asked. Empty for those of earlier versions.
ALTER TABLE applied_call ADD COLUMN call TEXT NOT NULL DEFAULT '';
ALTER TABLE applied_call ADD COLUMN request_hash TEXT NOT NULL DEFAULT '';
