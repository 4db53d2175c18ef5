create table app_user (
	id varchar(64) not null primary key,
	name varchar(200) not null,
	-- names of shared.Role, comma-separated
	roles varchar(200) not null,
	-- the rep that this user is: one user at most speaks for a rep
	rep varchar(64) unique,
	-- with the name of its algorithm; absent for those who sign in elsewhere
	password_hash varchar(200)
);

create table team (
	id varchar(64) not null primary key,
	name varchar(200) not null,
	supervisor varchar(64) not null,
	constraint team_supervisor foreign key (supervisor) references app_user (id)
);

create table rep (
	id varchar(64) not null primary key,
	name varchar(200) not null,
	team varchar(64) not null,
	hired_on date not null,
	reward_preference varchar(16) not null,
	notice_acknowledged_on date,
	constraint rep_team foreign key (team) references team (id)
);

alter table app_user add constraint app_user_rep foreign key (rep) references rep (id);

-- rises with every change of the three tables above, so that other nodes read them again
create table directory_version (
	id int not null primary key,
	version bigint not null
);

insert into directory_version (id, version) values (1, 1);
