-- Content of files by the SHA-256 of it; written before the record that names it.
CREATE TABLE file (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
