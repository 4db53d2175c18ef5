-- How often each rule of the draft fired while calls were replayed under it; a decision
-- that was asked has a row without a rule.
create table policy_backtest_rule (
    backtest_id bigint       not null,
    decision    varchar(64)  not null,
    rule_name   varchar(200) not null,
    times       int          not null,
    primary key (backtest_id, decision, rule_name)
);
