-- Two accounts, so that not even the application can change what the ledger holds. Run once, as an administrator,
-- with passwords of your own. The application is started with
--   spring.datasource.username=callcraft          spring.datasource.password=…
--   spring.flyway.user=callcraft_owner            spring.flyway.password=…
--   callcraft.ledger.account=callcraft@%
-- and the owner gives the other account its rights after every migration: all on what changes, and no
-- UPDATE, DELETE, DROP or TRIGGER on the ledger.
create database callcraft collate utf8mb4_0900_bin;
create user callcraft_owner@'%' identified by 'password-of-the-owner';
create user callcraft@'%' identified by 'password-of-the-application';
grant select, insert, update, delete, create, alter, index, drop, references, trigger
    on callcraft.* to callcraft_owner@'%' with grant option;
