create table rep_state (
	rep varchar(64) not null,
	generation bigint not null,
	state longtext not null,
	updated_at timestamp(6) not null,
	primary key (rep)
);
