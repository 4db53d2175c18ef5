-- What a rep's followed calls of one day (UTC) add up to, and of one month, so that reports
-- never read calls. A row belongs to its rep's turn: nobody else writes it. The sums are
-- numbers in the order of standing.CallSums, comma-separated, nothing for a 0, and end with
-- the last that is none.
create table call_day (
	rep varchar(64) not null,
	on_day date not null,
	sums varchar(1000) not null,
	primary key (rep, on_day)
);

-- the month first: reports on the whole center read a few months of everybody
create table call_month (
	first_day date not null,
	rep varchar(64) not null,
	sums varchar(1000) not null,
	primary key (first_day, rep)
);

-- what was followed before is added up when the rep's next call is followed: a state of
-- another generation than the history is folded anew
update rep_state set generation = -1;
