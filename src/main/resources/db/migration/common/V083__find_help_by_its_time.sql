-- reports on help look at some months of everybody
create index coaching_by_time on coaching_session (held_at);
create index training_by_time on training_assignment (completed_at);
