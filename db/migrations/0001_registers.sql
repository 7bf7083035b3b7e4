-- Registers, their log and what is derived from them. Register tables carry no UNIQUE, CHECK or foreign key that merging two
-- valid histories could break: those rules are checks in shared/registers.

-- This PC. A restored backup gets a new row: the old sequence may already be with others. The last row is this PC's.
CREATE TABLE device (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  prefix TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- The change log: one row for each saved record or child row. Append-only; its form is final.
CREATE TABLE change_log (
  device_id TEXT NOT NULL,
  -- Gap-free from 1 for each device.
  sequence INTEGER NOT NULL,
  -- Hybrid logical clock: 12 hex digits of milliseconds, 4 of a counter; orders as text.
  clock TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  -- One for all rows of one save, undo, restoration or import.
  save_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  -- Empty for the record itself, else the child list and the child's id.
  child_list TEXT NOT NULL,
  child_id TEXT NOT NULL,
  -- {"field": [old, new], ...}, keys in order. Secret values appear as ciphertext only.
  changes TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  -- SHA-256 of this device's previous row; 64 zeros for its first.
  previous_hash TEXT NOT NULL,
  PRIMARY KEY (device_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_log_by_record ON change_log (record_id, clock);
CREATE INDEX change_log_by_save ON change_log (save_id);
CREATE TRIGGER change_log_is_not_changed BEFORE UPDATE ON change_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER change_log_is_not_removed BEFORE DELETE ON change_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- The newest row of each device's log, so that a cut tail is noticed.
CREATE TABLE change_log_head (
  device_id TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- Writing calls already carried out, by the id that the window made: repeated after a reconnection they act once.
CREATE TABLE applied_call (
  write_id TEXT PRIMARY KEY,
  outcome TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;

-- Derived from each record on every save, never edited; rebuilt when a counting rule changes.
CREATE TABLE record_summary (
  number INTEGER PRIMARY KEY,
  record_id TEXT NOT NULL UNIQUE,
  register TEXT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  withdrawn INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  deciding_date TEXT,
  deciding_confirmed INTEGER NOT NULL,
  last_date TEXT,
  person_trips INTEGER NOT NULL,
  -- [[from, status], ...], oldest first.
  status_timeline TEXT NOT NULL,
  updated_clock TEXT NOT NULL
) STRICT;
CREATE INDEX record_summary_by_date ON record_summary (register, withdrawn, deciding_date DESC, number DESC, person_trips);
CREATE INDEX record_summary_by_count ON record_summary (register, counted, deciding_date, deciding_confirmed, person_trips, record_id);
CREATE INDEX record_summary_by_title ON record_summary (register, withdrawn, title_key, number);
CREATE INDEX record_summary_by_code ON record_summary (register, code);

-- Two texts a record: exact (lower case, marks kept) and folded (marks removed, đ as d). Folding is ours: FTS5 knows no đ.
CREATE VIRTUAL TABLE record_search USING fts5 (
  exact, folded, content = '', contentless_delete = 1, prefix = '1 2 3', detail = column,
  tokenize = "unicode61 remove_diacritics 0"
);

-- Permits by what makes two of them the same paper, and who travels when: for checks that need other records.
CREATE TABLE permit_use (
  record_id TEXT NOT NULL,
  permit_key TEXT NOT NULL,
  number TEXT NOT NULL
) STRICT;
CREATE INDEX permit_use_by_key ON permit_use (permit_key);
CREATE INDEX permit_use_by_record ON permit_use (record_id);
CREATE TABLE person_trip (
  record_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  first_date TEXT NOT NULL,
  last_date TEXT NOT NULL
) STRICT;
CREATE INDEX person_trip_by_person ON person_trip (person_id, first_date);
CREATE INDEX person_trip_by_record ON person_trip (record_id);

-- What a person was typing, by form; removed when it is saved.
CREATE TABLE draft (
  form TEXT PRIMARY KEY,
  content TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- What this PC's window remembers: language, last address, saved views. Not part of the record.
CREATE TABLE window_memory (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- What the program keeps about this database, such as the version of the shipped reference data it holds.
CREATE TABLE program_fact (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Who saw an identity-document number in full, or took it out in a document.
CREATE TABLE disclosure (
  number INTEGER PRIMARY KEY,
  disclosed_at TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  child_id TEXT NOT NULL,
  field TEXT NOT NULL,
  purpose TEXT NOT NULL
) STRICT;

-- Đoàn ra. Values that mean something only together (money, names with their code, files) are one JSON column.
CREATE TABLE outgoing_delegation (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  name TEXT,
  host_agency TEXT,
  people_declared INTEGER,
  nature TEXT,
  planning TEXT,
  purpose TEXT,
  content TEXT,
  leader TEXT,
  leader_job_title TEXT,
  member_list_complete INTEGER,
  request_number TEXT,
  request_date TEXT,
  request_agency TEXT,
  funding_source TEXT,
  budget_estimated TEXT,
  budget_settled TEXT,
  result_summary TEXT,
  agreements_signed TEXT,
  report_due TEXT,
  report_number TEXT,
  report_date TEXT,
  report_files TEXT,
  called_off TEXT,
  called_off_reason TEXT,
  count_in_report INTEGER,
  classification TEXT,
  notes TEXT,
  attachments TEXT,
  level TEXT,
  departure_planned TEXT,
  return_planned TEXT,
  departure_actual TEXT,
  return_actual TEXT,
  gate_out TEXT,
  gate_in TEXT,
  inviting_partner TEXT,
  invitation_number TEXT,
  invitation_date TEXT
) STRICT;

-- Countries and places visited.
CREATE TABLE outgoing_delegation_stop (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  country TEXT,
  place TEXT,
  from_date TEXT,
  to_date TEXT
) STRICT;
CREATE INDEX outgoing_delegation_stop_by_record ON outgoing_delegation_stop (record_id, position);

-- Decisions that permit the trip.
CREATE TABLE outgoing_delegation_permit (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  number TEXT,
  date TEXT,
  issuer TEXT,
  signer TEXT,
  competence TEXT,
  files TEXT
) STRICT;
CREATE INDEX outgoing_delegation_permit_by_record ON outgoing_delegation_permit (record_id, position);

-- People of the trip, as of the trip. document_number is ciphertext.
CREATE TABLE outgoing_delegation_member (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  person TEXT,
  full_name TEXT,
  sex TEXT,
  nationality TEXT,
  agency TEXT,
  job_title TEXT,
  role TEXT,
  category TEXT,
  document_type TEXT,
  document_number TEXT,
  document_issued TEXT,
  document_expiry TEXT,
  participated INTEGER
) STRICT;
CREATE INDEX outgoing_delegation_member_by_record ON outgoing_delegation_member (record_id, position);

-- Đoàn vào.
CREATE TABLE incoming_delegation (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  name TEXT,
  host_agency TEXT,
  people_declared INTEGER,
  nature TEXT,
  planning TEXT,
  purpose TEXT,
  content TEXT,
  leader TEXT,
  leader_job_title TEXT,
  member_list_complete INTEGER,
  request_number TEXT,
  request_date TEXT,
  request_agency TEXT,
  funding_source TEXT,
  budget_estimated TEXT,
  budget_settled TEXT,
  result_summary TEXT,
  agreements_signed TEXT,
  report_due TEXT,
  report_number TEXT,
  report_date TEXT,
  report_files TEXT,
  called_off TEXT,
  called_off_reason TEXT,
  count_in_report INTEGER,
  classification TEXT,
  notes TEXT,
  attachments TEXT,
  level TEXT,
  arrival_planned TEXT,
  leave_planned TEXT,
  arrival_actual TEXT,
  leave_actual TEXT,
  entry_date TEXT,
  exit_date TEXT,
  gate_in TEXT,
  gate_out TEXT,
  receiving_leader TEXT,
  programme TEXT,
  venue TEXT,
  in_border_area INTEGER,
  lodging TEXT,
  interpreter TEXT,
  gifts TEXT
) STRICT;

-- Countries and organisations the guests come from.
CREATE TABLE incoming_delegation_origin (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  country TEXT,
  organisation TEXT
) STRICT;
CREATE INDEX incoming_delegation_origin_by_record ON incoming_delegation_origin (record_id, position);

-- Decisions or consents to receive them.
CREATE TABLE incoming_delegation_permit (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  number TEXT,
  date TEXT,
  issuer TEXT,
  signer TEXT,
  competence TEXT,
  files TEXT
) STRICT;
CREATE INDEX incoming_delegation_permit_by_record ON incoming_delegation_permit (record_id, position);

-- Guests, as of the visit. document_number is ciphertext.
CREATE TABLE incoming_delegation_member (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  person TEXT,
  full_name TEXT,
  sex TEXT,
  nationality TEXT,
  agency TEXT,
  job_title TEXT,
  role TEXT,
  category TEXT,
  document_type TEXT,
  document_number TEXT,
  document_issued TEXT,
  document_expiry TEXT,
  participated INTEGER
) STRICT;
CREATE INDEX incoming_delegation_member_by_record ON incoming_delegation_member (record_id, position);

-- People, with positions and documents over time.
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  full_name TEXT,
  other_name TEXT,
  sex TEXT,
  birth_date TEXT,
  nationality TEXT,
  category TEXT,
  notes TEXT
) STRICT;

-- Positions held, from-to, both ends inclusive.
CREATE TABLE person_position (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  job_title TEXT,
  agency TEXT,
  from_date TEXT,
  to_date TEXT
) STRICT;
CREATE INDEX person_position_by_record ON person_position (record_id, position);

-- Travel documents. document_number is ciphertext.
CREATE TABLE person_document (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  document_type TEXT,
  document_number TEXT,
  document_issued TEXT,
  document_expiry TEXT
) STRICT;
CREATE INDEX person_document_by_record ON person_document (record_id, position);

-- One setting: a key and its value (JSON).
CREATE TABLE setting (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  key TEXT,
  value TEXT
) STRICT;

-- Reference data (danh muc), valid from-to.
CREATE TABLE reference_item (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  catalogue TEXT,
  item_code TEXT,
  name TEXT,
  name_en TEXT,
  name_zh TEXT,
  short_name TEXT,
  aliases TEXT,
  valid_from TEXT,
  valid_to TEXT,
  parent_code TEXT,
  successor_ids TEXT,
  attributes TEXT,
  confirmed INTEGER,
  source TEXT
) STRICT;

-- Periodic reports.
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  calendar_id TEXT,
  period_code TEXT,
  signed_number TEXT,
  signed_date TEXT,
  signed_files TEXT
) STRICT;

-- Edited text of a section of a report.
CREATE TABLE report_section (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  section_key TEXT,
  text TEXT,
  left_out INTEGER
) STRICT;
CREATE INDEX report_section_by_record ON report_section (record_id, position);

-- Closings (chot so lieu) with their frozen figures.
CREATE TABLE report_closing (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  closed_on TEXT,
  closed_by TEXT,
  snapshot TEXT,
  reopened_on TEXT,
  reopened_by TEXT,
  reopen_reason TEXT
) STRICT;
CREATE INDEX report_closing_by_record ON report_closing (record_id, position);


CREATE INDEX reference_item_by_code ON reference_item (catalogue, item_code);
CREATE INDEX setting_by_key ON setting (key);
CREATE INDEX report_by_period ON report (calendar_id, period_code);
