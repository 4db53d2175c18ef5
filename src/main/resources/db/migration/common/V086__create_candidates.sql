-- Who would like to work here. What identifies them, and what was written about them, can be erased; the number stays.
create table candidate (
	number bigint not null auto_increment primary key,
	name varchar(200),
	contact varchar(200),
	-- what they did before, as they tell it: for people to read, never for rules
	experience varchar(2000),
	-- the version that they are looked at by, approved before anybody looked
	profile varchar(64) not null,
	profile_version int not null,
	consented_on date not null,
	-- IN_SELECTION, OFFERED, HIRED, REFUSED, DECLINED, WITHDRAWN
	state varchar(16) not null,
	interviewer varchar(64),
	second_interviewer varchar(64),
	simulation_rater varchar(64),
	job_facts_told boolean not null,
	entered_by varchar(64) not null,
	entered_at datetime(6) not null,
	ended_at datetime(6),
	rep varchar(64),
	erased_at datetime(6),
	erased_because varchar(500),
	constraint candidate_rep unique (rep),
	constraint candidate_profile foreign key (profile, profile_version) references target_profile (id, version),
	key candidate_state (state, ended_at)
);

-- What one person found by one method.
create table hiring_evidence (
	id bigint not null auto_increment primary key,
	candidate bigint not null,
	by_method varchar(16) not null,
	rater varchar(64) not null,
	given_at datetime(6) not null,
	constraint hiring_evidence_candidate foreign key (candidate) references candidate (number),
	key hiring_evidence_order (candidate, id)
);

create table hiring_rating (
	evidence bigint not null,
	trait varchar(32) not null,
	-- 1 to 5
	seen int not null,
	-- what was said or done that shows it
	said varchar(1000),
	primary key (evidence, trait),
	constraint hiring_rating_evidence foreign key (evidence) references hiring_evidence (id)
);

-- The customer's milestones in a simulated call.
create table hiring_milestone (
	evidence bigint not null,
	milestone varchar(32) not null,
	outcome varchar(16) not null,
	primary key (evidence, milestone),
	constraint hiring_milestone_evidence foreign key (evidence) references hiring_evidence (id)
);

-- What the rules made of the evidence, each time that they were asked.
create table fit_review (
	id bigint not null auto_increment primary key,
	candidate bigint not null,
	reviewed_at datetime(6) not null,
	recommendation varchar(24) not null,
	score double not null,
	findings longtext not null,
	release_no int not null,
	constraint fit_review_candidate foreign key (candidate) references candidate (number),
	key fit_review_order (candidate, id)
);

-- What people did with it: OFFER, DECLINE, MORE_EVIDENCE, LETTER, ACCEPTED, REFUSED, ONBOARDED.
create table hiring_step (
	id bigint not null auto_increment primary key,
	candidate bigint not null,
	step varchar(16) not null,
	by_user varchar(64) not null,
	at datetime(6) not null,
	words varchar(2000),
	constraint hiring_step_candidate foreign key (candidate) references candidate (number),
	key hiring_step_order (candidate, id)
);

-- How a hire begins.
create table onboarding (
	candidate bigint not null primary key,
	goals varchar(2000),
	oriented_at datetime(6) not null,
	feedback_at datetime(6) not null,
	first_objective varchar(32) not null,
	constraint onboarding_candidate foreign key (candidate) references candidate (number)
);
