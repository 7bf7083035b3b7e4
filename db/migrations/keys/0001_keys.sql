-- One key for each record that holds identity-document numbers. These are the only rows that are ever removed, and they
-- are in no backup: removing a key makes its numbers unreadable everywhere.
CREATE TABLE record_key (
  record_id TEXT PRIMARY KEY,
  key BLOB NOT NULL
) STRICT;
