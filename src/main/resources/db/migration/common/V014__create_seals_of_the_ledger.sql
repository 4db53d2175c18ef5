-- What seals the ledger: numbers, hashes and signatures, beside the entries and never in them. Rows are
-- inserted and read, never changed; triggers that refuse everything else follow in V014.1.

-- The place of an entry in the sealed ledger, and its leaf hash (RFC 6962).
create table ledger_seal (
    n        bigint     not null primary key,
    entry_id bigint     not null,
    hash     binary(32) not null,
    constraint ledger_seal_once unique (entry_id)
);

-- Hashes of complete subtrees: level 1 of 256 entries, level 2 of 65,536 and so on, so that no proof
-- reads the log again.
create table ledger_node (
    level_no int        not null,
    place    bigint     not null,
    hash     binary(32) not null,
    primary key (level_no, place)
);

create table ledger_head (
    size          bigint       not null primary key,
    root          binary(32)   not null,
    at            timestamp(6) not null,
    key_id        varchar(64)  not null,
    signature     binary(64)   not null,
    -- the highest id sealed so far: where to look for what is not
    highest_entry bigint       not null
);

create index ledger_head_by_time on ledger_head (at);

-- Public halves of the keys that signed; a new one is endorsed by the one before it.
create table ledger_key (
    id          varchar(64)   not null primary key,
    public_key  varbinary(64) not null,
    at          timestamp(6)  not null,
    endorsed_by varchar(64),
    endorsement binary(64)
);

-- One row, locked by whoever seals.
create table ledger_sealing (
    id int not null primary key
);

insert into ledger_sealing values (1);
