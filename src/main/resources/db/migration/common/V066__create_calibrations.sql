-- several evaluators judge the same calls without seeing each other
create table calibration (
	id bigint not null auto_increment primary key,
	name varchar(120) not null,
	form int not null,
	opened_by varchar(64) not null,
	opened_at datetime(6) not null,
	-- absent while evaluators answer
	closed_at datetime(6)
);

create table calibration_call (
	calibration bigint not null,
	position int not null,
	source varchar(64) not null,
	call_id varchar(64) not null,
	primary key (calibration, position)
);

create table calibration_evaluator (
	calibration bigint not null,
	evaluator varchar(64) not null,
	primary key (calibration, evaluator),
	key calibrations_of_evaluator (evaluator, calibration)
);

create table calibration_answer (
	calibration bigint not null,
	position int not null,
	evaluator varchar(64) not null,
	answered_at datetime(6) not null,
	answers mediumtext not null,
	primary key (calibration, position, evaluator)
);

-- how far they agreed, computed when it was closed
create table calibration_kappa (
	calibration bigint not null,
	milestone varchar(24) not null,
	-- one evaluator against all others; empty for all of them together
	evaluator varchar(64) not null,
	-- the other of a pair; empty where it is no pair
	other varchar(64) not null,
	calls int not null,
	-- absent where everybody chose one and the same answer throughout
	kappa double precision,
	lower95 double precision,
	upper95 double precision,
	primary key (calibration, milestone, evaluator, other)
);
