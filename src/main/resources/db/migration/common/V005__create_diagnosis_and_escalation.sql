create table gap (
	id bigint not null auto_increment,
	rep varchar(64) not null,
	kind varchar(16) not null,
	milestone varchar(24) not null,
	competency varchar(32) not null,
	reason varchar(1000) not null,
	rules varchar(2000) not null,
	release_no int not null,
	calls varchar(4000) not null,
	state varchar(16) not null,
	found_at timestamp(6) not null,
	primary key (id),
	constraint gap_once unique (rep, milestone, competency, kind)
);

create table call_finding (
	id bigint not null auto_increment,
	source varchar(64) not null,
	call_id varchar(64) not null,
	kind varchar(32) not null,
	rep varchar(64) not null,
	reason varchar(1000) not null,
	rule_name varchar(200) not null,
	release_no int not null,
	found_at timestamp(6) not null,
	primary key (id),
	constraint call_finding_once unique (source, call_id, kind)
);
