-- What a second person wants first, and when a draft publishes itself.
alter table policy_draft add column sent_back_by varchar(64);
alter table policy_draft add column sent_back_reason varchar(1000);
alter table policy_draft add column publish_at timestamp(6) null;

-- On which day a rule led to something for somebody, and how often.
create table policy_rule_use (
    rule_name varchar(200) not null,
    used_on   date         not null,
    subject   varchar(64)  not null,
    times     int          not null,
    primary key (rule_name, used_on, subject)
);
