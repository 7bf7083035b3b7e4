-- The keys of this PC itself: the seed with which it signs (Ed25519) and the identity to which others seal (age). One row.
CREATE TABLE device_key (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  device_id TEXT NOT NULL,
  sign_seed BLOB NOT NULL,
  identity TEXT NOT NULL,
  checksum TEXT NOT NULL
) STRICT;
