-- Documents that assign tasks.
CREATE TABLE assigning_document (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  number TEXT,
  date TEXT,
  issuer TEXT,
  level TEXT,
  abstract TEXT,
  signer TEXT,
  received_on TEXT,
  document_files TEXT,
  recipients TEXT,
  classification TEXT,
  notes TEXT
) STRICT;

-- Tasks that were assigned; a task holds days, its state is derived from them.
CREATE TABLE task (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  content TEXT,
  document TEXT,
  point TEXT,
  assigned_on TEXT,
  level TEXT,
  task_group TEXT,
  kind TEXT,
  due TEXT,
  due_text TEXT,
  product TEXT,
  lead TEXT,
  office TEXT,
  officer TEXT,
  leader TEXT,
  done_on TEXT,
  confirmed_on TEXT,
  result_number TEXT,
  result_date TEXT,
  result_files TEXT,
  obstacles TEXT,
  proposals TEXT,
  evaluation TEXT,
  paused_on TEXT,
  resumed_on TEXT,
  cancelled_on TEXT,
  stop_reason TEXT,
  origin TEXT,
  count_in_report INTEGER,
  classification TEXT,
  notes TEXT,
  attachments TEXT
) STRICT;

-- Units that cooperate in a task.
CREATE TABLE task_cooperating (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  unit TEXT
) STRICT;
CREATE INDEX task_cooperating_by_record ON task_cooperating (record_id, position);

-- How a task went on, day by day.
CREATE TABLE task_progress (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  date TEXT,
  percent INTEGER,
  text TEXT
) STRICT;
CREATE INDEX task_progress_by_record ON task_progress (record_id, position);

-- Other due dates than the first.
CREATE TABLE task_extension (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  date TEXT,
  old_due TEXT,
  new_due TEXT,
  number TEXT
) STRICT;
CREATE INDEX task_extension_by_record ON task_extension (record_id, position);
