-- Who leads the supervisor: takes over what lies too long.
alter table team add column manager varchar(64);
alter table team add constraint team_manager foreign key (manager) references app_user (id);

-- When a team works, where it differs from the center; days and dates comma-separated.
create table team_hours (
	team     varchar(64)   not null primary key,
	zone     varchar(64)   not null,
	opens    varchar(5)    not null,
	closes   varchar(5)    not null,
	days     varchar(80)   not null,
	days_off varchar(4000) not null,
	constraint team_hours_team foreign key (team) references team (id)
);
