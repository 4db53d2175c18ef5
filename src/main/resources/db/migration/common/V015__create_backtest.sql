-- What a draft would have changed, found by replaying stored calls. The row of the rep
-- done last is where a restart goes on.
create table policy_backtest (
    id            bigint       not null auto_increment primary key,
    draft_id      bigint       not null,
    base_release  int          not null,
    files_sha256  varchar(64)  not null,
    from_at       datetime(6)  not null,
    to_at         datetime(6)  not null,
    asked_by      varchar(64)  not null,
    asked_at      datetime(6)  not null,
    state         varchar(16)  not null,
    reps          int          not null,
    reps_done     int          not null,
    calls         bigint       not null,
    millis        bigint       not null,
    finished_at   datetime(6),
    failure       varchar(2000),
    result_sha256 varchar(64),
    constraint policy_backtest_draft foreign key (draft_id) references policy_draft (id)
);

create table policy_backtest_rep (
    backtest_id bigint      not null,
    rep         varchar(64) not null,
    team        varchar(64) not null,
    tenure_days int         not null,
    shift_name  varchar(16) not null,
    calls       int         not null,
    primary key (backtest_id, rep)
);

-- How often each kind of thing comes about for a rep; kinds that never do have no row.
create table policy_backtest_count (
    backtest_id  bigint      not null,
    rep          varchar(64) not null,
    kind         varchar(24) not null,
    before_count int         not null,
    after_count  int         not null,
    primary key (backtest_id, rep, kind)
);

create table policy_backtest_change (
    backtest_id bigint        not null,
    rep         varchar(64)   not null,
    position    int           not null,
    kind        varchar(24)   not null,
    about       varchar(200)  not null,
    before_at   datetime(6),
    after_at    datetime(6),
    reason      varchar(1000) not null,
    -- one a line
    rules       varchar(2000) not null,
    calls       varchar(4000) not null,
    primary key (backtest_id, rep, position)
);
