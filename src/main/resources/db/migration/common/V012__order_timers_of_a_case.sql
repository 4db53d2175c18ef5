-- A timer's task is named after its case, its time (microseconds since 1970), its instance, the
-- engine's name for it and which of its node's timers it is. Until now only the engine's name was
-- there, and the rest in the task's data, a serialized text.
alter table scheduled_tasks modify column task_instance varchar(200) not null;
update scheduled_tasks set
	task_instance = concat(
		(select i.business_key from wf_instance i where i.id = cast(substring(task_data, 8, 36) as char(36))), ' ',
		timestampdiff(microsecond, timestamp '1970-01-01 00:00:00', execution_time), ' ',
		cast(substring(task_data, 8, 36) as char(36)), ' ', task_instance, ' ',
		trim(cast(substring(task_data, 45) as char(20)))),
	task_data = null
where task_name = 'workflow-timer';
