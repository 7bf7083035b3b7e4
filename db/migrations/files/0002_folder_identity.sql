-- The data folder and the generation that these files belong to, as the register beside them says. One row.
CREATE TABLE folder_identity (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  folder TEXT NOT NULL,
  generation TEXT NOT NULL
) STRICT;
