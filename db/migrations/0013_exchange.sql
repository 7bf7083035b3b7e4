-- What PCs know of each other, and what each of them holds: registers of the program's own, logged like every other.
CREATE TABLE exchange_device (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  name TEXT,
  unit TEXT,
  prefix TEXT,
  post TEXT,
  sign_key TEXT,
  seal_key TEXT,
  role TEXT,
  registers TEXT,
  numbers INTEGER
) STRICT;
CREATE TABLE exchange_receipt (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  heads TEXT,
  wants TEXT,
  key_files TEXT,
  erased TEXT,
  adopted TEXT
) STRICT;

-- Of each log, the newest row that the PC of the log signed (Ed25519), and under which registers the log is held whole here
-- (JSON names; null: every row in full). A log's first signed head says for good which PC it is of.
CREATE TABLE signed_head (
  log_id TEXT PRIMARY KEY,
  device_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  signature TEXT NOT NULL,
  registers TEXT
) STRICT;

-- Derived from the receipts in the log: from which row on a log knew which row of another. Only what grew is kept.
CREATE TABLE known_head (
  log_id TEXT NOT NULL,
  known_log TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  known_sequence INTEGER NOT NULL,
  PRIMARY KEY (log_id, known_log, sequence)
) STRICT, WITHOUT ROWID;

-- Rows that are kept in the log and have no effect: `ahead` (their clock, until its time comes), `adopted` (taken over under new
-- rows), `not-entitled`, `not-trusted`, `unknown` (a register of a later version).
CREATE TABLE held_row (
  log_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  record_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (log_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_row_by_record ON held_row (record_id);

-- Derived from the log: values of one place whose writers had not seen each other. `kind` is `value`, `withdrawn` or `closing`.
CREATE TABLE conflict (
  record_id TEXT NOT NULL,
  register TEXT NOT NULL,
  child_list TEXT NOT NULL,
  child_id TEXT NOT NULL,
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  winning_log TEXT NOT NULL,
  winning_sequence INTEGER NOT NULL,
  losing_log TEXT NOT NULL,
  losing_sequence INTEGER NOT NULL,
  PRIMARY KEY (record_id, child_list, child_id, field, losing_log, losing_sequence)
) STRICT, WITHOUT ROWID;

-- Records that a taking-in changed and that a person should look at; what is wrong is judged when it is asked for.
CREATE TABLE needs_look (
  record_id TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  found_at TEXT NOT NULL
) STRICT;

-- What only administrators decide is found without reading the whole log, as are the receipts.
CREATE INDEX change_log_of_exchange ON change_log (register)
  WHERE register IN ('exchange-device', 'exchange-receipt', 'setting', 'reference-item', 'report');

-- A row stays as it is. Only a stub gets its content, under the same place in the chain, once the right to it is given.
DROP TRIGGER change_log_is_not_changed;
CREATE TRIGGER change_log_is_not_changed BEFORE UPDATE ON change_log
  WHEN NOT (OLD.content_hash IS NOT NULL AND NEW.content_hash IS NULL AND NEW.log_id = OLD.log_id
    AND NEW.sequence = OLD.sequence AND NEW.clock = OLD.clock AND NEW.form = OLD.form
    AND NEW.previous_hash = OLD.previous_hash)
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
