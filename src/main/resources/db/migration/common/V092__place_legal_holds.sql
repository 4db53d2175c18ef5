-- Nothing that was written by or about a person, or in a case of theirs, is erased while a hold lasts.
create table legal_hold (
	id            bigint       not null auto_increment primary key,
	person        varchar(64)  not null,
	-- absent where all of the person's is held
	case_id       varchar(64),
	because       varchar(500) not null,
	placed_by     varchar(64)  not null,
	placed_at     datetime(6)  not null,
	lifted_by     varchar(64),
	lifted_at     datetime(6),
	lifted_because varchar(500)
);

create index legal_hold_of_person on legal_hold (person);
