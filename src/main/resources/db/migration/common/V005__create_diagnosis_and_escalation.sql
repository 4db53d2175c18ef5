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

create table escalation_case (
	number bigint not null auto_increment,
	rep varchar(64) not null,
	-- the rep while the case runs, null afterwards: a rep has one running case at most
	running_rep varchar(64),
	stage varchar(32) not null,
	state varchar(16) not null,
	milestone varchar(24) not null,
	opened_at timestamp(6) not null,
	reason varchar(2000) not null,
	rules varchar(2000) not null,
	calls varchar(4000) not null,
	release_no int not null,
	objectives_met int not null,
	missed_in_a_row int not null,
	commitments int not null,
	times_asked int not null,
	cause varchar(16) not null,
	consequence varchar(16),
	-- the objective or trial that the case is at
	window_id bigint,
	appeal_until timestamp(6),
	closed_at timestamp(6),
	closed_because varchar(2000),
	version bigint not null,
	primary key (number),
	constraint one_running_case unique (running_rep)
);

create index case_of_rep on escalation_case (rep, number);

create index case_by_state on escalation_case (state, number);

create table evidence_window (
	id bigint not null auto_increment,
	case_number bigint not null,
	kind varchar(16) not null,
	skills varchar(1000) not null,
	calls int not null,
	per_call int not null,
	on_percent int not null,
	opened_at timestamp(6) not null,
	ends_at timestamp(6) not null,
	met int not null,
	missed int not null,
	silent int not null,
	extended int not null,
	running boolean not null,
	proposed varchar(16),
	confirmed varchar(16),
	reason varchar(2000),
	rules varchar(2000),
	release_no int,
	version bigint not null,
	primary key (id)
);

create index window_of_case on evidence_window (case_number, id);

create table case_form (
	id bigint not null auto_increment,
	case_number bigint not null,
	task_id varchar(64) not null,
	task varchar(64) not null,
	by_user varchar(64) not null,
	at timestamp(6) not null,
	fields longtext not null,
	primary key (id)
);

create index form_of_case on case_form (case_number, task, id);

create table restricted_note (
	id bigint not null auto_increment,
	case_number bigint not null,
	author varchar(64) not null,
	at timestamp(6) not null,
	text longtext not null,
	primary key (id)
);
