-- How often each score was given in a month (UTC): answers of one person are nowhere
-- together, and nobody's are apart from all others'.
create table pulse_month (
	first_day date not null,
	statement varchar(16) not null,
	score int not null,
	answers int not null,
	primary key (first_day, statement, score)
);

-- who has answered in a month, so that nobody answers twice
create table pulse_answered (
	first_day date not null,
	by_user varchar(64) not null,
	primary key (first_day, by_user)
);
