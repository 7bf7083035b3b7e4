-- Records whose key was removed: a copy of the keys that lies beside backups must not bring it back.
CREATE TABLE erased_key (
  record_id TEXT PRIMARY KEY
) STRICT;
