-- a relapse may begin with objectives too: what it is a relapse of no longer tells the stage
alter table escalation_case add column first_stage varchar(20) not null default 'SKILL_OBJECTIVE';
update escalation_case set first_stage = 'HEART_TO_HEART' where relapse_of is not null;
update escalation_case set first_stage = 'FORMATIVE_FEEDBACK' where behaviour is not null;
