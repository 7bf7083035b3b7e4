-- Lists of members are pasted with their dates of birth, which are copies as of the trip like the name.
ALTER TABLE outgoing_delegation_member ADD COLUMN birth_date TEXT;
ALTER TABLE incoming_delegation_member ADD COLUMN birth_date TEXT;
