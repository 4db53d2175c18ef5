-- The tasks of a case are few: without their state, an index of them stays as it is when one is claimed
-- or completed.
alter table wf_task drop index wf_task_key;
create index wf_task_key on wf_task (business_key);

-- No task of the scheduler has a priority.
alter table scheduled_tasks drop index scheduled_tasks_priority;
