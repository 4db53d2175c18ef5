-- Who runs on a release and was not called, in the order in which they are moved; counted without reading them.
create index wf_instance_roots on wf_instance (release_number, state, parent, id);
alter table wf_instance drop index wf_instance_release;
