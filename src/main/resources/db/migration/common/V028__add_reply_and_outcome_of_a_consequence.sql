-- until when the rep may reply before anybody decides
alter table escalation_case add column reply_until timestamp(6);

-- what became of the consequence: decided, appealed, upheld, reversed
alter table escalation_case add column consequence_state varchar(16);

update escalation_case set consequence_state = 'DECIDED' where appeal_until is not null;
