-- Changes of all instances that a search finds. The id begins with the time, so that the latest is the
-- greatest; last_instance is how far the search was gone through, as a cursor.
create table wf_bulk_change (
	id            varchar(64)  not null primary key,
	query         longtext     not null,
	change_wanted longtext     not null,
	started_by    varchar(64)  not null,
	state         varchar(16)  not null,
	total         integer      not null,
	complete      boolean      not null,
	done          integer      not null,
	unchanged     integer      not null,
	failed        integer      not null,
	last_instance varchar(200) not null,
	started_at    timestamp(6) not null,
	finished_at   timestamp(6)
);

create table wf_bulk_failed (
	bulk_change  varchar(64)   not null,
	instance     varchar(64)   not null,
	business_key varchar(64)   not null,
	reason       varchar(1000) not null,
	primary key (bulk_change, instance)
);

-- Whom a migration moves, where that is not all: what a search finds.
alter table wf_migration add column query longtext;
alter table wf_migration modify column last_instance varchar(200) not null;
