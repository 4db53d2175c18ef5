-- What points can be redeemed for.
create table catalogue_item (
	id varchar(64) not null primary key,
	name varchar(200) not null,
	description varchar(2000) not null,
	stock int not null,
	offered boolean not null,
	picture mediumblob,
	picture_type varchar(32),
	constraint catalogue_item_stock check (stock >= 0)
);

-- Every price that an item ever had; the newest counts.
create table catalogue_price (
	id bigint not null auto_increment primary key,
	item varchar(64) not null,
	points bigint not null,
	at datetime(6) not null,
	by_user varchar(64) not null,
	constraint catalogue_price_item foreign key (item) references catalogue_item (id),
	constraint catalogue_price_positive check (points > 0)
);

create table redemption (
	id bigint not null auto_increment primary key,
	rep varchar(64) not null,
	item varchar(64) not null,
	points bigint not null,
	-- ASKED, APPROVED, FULFILLED, DECLINED, CANCELLED
	state varchar(16) not null,
	asked_at datetime(6) not null,
	ended_at datetime(6),
	ended_by varchar(64),
	ended_because varchar(1000),
	constraint redemption_item foreign key (item) references catalogue_item (id),
	key redemption_rep (rep, id)
);

-- Whether a rep wants to be mentioned in front of peers; who says nothing may be.
create table recognition_choice (
	rep varchar(64) not null primary key,
	mentioned boolean not null
);

create table kudos (
	id bigint not null auto_increment primary key,
	rep varchar(64) not null,
	from_user varchar(64) not null,
	words varchar(500) not null,
	-- what it is about; absent for anything else
	milestone varchar(32),
	at datetime(6) not null,
	hidden_at datetime(6),
	hidden_by varchar(64),
	hidden_because varchar(500),
	key kudos_rep (rep, id)
);

create table kudos_reaction (
	kudos bigint not null,
	by_user varchar(64) not null,
	reaction varchar(16) not null,
	primary key (kudos, by_user),
	constraint kudos_reaction_kudos foreign key (kudos) references kudos (id)
);

-- Something good that a supervisor is asked to say or write: a PAT on the back within the hour, a NOTE by hand.
create table gesture (
	id bigint not null auto_increment primary key,
	kind varchar(8) not null,
	rep varchar(64) not null,
	team varchar(64) not null,
	reason varchar(500) not null,
	asked_at datetime(6) not null,
	due_at datetime(6) not null,
	done_at datetime(6),
	done_by varchar(64),
	words varchar(500),
	key gesture_team (team, done_at, due_at)
);

-- How a rep's month went for being an achiever; each is judged once.
create table achiever_month (
	rep varchar(64) not null,
	book_month char(7) not null,
	-- EARNED, KEPT, PROTECTED, LOST, NONE
	standing varchar(16) not null,
	-- months in a row that were missed by then
	missed int not null,
	reason varchar(500) not null,
	release_no int not null,
	primary key (rep, book_month)
);

-- What a team's calls earned in a month that nobody alone can be credited with, once it was given.
create table pool (
	team varchar(64) not null,
	book_month char(7) not null,
	calls int not null,
	points bigint not null,
	settled_at datetime(6) not null,
	settled_by varchar(64) not null,
	primary key (team, book_month)
);
