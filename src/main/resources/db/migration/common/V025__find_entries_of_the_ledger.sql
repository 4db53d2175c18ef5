-- Auditors look for what somebody did, when something happened, and what a release had a part in.
create index ledger_entry_of_actor on ledger_entry (actor);
create index ledger_entry_by_time on ledger_entry (at);
create index ledger_entry_of_release on ledger_entry (release_no);
