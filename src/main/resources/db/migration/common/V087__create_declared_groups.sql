-- What candidates say about themselves if they like to, apart from all else: it is counted, and reaches no rule.
create table declared_group (
	candidate bigint not null,
	-- SEX, AGE, ORIGIN, DISABILITY
	dimension varchar(16) not null,
	declared varchar(64) not null,
	primary key (candidate, dimension),
	constraint declared_group_candidate foreign key (candidate) references candidate (number)
);
