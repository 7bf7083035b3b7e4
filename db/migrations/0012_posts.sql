-- At which post an incident was begun, and with which source document the department compared it.
ALTER TABLE border_incident ADD COLUMN reported_by TEXT;
ALTER TABLE border_incident ADD COLUMN cross_check TEXT;

-- That nothing occurred at a post on the days from first_day to last_day.
CREATE TABLE nil_report (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  post TEXT,
  first_day TEXT,
  last_day TEXT,
  reported_by TEXT,
  classification TEXT,
  notes TEXT
) STRICT;

-- What was seen of each post when a period was closed.
ALTER TABLE report_closing ADD COLUMN posts_heard TEXT;
