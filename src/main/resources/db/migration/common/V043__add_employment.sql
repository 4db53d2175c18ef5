-- how each rep is employed now; a rep without a row sells and is at work
create table employment (
	rep varchar(64) not null,
	seat varchar(16) not null,
	on_leave_since timestamp(6),
	left_on date,
	leaving varchar(16),
	version bigint not null,
	primary key (rep)
);

create index employment_left on employment (left_on);
