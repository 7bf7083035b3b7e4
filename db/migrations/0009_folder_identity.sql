-- Which data folder these are the data of, and which of its generations: register, files and keys know each other by it. One
-- row. `settled` is 1 once all three, and the witness beside them, bear it: from then on none of them may be absent.
CREATE TABLE folder_identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  folder TEXT NOT NULL,
  generation TEXT NOT NULL,
  settled INTEGER NOT NULL
) STRICT;
INSERT INTO folder_identity VALUES (1, lower(hex(randomblob(16))), lower(hex(randomblob(16))), 0);
