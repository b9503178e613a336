-- The schema of partitions, in no search path, so that \d of psql and the schema browsers of other tools list the tables and views that can
-- be queried, and not their partitions. Migrations create partitions beside their tables; the last step of each migration moves them here
-- (docs/adr/0040-partitions.md).

CREATE SCHEMA IF NOT EXISTS "${flyway:defaultSchema}_partitions";
