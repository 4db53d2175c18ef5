-- drawn by chance, or picked for its risk, which counts in no rate
alter table assessment_draw add column kind varchar(16) not null default 'RANDOM';
alter table assessment_draw add column reason varchar(200) not null default 'By chance';
