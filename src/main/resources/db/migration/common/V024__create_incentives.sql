-- Points and money of reps: double entry. A transfer takes from one account what it gives to another, so
-- the books balance row by row. Rows are inserted and read, never changed; triggers that refuse everything
-- else follow in V024.1.
create table points_transfer (
	id bigint not null auto_increment primary key,
	at datetime(6) not null,
	-- POINTS or CENTS
	unit varchar(8) not null,
	-- rep:r-001, or center: and what for
	from_account varchar(80) not null,
	to_account varchar(80) not null,
	amount bigint not null,
	kind varchar(24) not null,
	-- whom it concerns; absent where it concerns nobody alone
	rep varchar(64),
	-- the team that bears it
	team varchar(64) not null,
	reason varchar(1000) not null,
	by_user varchar(64) not null,
	-- names what may be booked only once
	reference varchar(200),
	-- the transfer that this one takes back
	reverses bigint,
	release_no int,
	constraint points_transfer_gives check (amount > 0),
	constraint points_transfer_moves check (from_account <> to_account),
	constraint points_transfer_once unique (reference),
	key points_transfer_rep (rep, id),
	key points_transfer_at (at)
);

-- What a rep has: the sum of the transfers, kept so that it can be locked and never goes below zero.
create table points_balance (
	rep varchar(64) not null,
	unit varchar(8) not null,
	balance bigint not null,
	primary key (rep, unit),
	constraint points_balance_covered check (balance >= 0)
);

-- Rules that have rewarded something, so that awards name them by number.
create table award_rule (
	id int not null auto_increment primary key,
	release_no int not null,
	rule_name varchar(400) not null,
	milestone varchar(32) not null,
	constraint award_rule_once unique (release_no, rule_name, milestone)
);

-- What a call earned; a correction adds a version. Never changed either.
create table award (
	call_id varchar(64) not null,
	source varchar(64) not null,
	version int not null,
	rep varchar(64) not null,
	team varchar(64) not null,
	started_at datetime(6) not null,
	release_no int not null,
	form varchar(16) not null,
	-- rule=points, comma-separated; empty where a correction left nothing
	merits varchar(400) not null,
	-- what of it counts under the cap of a day
	granted int not null,
	-- what was booked for it, points or cents
	amount bigint not null,
	transfer_id bigint,
	primary key (call_id, source, version),
	key award_transfer (transfer_id)
);

-- Who was told, and when, that points are about to expire.
create table points_warning (
	rep varchar(64) not null,
	expires_on date not null,
	points bigint not null,
	at datetime(6) not null,
	primary key (rep, expires_on)
);

-- What became of a rep's money with the wages of a month.
create table payroll_payment (
	book_month char(7) not null,
	rep varchar(64) not null,
	team varchar(64) not null,
	gross bigint not null,
	tax_percent double not null,
	net bigint not null,
	points bigint not null,
	transfer_id bigint not null,
	primary key (book_month, rep)
);
