-- What tax takes of rewards where a team works; each rule counts until a later one of the same jurisdiction.
create table tax_rule (
	jurisdiction varchar(64) not null,
	valid_from date not null,
	tax_percent double not null,
	-- money of a month that is free of tax, in hundredths
	tax_free bigint not null,
	-- whether what points are redeemed for is taxed as well
	points_taxed boolean not null,
	primary key (jurisdiction, valid_from),
	constraint tax_rule_percent check (tax_percent between 0 and 100),
	constraint tax_rule_free check (tax_free >= 0)
);

-- Teams that are not here go by the figure of the rules.
create table tax_place (
	team varchar(64) not null primary key,
	jurisdiction varchar(64) not null
);

alter table payroll_payment add column jurisdiction varchar(64);
alter table payroll_payment add column tax_free bigint default 0 not null;
