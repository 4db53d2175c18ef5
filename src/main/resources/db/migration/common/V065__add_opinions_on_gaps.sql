-- what people say about a proposed gap, one opinion each; the first settles it, of a talent the second
create table gap_opinion (
	gap_id bigint not null,
	by_user varchar(64) not null,
	said_at datetime(6) not null,
	-- absent where somebody sees no gap at all
	cause varchar(16),
	competency varchar(32) not null,
	reason varchar(1000) not null,
	primary key (gap_id, by_user)
);

-- what people have settled on, and what would help; absent while the gap is proposed
alter table gap add column cause varchar(16);
alter table gap add column remedy varchar(32);
alter table gap add column settled_at datetime(6);

create index gap_by_state on gap (state, id);
