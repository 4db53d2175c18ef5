-- A rep says that a milestone of a call was judged wrongly; somebody who did not assess it decides. One at a time
-- for each milestone of a call: waits is there while nobody has decided.
create table call_dispute (
	id bigint not null auto_increment,
	source varchar(64) not null,
	call_id varchar(64) not null,
	milestone varchar(24) not null,
	rep varchar(64) not null,
	stood varchar(16) not null,
	grounds varchar(2000) not null,
	raised_at datetime(6) not null,
	waits boolean,
	outcome varchar(16),
	reason varchar(2000),
	decided_by varchar(64),
	decided_at datetime(6),
	primary key (id),
	constraint dispute_once unique (source, call_id, milestone, waits),
	key dispute_of_rep (rep, id),
	key dispute_waits (waits, id)
);
