-- One key for each form whose draft is kept: drafts lie in the register, and so in its backups, as ciphertext only. A key
-- goes with its draft.
CREATE TABLE draft_key (
  form TEXT PRIMARY KEY,
  key BLOB NOT NULL,
  checksum TEXT NOT NULL
) STRICT;
