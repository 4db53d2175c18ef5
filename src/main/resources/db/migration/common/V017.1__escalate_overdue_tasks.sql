-- Whom a task goes to as well when it is overdue, and since when; escalate_at is there only while that
-- lies ahead, so that its index holds what is to be looked at and nothing else.
alter table wf_task add column escalate_group varchar(64);
alter table wf_task add column escalate_at timestamp(6);
alter table wf_task add column escalated_to varchar(80);
alter table wf_task add column escalated_at timestamp(6);
create index wf_task_escalate on wf_task (escalate_at);
create index wf_task_escalated on wf_task (escalated_to, created_at);
