-- db-scheduler's table, as the library documents it.
create table scheduled_tasks (
	task_name            varchar(100) not null,
	task_instance        varchar(100) not null,
	task_data            blob,
	execution_time       timestamp(6) not null,
	picked               boolean      not null,
	picked_by            varchar(50),
	last_success         timestamp(6),
	last_failure         timestamp(6),
	consecutive_failures integer,
	last_heartbeat       timestamp(6),
	version              bigint       not null,
	priority             smallint,
	primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);
