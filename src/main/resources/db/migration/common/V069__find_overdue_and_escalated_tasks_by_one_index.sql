-- A task is either still to be escalated, and then escalate_at says when, or it has been, and then escalated_to
-- says to whom: one index finds both. H2 writes all indexes of a table anew whenever a row is updated.
create index wf_task_overdue on wf_task (escalated_to, escalate_at, phase, created_at, id);
alter table wf_task drop index wf_task_raised;
alter table wf_task drop index wf_task_escalate;
