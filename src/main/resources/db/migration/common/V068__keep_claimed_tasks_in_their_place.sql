-- Whether a task is still to be done, completed or cancelled. Claiming changes the state and not this, so that
-- it moves no entry of the indexes along which inboxes are read.
alter table wf_task add column phase varchar(16) default 'PENDING' not null;
update wf_task set phase = state where state in ('COMPLETED', 'CANCELLED');
create index wf_task_for on wf_task (candidate, phase, created_at, id);
alter table wf_task drop index wf_task_candidate;
create index wf_task_raised on wf_task (escalated_to, phase, created_at, id);
alter table wf_task drop index wf_task_escalation;
