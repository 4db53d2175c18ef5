-- Running instances moved from one release to another. The id begins with the time, so
-- that the latest is the greatest; last_instance is how far the work is, by root instance.
create table wf_migration (
	id            varchar(64)   not null primary key,
	from_release  integer       not null,
	to_release    integer       not null,
	nodes         longtext      not null,
	reason        varchar(1000) not null,
	started_by    varchar(64)   not null,
	state         varchar(16)   not null,
	total         integer       not null,
	moved         integer       not null,
	stayed        integer       not null,
	last_instance varchar(64)   not null,
	started_at    timestamp(6)  not null,
	finished_at   timestamp(6)
);

create table wf_migration_stayed (
	migration    varchar(64)   not null,
	instance     varchar(64)   not null,
	business_key varchar(64)   not null,
	reason       varchar(1000) not null,
	primary key (migration, instance)
);

-- Who runs on a release, in the order in which they are moved.
create index wf_instance_release on wf_instance (release_number, state, id);
