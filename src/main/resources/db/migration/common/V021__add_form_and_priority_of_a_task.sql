-- The form of a task need not have the task's name; some tasks are more urgent than others.
alter table wf_task add column form varchar(64) not null default '';
update wf_task set form = name;
alter table wf_task add column priority integer not null default 5;
