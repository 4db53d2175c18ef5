-- What people wrote, of which entries of the ledger hold the salted digest alone. Words and salt can be
-- erased; the digest stays, with who erased them, when and why.
create table personal_text (
	id            bigint       not null auto_increment primary key,
	digest        binary(32)   not null,
	salt          binary(32),
	words         longtext,
	restricted    boolean      not null,
	subject       varchar(200) not null,
	case_id       varchar(64),
	kind          varchar(64)  not null,
	at            datetime(6)  not null,
	erased_at     datetime(6),
	erased_by     varchar(64),
	because       varchar(500),
	constraint personal_text_once unique (digest)
);

create index personal_text_of_subject on personal_text (subject);
