-- complaints of customers, as far as somebody has entered them
create table complaint (
	id bigint not null auto_increment,
	received_on date not null,
	rep varchar(64),
	about varchar(1000) not null,
	entered_by varchar(64) not null,
	entered_at timestamp(6) not null,
	primary key (id)
);

create index complaint_by_day on complaint (received_on);

-- times in which nobody enters the program; one at most lasts
create table entry_stop (
	id bigint not null auto_increment,
	reason varchar(2000) not null,
	rules varchar(500) not null,
	release_no int not null,
	begun_at timestamp(6) not null,
	lasts boolean,
	ended_by varchar(64),
	ended_at timestamp(6),
	ended_because varchar(1000),
	version bigint not null,
	primary key (id),
	constraint one_entry_stop unique (lasts)
);

create index case_by_opening on escalation_case (opened_at);
