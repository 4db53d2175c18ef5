-- How rewards shall come, as the rep chose it; absent where the directory's word counts.
alter table rep add column chosen_reward varchar(16);
