-- What a rep's calls of a month would earn: under what is live, and under the draft.
create table policy_backtest_reward (
    backtest_id   bigint      not null,
    rep           varchar(64) not null,
    book_month    char(7)     not null,
    before_points bigint      not null,
    after_points  bigint      not null,
    -- what the points are worth, in hundredths
    before_cents  bigint      not null,
    after_cents   bigint      not null,
    primary key (backtest_id, rep, book_month)
);
