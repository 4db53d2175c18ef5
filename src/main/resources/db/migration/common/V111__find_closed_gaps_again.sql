-- a closed gap may be found again, on other calls: nth counts how often it was before
alter table gap add column closed_at datetime(6);
alter table gap add column nth int not null default 0;
update gap set closed_at = settled_at where state = 'CLOSED';
alter table gap drop constraint gap_once;
alter table gap add constraint gap_once unique (rep, milestone, competency, kind, nth);
