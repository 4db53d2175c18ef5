-- What a rep's calls earned lies together, in the order of the calls: those that are followed in one turn go
-- into one place instead of as many as there are calls. What a transfer booked is found through its rep, and
-- who bears it stands with the transfer.
alter table award drop primary key;
alter table award add primary key (rep, started_at, source, call_id, version);
alter table award drop index award_transfer;
alter table award drop column team;
