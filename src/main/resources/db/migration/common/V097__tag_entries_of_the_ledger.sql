-- Shows that the application entered it: who wrote it, as which of theirs, and a code that takes the
-- key file. Entries from before have none.
alter table ledger_entry add column tag varbinary(48);
