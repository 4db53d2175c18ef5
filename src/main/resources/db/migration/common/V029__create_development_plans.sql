-- what management promised for a rep in the program: a version is written once, only its delivery is added
create table development_element (
	id bigint not null auto_increment,
	case_number bigint not null,
	plan_version int not null,
	kind varchar(16) not null,
	what varchar(1000) not null,
	owner varchar(64) not null,
	due date not null,
	written_by varchar(64) not null,
	written_at timestamp(6) not null,
	delivered_at timestamp(6),
	delivered_by varchar(64),
	shown varchar(1000),
	primary key (id)
);

create index development_of_case on development_element (case_number, id);
