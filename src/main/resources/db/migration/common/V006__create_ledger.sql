-- What happened, once and for all: rows are inserted and read, never changed. Triggers that refuse
-- everything else differ between databases and follow in V006.1.
create table ledger_entry (
    id         bigint        not null auto_increment primary key,
    at         timestamp(6)  not null,
    actor      varchar(64)   not null,
    kind       varchar(64)   not null,
    subject    varchar(200)  not null,
    case_id    varchar(64),
    what       varchar(4000) not null,
    detail     longtext      not null,
    release_no int
);

create index ledger_entry_of_case on ledger_entry (case_id);
create index ledger_entry_of_subject on ledger_entry (subject);
create index ledger_entry_of_kind on ledger_entry (kind);
