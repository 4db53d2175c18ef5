-- what evaluators are asked, from the second version on: the first ships with the application
create table assessment_form (
	version int not null primary key,
	content mediumtext not null,
	made_by varchar(64) not null,
	made_at datetime(6) not null
);

-- what evaluators answered; a later assessment of a call is a further row
create table call_assessment (
	id bigint not null auto_increment primary key,
	source varchar(64) not null,
	call_id varchar(64) not null,
	rep varchar(64) not null,
	form int not null,
	assessor varchar(64) not null,
	assessed_at datetime(6) not null,
	sampling varchar(16) not null,
	answers mediumtext not null,
	key assessment_of_call (source, call_id, id)
);

-- calls that were drawn to be assessed; they wait until somebody has
create table assessment_draw (
	source varchar(64) not null,
	call_id varchar(64) not null,
	rep varchar(64) not null,
	started_at datetime(6) not null,
	seed varchar(64) not null,
	drawn_by varchar(64) not null,
	drawn_at datetime(6) not null,
	-- absent once it is assessed
	waits boolean,
	primary key (source, call_id),
	key draw_waits (waits, started_at, source, call_id)
);
