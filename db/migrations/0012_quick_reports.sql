-- At which post an incident was begun, and with which source document the department compared it.
ALTER TABLE border_incident ADD COLUMN reported_by TEXT;
ALTER TABLE border_incident ADD COLUMN cross_check TEXT;
