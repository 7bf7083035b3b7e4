-- Rows that no log tells of bear a sum over their columns, and how many there are of those that only ever become more is kept:
-- a row that somebody changed, removed or added is told.
ALTER TABLE applied_call ADD COLUMN sum TEXT NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN sum TEXT NOT NULL DEFAULT '';
ALTER TABLE disclosure ADD COLUMN sum TEXT NOT NULL DEFAULT '';
UPDATE applied_call SET sum = row_sum(write_id, call, request_hash, outcome, applied_at);
UPDATE device SET sum = row_sum(number, id, log_id, prefix, actor_id, created_at, post);
UPDATE disclosure SET sum = row_sum(number, disclosed_at, actor_id, register, record_id, child_id, field, purpose);
INSERT OR REPLACE INTO program_fact (name, value) SELECT 'rows.device', CAST(count(*) AS TEXT) FROM device;
INSERT OR REPLACE INTO program_fact (name, value) SELECT 'rows.disclosure', CAST(count(*) AS TEXT) FROM disclosure;
