-- Border incidents, talks and letters, and what links them.

-- What other records show of a record through a link (number, level, kind): {"name": text or null}.
ALTER TABLE record_summary ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';

-- The border post where this PC stands (JSON, as a reference value); null in the office.
ALTER TABLE device ADD COLUMN post TEXT;

-- Which record points to which, and through what: derived on every save, for the other end of the link.
CREATE TABLE record_link (
  record_id TEXT NOT NULL,
  target_id TEXT NOT NULL,
  through TEXT NOT NULL
) STRICT;
CREATE INDEX record_link_by_record ON record_link (record_id);
CREATE INDEX record_link_by_target ON record_link (target_id);

-- Su vu bien gioi. markers is what was typed with what was read of it, and a text that sorts from west to east.
CREATE TABLE border_incident (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  type TEXT,
  markers TEXT,
  occurred_on TEXT,
  occurred_at TEXT,
  summary TEXT,
  discovered_on TEXT,
  discovered_at TEXT,
  side TEXT,
  severity TEXT,
  beyond_competence INTEGER,
  commune TEXT,
  hamlet TEXT,
  post TEXT,
  gate TEXT,
  coordinates TEXT,
  source TEXT,
  source_detail TEXT,
  article TEXT,
  damage INTEGER,
  damage_detail TEXT,
  photos TEXT,
  result TEXT,
  count_in_report INTEGER,
  classification TEXT,
  notes TEXT,
  attachments TEXT
) STRICT;

-- Handling steps. A step with a record is that talk or letter; its own date, number and summary stay empty.
CREATE TABLE border_incident_step (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  kind TEXT,
  record TEXT,
  date TEXT,
  number TEXT,
  level TEXT,
  summary TEXT,
  commitment TEXT,
  next_date TEXT,
  files TEXT
) STRICT;
CREATE INDEX border_incident_step_by_record ON border_incident_step (record_id, position);

-- People involved, without names.
CREATE TABLE border_incident_person (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  nationality TEXT,
  sex TEXT,
  birth_year INTEGER,
  role TEXT,
  number INTEGER,
  description TEXT
) STRICT;
CREATE INDEX border_incident_person_by_record ON border_incident_person (record_id, position);

-- Vehicles.
CREATE TABLE border_incident_vehicle (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  kind TEXT,
  number INTEGER,
  plate TEXT,
  description TEXT
) STRICT;
CREATE INDEX border_incident_vehicle_by_record ON border_incident_vehicle (record_id, position);

-- Goods; value in VND.
CREATE TABLE border_incident_goods (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  name TEXT,
  quantity TEXT,
  value INTEGER
) STRICT;
CREATE INDEX border_incident_goods_by_record ON border_incident_goods (record_id, position);

-- Talks with the other side.
CREATE TABLE talk (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  kind TEXT,
  date TEXT,
  start_time TEXT,
  end_time TEXT,
  level TEXT,
  subject TEXT,
  mechanism TEXT,
  place TEXT,
  counterpart TEXT,
  our_head TEXT,
  our_head_title TEXT,
  our_people INTEGER,
  their_head TEXT,
  their_head_title TEXT,
  their_people INTEGER,
  composition TEXT,
  content TEXT,
  outcome TEXT,
  minutes_number TEXT,
  minutes_date TEXT,
  minutes_language TEXT,
  minutes_files TEXT,
  called_off TEXT,
  called_off_reason TEXT,
  count_in_report INTEGER,
  classification TEXT,
  notes TEXT,
  attachments TEXT
) STRICT;

-- What was promised in a talk.
CREATE TABLE talk_commitment (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  side TEXT,
  text TEXT,
  due TEXT,
  done_on TEXT
) STRICT;
CREATE INDEX talk_commitment_by_record ON talk_commitment (record_id, position);

-- Records that a talk has to do with.
CREATE TABLE talk_link (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  record TEXT,
  note TEXT
) STRICT;
CREATE INDEX talk_link_by_record ON talk_link (record_id, position);

-- Letters sent and received.
CREATE TABLE letter (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  direction TEXT,
  kind TEXT,
  date TEXT,
  number TEXT,
  level TEXT,
  subject TEXT,
  occasion TEXT,
  content TEXT,
  sender TEXT,
  sender_title TEXT,
  recipient TEXT,
  recipient_title TEXT,
  country TEXT,
  place TEXT,
  language TEXT,
  translated INTEGER,
  channel TEXT,
  forwarded_on TEXT,
  letter_files TEXT,
  reply_to TEXT,
  reply_wanted INTEGER,
  reply_due TEXT,
  count_in_report INTEGER,
  classification TEXT,
  notes TEXT,
  attachments TEXT
) STRICT;

-- Records that a letter has to do with.
CREATE TABLE letter_link (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  record TEXT,
  note TEXT
) STRICT;
CREATE INDEX letter_link_by_record ON letter_link (record_id, position);
