-- What assessments of calls that nobody picked add up to in a month (UTC), by rep, by
-- evaluator and by item of the form. On each call x is the share of the checklist that was
-- done, of an item 0 or 1, and y the share of the milestones that were met, both in per
-- mille. An assessment that another replaces is taken out again.
create table checklist_month (
	first_day date not null,
	-- REP, EVALUATOR, ITEM
	about varchar(16) not null,
	id varchar(64) not null,
	calls bigint not null,
	-- items done, of those that were appropriate
	done bigint not null,
	appropriate bigint not null,
	x bigint not null,
	y bigint not null,
	xx bigint not null,
	yy bigint not null,
	xy bigint not null,
	primary key (first_day, about, id)
);
