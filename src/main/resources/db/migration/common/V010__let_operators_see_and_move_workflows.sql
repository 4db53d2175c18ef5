-- Where an instance stands, the way it took and its variables, readable without the engine;
-- signals that came while it was suspended; the decision that operators let it pass by; the nodes
-- at which it cannot go on. The root is the instance that called it, or called its caller.
alter table wf_instance add column root varchar(64);
update wf_instance set root = coalesce(parent, id);
alter table wf_instance modify column root varchar(64) not null;
alter table wf_instance add column suspended boolean not null default false;
alter table wf_instance add column nodes varchar(500) not null default '|';
alter table wf_instance add column path varbinary(14000);
alter table wf_instance add column variables varbinary(16000);
alter table wf_instance add column kept_signals varbinary(4000);
alter table wf_instance add column skip_node varchar(64);
alter table wf_instance add column incidents varchar(500) not null default '|';
create index wf_instance_place on wf_instance (process, release_number, state, suspended, nodes, started_at, id);
create index wf_instance_age on wf_instance (state, suspended, started_at, id);

-- Variables, up to 100 characters of each, to find running instances by them. They go when the
-- root ends.
create table wf_variable (
	root       varchar(64)  not null,
	instance   varchar(64)  not null,
	name       varchar(64)  not null,
	content    varchar(100) not null,
	started_at timestamp(6) not null,
	primary key (root, instance, name)
);
create index wf_variable_content on wf_variable (name, content, started_at, instance);

-- Where a workflow could not go on. A node of an instance has one open incident at most.
create table wf_incident (
	id             bigint       not null auto_increment primary key,
	instance       varchar(64),
	business_key   varchar(64)  not null,
	process        varchar(64)  not null,
	release_number integer      not null,
	node           varchar(64)  not null,
	state          varchar(16)  not null,
	open_at        varchar(200),
	caused_by      varchar(16)  not null,
	actor          varchar(64)  not null,
	subject        varchar(200) not null,
	failure        varchar(200) not null,
	message        varchar(500) not null,
	attempt        integer      not null,
	first_at       timestamp(6) not null,
	last_at        timestamp(6) not null,
	next_at        timestamp(6),
	closed_at      timestamp(6),
	constraint wf_incident_once unique (open_at)
);
create index wf_incident_state on wf_incident (state, id);
create index wf_incident_instance on wf_incident (instance, state);

-- All open tasks, oldest first.
create index wf_task_age on wf_task (state, created_at, id);
