-- at most one row; where there is one, the database holds a demonstration center and
-- only the demo profile may use it
create table demonstration (
	id int not null primary key,
	-- the made-up calls reach up to here
	set_up_at timestamp(6) not null,
	-- absent while calls and stories are still being brought in
	ready_at timestamp(6)
);
