-- Whoever waits for the lock of a case goes on along this index: what has come up meanwhile lies ahead.
create index wf_instance_key_start on wf_instance (business_key, state, started_at);
alter table wf_instance drop index wf_instance_key;
