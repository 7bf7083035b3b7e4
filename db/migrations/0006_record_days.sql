-- The days that have to do with a record, derived of it: for the first screen and the month. Filled when the program opens the
-- folder, as is everything derived.
CREATE TABLE record_day (
  record_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  register TEXT NOT NULL,
  kind TEXT NOT NULL,
  date TEXT NOT NULL,
  -- The day that a person set in the place of the one that follows by a rule; null: none.
  set_date TEXT,
  detail TEXT,
  -- Null: the record's own.
  title TEXT,
  -- On which days someone who looks is told of it, both inclusive; null: open.
  told_from TEXT,
  told_to TEXT,
  PRIMARY KEY (record_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_day_by_kind ON record_day (register, kind, date);
