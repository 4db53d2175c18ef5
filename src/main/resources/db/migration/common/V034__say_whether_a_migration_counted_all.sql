-- Whether the total is all: counting ends when much was looked at.
alter table wf_migration add column complete boolean not null default true;
