-- A place's schedule that was withdrawn: from then on what holds elsewhere holds there too. The row repeats what it was.
alter table retention_schedule add column withdrawn boolean not null default false;
