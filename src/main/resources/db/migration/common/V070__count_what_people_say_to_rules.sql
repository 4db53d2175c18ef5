-- How often people confirmed or overrode what a rule proposed, beside how often it fired; read by their days.
alter table policy_rule_use add column confirmed int default 0 not null;
alter table policy_rule_use add column overridden int default 0 not null;
create index policy_rule_use_by_day on policy_rule_use (used_on);
