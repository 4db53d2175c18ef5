-- What calls of a month would earn that only a team can be credited with: under what is live, and under the draft.
create table policy_backtest_pool (
    backtest_id   bigint      not null,
    team          varchar(64) not null,
    book_month    char(7)     not null,
    calls         int         not null,
    before_points bigint      not null,
    after_points  bigint      not null,
    -- what the points are worth, in hundredths
    before_cents  bigint      not null,
    after_cents   bigint      not null,
    primary key (backtest_id, team, book_month)
);
