-- "did it", tapped call by call while an objective runs: said by people, beside what calls show
create table objective_tap (
	id bigint not null auto_increment,
	window_id bigint not null,
	by_user varchar(64) not null,
	self_report boolean not null,
	at timestamp(6) not null,
	primary key (id)
);

create index tap_of_window on objective_tap (window_id, id);
