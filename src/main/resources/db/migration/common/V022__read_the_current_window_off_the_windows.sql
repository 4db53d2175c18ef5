-- The objective or trial that a case is at is its last: the case need not be written to say so.
alter table escalation_case drop column window_id;
