-- Releases of rules and workflows, the drafts that become releases, and what is known of the watched folder.

-- A text is kept once, however many releases and drafts hold it.
create table policy_text (
    sha256  varchar(64) not null primary key,
    content longtext    not null
);

create table policy_release (
    release_no   int          not null primary key,
    sha256       varchar(64)  not null,
    author       varchar(64)  not null,
    approver     varchar(64),
    message      varchar(1000) not null,
    published_at timestamp(6) not null,
    origin       varchar(16)  not null
);

create table policy_release_file (
    release_no  int          not null,
    path        varchar(255) not null,
    text_sha256 varchar(64)  not null,
    primary key (release_no, path),
    constraint policy_release_file_release foreign key (release_no) references policy_release (release_no),
    constraint policy_release_file_text foreign key (text_sha256) references policy_text (sha256)
);

-- One row: which release is live, and the lock that gives releases consecutive numbers.
create table policy_live (
    id         int not null primary key,
    release_no int,
    constraint policy_live_release foreign key (release_no) references policy_release (release_no)
);

insert into policy_live (id, release_no) values (1, null);

create table policy_draft (
    id           bigint        not null auto_increment primary key,
    version      int           not null,
    author       varchar(64)   not null,
    message      varchar(1000) not null,
    origin       varchar(16)   not null,
    state        varchar(16)   not null,
    created_at   timestamp(6)  not null,
    approver     varchar(64),
    approved_at  timestamp(6),
    published_as int
);

-- A file that a draft changes; without a text it is removed. The base is what was live when it was written.
create table policy_draft_file (
    draft_id     bigint       not null,
    path         varchar(255) not null,
    text_sha256  varchar(64),
    editor       varchar(64)  not null,
    base_release int          not null,
    primary key (draft_id, path),
    constraint policy_draft_file_draft foreign key (draft_id) references policy_draft (id),
    constraint policy_draft_file_text foreign key (text_sha256) references policy_text (sha256)
);

-- One row: the last reading of the watched folder.
create table policy_folder (
    id             int not null primary key,
    version        int not null,
    reading_sha256 varchar(64)
);

insert into policy_folder (id, version, reading_sha256) values (1, 0, null);

-- The folder's files as they were when a reading was last taken over.
create table policy_folder_file (
    folder_id   int          not null,
    path        varchar(255) not null,
    text_sha256 varchar(64)  not null,
    primary key (folder_id, path),
    constraint policy_folder_file_text foreign key (text_sha256) references policy_text (sha256)
);

-- Why the last reading was refused, if it was.
create table policy_folder_problem (
    folder_id int           not null,
    position  int           not null,
    file      varchar(255)  not null,
    line_no   int           not null,
    column_no int           not null,
    severity  varchar(16)   not null,
    reason    varchar(2000) not null,
    primary key (folder_id, position)
);
