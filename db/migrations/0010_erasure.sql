-- That the identity-document numbers of a record were erased, and why.
CREATE TABLE number_erasure (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  withdrawn TEXT,
  target_register TEXT,
  target TEXT,
  ground TEXT,
  note TEXT,
  numbers INTEGER,
  key_mark TEXT
) STRICT;
CREATE INDEX number_erasure_target ON number_erasure (target);
