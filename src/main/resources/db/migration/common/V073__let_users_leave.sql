-- the last day of work of a user who is no rep; reps have theirs with their employment
alter table app_user add column left_on date;
