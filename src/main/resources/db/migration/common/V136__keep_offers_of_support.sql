-- offers of support to a supervisor whose tasks on the floor lay too long, one at a time
create table support_offer (
	id bigint not null auto_increment,
	supervisor varchar(64) not null,
	-- who leads them, and is asked to offer it
	manager varchar(64) not null,
	asked_at timestamp(6) not null,
	-- true while it is open, absent afterwards
	runs boolean,
	ended_at timestamp(6),
	-- what was offered, by whom, and what the two agreed on; absent when it ended otherwise
	offered varchar(32),
	by_user varchar(64),
	agreed varchar(1000),
	primary key (id),
	constraint one_offer_at_a_time unique (supervisor, runs)
);

create index offer_by_supervisor on support_offer (supervisor, id);

create index offer_by_manager on support_offer (manager, id);

-- the tasks that were overdue then, without whom they are about
create table support_offer_task (
	offer_id bigint not null,
	task_id varchar(64) not null,
	team varchar(64) not null,
	title varchar(200) not null,
	due_at timestamp(6),
	primary key (offer_id, task_id),
	constraint task_of_offer foreign key (offer_id) references support_offer (id)
);

-- those that were asked for before: what was overdue then is not known any more
insert into support_offer (supervisor, manager, asked_at, runs, ended_at, by_user)
select substring(business_key, 9), substring(candidate, 6), created_at,
	case when state in ('OPEN', 'CLAIMED') then true else null end, completed_at,
	case when state = 'COMPLETED' then owner else null end
from wf_task where name = 'offer-support' and business_key like 'support-%' and candidate like 'user:%'
order by created_at;
