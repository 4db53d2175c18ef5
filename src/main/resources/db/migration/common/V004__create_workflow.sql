-- Processes that run or ran; the payload is the engine's own form of tokens and variables.
create table wf_instance (
	id             varchar(64)      not null primary key,
	process        varchar(64)      not null,
	release_number integer          not null,
	business_key   varchar(64)      not null,
	parent         varchar(64),
	state          varchar(16)      not null,
	waits          varchar(1000)    not null,
	payload        varbinary(16000),
	started_at     timestamp(6)     not null,
	ended_at       timestamp(6),
	version        bigint           not null
);
create index wf_instance_key on wf_instance (business_key, state);

-- What people are asked to do; the id is that of the engine's work item.
create table wf_task (
	id              varchar(64)  not null primary key,
	name            varchar(64)  not null,
	title           varchar(200) not null,
	business_key    varchar(64)  not null,
	process         varchar(64)  not null,
	release_number  integer      not null,
	instance        varchar(64)  not null,
	state           varchar(16)  not null,
	candidate_group varchar(64)  not null,
	candidate       varchar(80)  not null,
	owner           varchar(64),
	created_at      timestamp(6) not null,
	due_at          timestamp(6),
	completed_at    timestamp(6),
	version         bigint       not null
);
create index wf_task_inbox on wf_task (candidate, state, created_at);
create index wf_task_key on wf_task (business_key, state);
create index wf_task_owner on wf_task (owner, state, created_at);
