-- What is chosen for one report: how its span is written up, why it was asked for, its outline, who is to sign it and who did.
ALTER TABLE report ADD COLUMN scope TEXT;
ALTER TABLE report ADD COLUMN occasion TEXT;
ALTER TABLE report ADD COLUMN outline TEXT;
ALTER TABLE report ADD COLUMN signer TEXT;
ALTER TABLE report ADD COLUMN signed_by TEXT;
-- Talks with others than the neighbouring side, and countries that a delegation only passes through.
ALTER TABLE talk ADD COLUMN country TEXT;
ALTER TABLE outgoing_delegation_stop ADD COLUMN transit INTEGER;
