-- A release whose rules had to be stopped, on whichever node: those of the last minute.
create table policy_stop (
    id         bigint       not null auto_increment primary key,
    release_no int          not null,
    stopped_at timestamp(6) not null
);

create index policy_stop_of_release on policy_stop (release_no, stopped_at);
