-- a coach shows again and again that they can do it; absent end while that runs
create table coach_certification (
	id bigint not null auto_increment,
	coach varchar(64) not null,
	begun_by varchar(64) not null,
	begun_at timestamp(6) not null,
	ended_at timestamp(6),
	-- true while it runs, absent afterwards: one at a time
	runs boolean,
	primary key (id),
	constraint one_certification unique (coach, runs)
);

-- what was shown or observed for each of the three parts: SELLING, COACHING, CHANGE
create table coach_proof (
	id bigint not null auto_increment,
	certification_id bigint not null,
	part varchar(16) not null,
	passed boolean not null,
	-- the coaching session that was observed
	session_id bigint,
	words varchar(4000) not null,
	by_user varchar(64) not null,
	shown_at timestamp(6) not null,
	primary key (id),
	constraint proof_of_certification foreign key (certification_id) references coach_certification (id)
);

-- certificates, one after the other; one without a certification was put on record by HR
create table coach_certificate (
	id bigint not null auto_increment,
	coach varchar(64) not null,
	certification_id bigint,
	-- the newest proof that it rests on: what is shown later is for the next one
	proof_id bigint,
	reason varchar(1000) not null,
	issued_by varchar(64) not null,
	issued_at timestamp(6) not null,
	expires_at timestamp(6) not null,
	primary key (id)
);

create index certificate_of_coach on coach_certificate (coach, expires_at);
