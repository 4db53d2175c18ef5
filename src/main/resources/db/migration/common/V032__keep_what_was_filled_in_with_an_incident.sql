-- What was filled in when a task could not be completed, to complete it again; only while the incident
-- is open, and never what is for a few to read.
alter table wf_incident add column filled_in longtext;
