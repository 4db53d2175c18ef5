-- One import is one request that sends calls. While its sender still sends, its state is
-- RECEIVING; then FOLLOWING until the consequences of all its calls are drawn.
create table call_import (
	id bigint not null auto_increment primary key,
	sent_by varchar(64) not null,
	state varchar(16) not null,
	received int not null,
	accepted int not null,
	duplicates int not null,
	rejected int not null,
	followed int not null,
	started_at datetime(6) not null,
	touched_at datetime(6) not null,
	finished_at datetime(6)
);

-- Workers add what they followed here and no two of them wait for one row; it is added up
-- into call_import every few seconds.
create table call_import_progress (
	id bigint not null auto_increment primary key,
	import_id bigint not null,
	followed int not null,
	at datetime(6) not null,
	key call_import_progress_import (import_id)
);

-- A call as it came, or as last corrected. The id is the import's, times 131072, plus the
-- call's number in it, so that no sequence is shared and a call names its import.
create table calls (
	id bigint not null primary key,
	source varchar(64) not null,
	call_id varchar(64) not null,
	rep varchar(64),
	team varchar(64),
	started_at datetime(6) not null,
	handle_seconds int not null,
	-- one letter a milestone, in their order: M met, X missed, N not applicable, - not assessed
	outcomes char(7) not null,
	-- lines of milestone=reason
	outcome_reasons varchar(2000),
	sale boolean not null,
	-- skill=count, sorted, comma-separated
	skills varchar(1000),
	hold_seconds int,
	after_call_seconds int,
	transferred boolean,
	name_used boolean,
	-- sorted, comma-separated
	behaviours varchar(100),
	sampling varchar(16) not null,
	assessor varchar(64),
	call_type varchar(64),
	received_at datetime(6) not null,
	-- keeps a call from being stored twice, and finds it by what everybody calls it
	-- (the id first: H2 looks for a list of values in the first column only)
	unique key calls_key (call_id, source),
	-- a rep's history in order, from either end; the id makes a page's order total
	key calls_rep (rep, started_at, id)
);

-- Calls whose consequences are not drawn yet, in the order in which a rep's turn takes
-- them. The import is absent where a corrected call comes up again.
create table unfollowed_call (
	rep varchar(64) not null,
	started_at datetime(6) not null,
	call_row bigint not null,
	import_id bigint,
	primary key (rep, started_at, call_row)
);

-- How far each rep has been followed: the newest call, and the generation of the history,
-- which rises when something before that call changed. A correction asks for that by
-- rebuild; a late call shows when its turn comes. Also the rep's lock.
create table follow_up (
	rep varchar(64) not null primary key,
	generation bigint not null,
	rebuild boolean not null,
	newest_started_at datetime(6),
	newest_source varchar(64),
	newest_call_id varchar(64)
);

-- A version of a call that a correction replaced, as it read in JSON.
create table call_correction (
	id bigint not null auto_increment primary key,
	call_row bigint not null,
	earlier text not null,
	reason varchar(1000) not null,
	corrected_by varchar(64) not null,
	corrected_at datetime(6) not null,
	constraint call_correction_call foreign key (call_row) references calls (id)
);
