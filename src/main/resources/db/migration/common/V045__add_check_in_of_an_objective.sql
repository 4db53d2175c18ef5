-- when the rep came to talk about an objective
alter table evidence_window add column checked_in_at timestamp(6);
