-- The data folder that these keys belong to; all its generations share them. One row.
CREATE TABLE folder_identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  folder TEXT NOT NULL
) STRICT;
-- Binds a key to its record: a changed byte of either is told, not read as another key.
ALTER TABLE record_key ADD COLUMN checksum TEXT NOT NULL DEFAULT '';
UPDATE record_key SET checksum = key_checksum(record_id, key);
