-- coaching that somebody says was delivered, and what the rep says to it
create table coaching_session (
	id bigint not null auto_increment,
	rep varchar(64) not null,
	kind varchar(16) not null,
	milestone varchar(24) not null,
	skill varchar(32) not null,
	what varchar(1000) not null,
	held_at timestamp(6) not null,
	coach varchar(64) not null,
	entered_at timestamp(6) not null,
	answered_at timestamp(6),
	took_place boolean,
	words varchar(1000),
	version bigint not null,
	primary key (id)
);

create index coaching_of_rep on coaching_session (rep, id);

-- why and for how long a case stood still; it does so while any of its pauses is open
create table case_pause (
	id bigint not null auto_increment,
	case_number bigint not null,
	kind varchar(16) not null,
	about varchar(160) not null,
	reason varchar(1000) not null,
	begun_by varchar(64) not null,
	begun_at timestamp(6) not null,
	ended_by varchar(64),
	ended_at timestamp(6),
	ended_because varchar(1000),
	version bigint not null,
	primary key (id)
);

create index pause_of_case on case_pause (case_number, id);

-- since when the case stands still, and how it stood before; absent while nothing pauses it
alter table escalation_case add column paused_at timestamp(6);
alter table escalation_case add column resumes_to varchar(16);

-- the word for how it ended, such as RECOVERED; absent while it runs, and for cases ended before
alter table escalation_case add column outcome varchar(24);

update escalation_case set outcome = 'RECOVERED' where state = 'RECOVERED';
