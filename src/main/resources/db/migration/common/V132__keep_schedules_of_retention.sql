-- How long what was written by or about people is kept, by kind and place; the latest row counts, earlier ones stay.
create table retention_schedule (
	id bigint not null auto_increment primary key,
	-- CASE: of a case that has ended; PERSON: of no case, of somebody who has left
	kind varchar(16) not null,
	-- empty for every place that has none of its own
	place varchar(64) not null,
	kept_at_least int not null,
	source varchar(500) not null,
	-- absent where nothing is erased by itself
	erased_after int,
	because varchar(500) not null,
	set_by varchar(64) not null,
	set_at datetime(6) not null
);

create index retention_schedule_of_place on retention_schedule (kind, place, id);

insert into retention_schedule (kind, place, kept_at_least, source, because, set_by, set_at)
values ('CASE', '', 365, 'No law of the place was read. A year is what US law asks (29 CFR 1602.14); until somebody who knows sets it, it holds everywhere.', 'As shipped', 'callcraft', '2026-11-25 00:00:00');
insert into retention_schedule (kind, place, kept_at_least, source, because, set_by, set_at)
values ('PERSON', '', 365, 'No law of the place was read. A year is what US law asks (29 CFR 1602.14); until somebody who knows sets it, it holds everywhere.', 'As shipped', 'callcraft', '2026-11-25 00:00:00');
insert into retention_schedule (kind, place, kept_at_least, source, because, set_by, set_at)
values ('CASE', 'US', 365, '29 CFR 1602.14: one year from the making of the record or the personnel action, whichever is later; of whoever is dismissed from that day; under a charge until it is settled', 'As shipped', 'callcraft', '2026-11-25 00:00:00');
insert into retention_schedule (kind, place, kept_at_least, source, because, set_by, set_at)
values ('PERSON', 'US', 365, '29 CFR 1602.14: one year from the making of the record or the personnel action, whichever is later; of whoever is dismissed from that day; under a charge until it is settled', 'As shipped', 'callcraft', '2026-11-25 00:00:00');

-- Since when something is only kept because it must be: a case that has ended, a person who has left.
create table retention_clock (
	id bigint not null auto_increment primary key,
	kind varchar(16) not null,
	person varchar(64) not null,
	-- empty for what is of no case
	case_id varchar(64) not null,
	-- whose schedule holds; absent until that was looked up
	place varchar(64),
	since datetime(6) not null,
	-- when the time was over and nothing was left; absent before
	over_at datetime(6),
	constraint retention_clock_once unique (person, case_id)
);

-- what is over, place by place, the longest first
create index retention_clock_by_place on retention_clock (kind, place, over_at, since, id);

insert into retention_clock (kind, person, case_id, since)
select 'CASE', rep, concat('case-', case when number < 1000000 then lpad(concat('', number), 6, '0') else concat('', number) end),
	case when appeal_until > closed_at then appeal_until else closed_at end
from escalation_case where closed_at is not null;

insert into retention_clock (kind, person, case_id, since)
select 'PERSON', rep, '', cast(left_on as datetime) + interval '1' day from employment where left_on is not null;

insert into retention_clock (kind, person, case_id, since)
select 'PERSON', id, '', cast(left_on as datetime) + interval '1' day from app_user where left_on is not null and rep is null;

-- up to which text was looked at for what somebody wrote after the time was over
create table retention_sweep (
	last_text bigint not null
);

insert into retention_sweep (last_text) select coalesce(max(id), 0) from personal_text;
