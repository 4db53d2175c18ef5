-- What waits for one candidate in one state, oldest first, is one walk along an index. Nobody asks for
-- the tasks of an owner.
create index wf_task_candidate on wf_task (candidate, state, created_at, id);
alter table wf_task drop index wf_task_inbox;
alter table wf_task drop index wf_task_owner;
create index wf_task_escalation on wf_task (escalated_to, state, created_at, id);
alter table wf_task drop index wf_task_escalated;

-- The state first: whoever asks where running instances stand does not meet the many that have ended.
create index wf_instance_standing on wf_instance
	(state, suspended, process, release_number, nodes, started_at, id);
alter table wf_instance drop index wf_instance_place;

-- When the instance of an incident has started, so that what is stuck is found the latest first.
alter table wf_incident add column started_at timestamp(6);
update wf_incident c set started_at = (select i.started_at from wf_instance i where i.id = c.instance);
create index wf_incident_stuck on wf_incident (state, started_at, instance, id);
