-- how a session was held (LIVE, SIDE_BY_SIDE, ROLE_PLAY, CALL_REVIEW), the gap that it was about and how long it took;
-- sessions from before say neither
alter table coaching_session add column way varchar(16);
alter table coaching_session add column gap_id bigint;
alter table coaching_session add column minutes int not null default 0;

-- what rep and coach promise each other at the end of a session; the other side says that it was kept
create table coaching_commitment (
	id bigint not null auto_increment,
	session_id bigint not null,
	side varchar(8) not null,
	words varchar(500) not null,
	due date,
	kept_by varchar(64),
	kept_at timestamp(6),
	primary key (id),
	constraint commitment_of_session foreign key (session_id) references coaching_session (id)
);

-- coaching that somebody is about to give: what about, with which agenda, and the calls to listen to
create table coaching_plan (
	id bigint not null auto_increment,
	rep varchar(64) not null,
	kind varchar(16) not null,
	way varchar(16) not null,
	milestone varchar(24) not null,
	skill varchar(32) not null,
	gap_id bigint,
	-- the training that it reinforces
	training_id bigint,
	coach varchar(64) not null,
	agenda varchar(4000) not null,
	calls varchar(1000) not null,
	planned_for timestamp(6) not null,
	made_by varchar(64) not null,
	made_at timestamp(6) not null,
	-- PLANNED, HELD with its session, DROPPED with the reason
	state varchar(8) not null,
	session_id bigint,
	dropped_because varchar(500),
	version bigint not null,
	primary key (id)
);

create index plan_of_coach on coaching_plan (coach, state, planned_for);
create index plan_of_rep on coaching_plan (rep, id);

-- what a coach did on a day (UTC), added up as it is acknowledged: a way of coaching, or FLOOR for time among the team
create table coach_day (
	coach varchar(64) not null,
	on_day date not null,
	activity varchar(16) not null,
	sessions int not null,
	minutes int not null,
	primary key (coach, on_day, activity)
);

-- training that a rep was given for a gap, and when they did it
create table training_assignment (
	id bigint not null auto_increment,
	rep varchar(64) not null,
	gap_id bigint not null,
	item varchar(64) not null,
	title varchar(200) not null,
	milestone varchar(24) not null,
	competency varchar(32) not null,
	phone_specific boolean not null,
	exercise varchar(2000) not null,
	rule_name varchar(200) not null,
	release_no int not null,
	assigned_at timestamp(6) not null,
	due_at timestamp(6) not null,
	completed_at timestamp(6),
	completed_by varchar(64),
	words varchar(1000),
	version bigint not null,
	primary key (id),
	constraint training_once unique (gap_id, item)
);

create index training_of_rep on training_assignment (rep, id);

-- how the milestone stood when people settled what the gap is; absent where it was settled before this was kept
alter table gap add column met_at_start int;
alter table gap add column observed_at_start int;
