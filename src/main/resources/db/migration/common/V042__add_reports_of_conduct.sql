-- what a person says that a rep did, and what the rep says to it
create table behaviour_report (
	id bigint not null auto_increment,
	rep varchar(64) not null,
	behaviour varchar(24) not null,
	happened_at timestamp(6) not null,
	act varchar(2000) not null,
	witness varchar(64) not null,
	reported_by varchar(64) not null,
	reported_at timestamp(6) not null,
	state varchar(16) not null,
	grounds varchar(2000),
	disputed_at timestamp(6),
	decided_by varchar(64),
	decided_at timestamp(6),
	reason varchar(2000),
	version bigint not null,
	primary key (id)
);

create index behaviour_of_rep on behaviour_report (rep, behaviour, happened_at);

create index behaviour_in_state on behaviour_report (state, id);

create table behaviour_warning (
	id bigint not null auto_increment,
	rep varchar(64) not null,
	behaviour varchar(24) not null,
	given_at timestamp(6) not null,
	reason varchar(2000) not null,
	primary key (id)
);

create index warning_of_rep on behaviour_warning (rep, behaviour, id);

-- a case is about a milestone or about conduct
alter table escalation_case modify column milestone varchar(24);

alter table escalation_case add column behaviour varchar(24);

-- ids of the reports that a case about conduct rests on, separated by commas
alter table escalation_case add column reports varchar(1000);

-- the recovered case that this one is a relapse of
alter table escalation_case add column relapse_of bigint;
