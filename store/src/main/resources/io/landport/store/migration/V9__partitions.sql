-- The schema of partitions, in no search path, so that \d of psql and the schema browsers of other tools list the tables and views that can
-- be queried, and not their partitions. Migrations create partitions beside their tables; the last step of each migration moves them here
-- (docs/adr/0040-partitions.md).

CREATE SCHEMA IF NOT EXISTS "${flyway:defaultSchema}_partitions";

-- By year, so that a query for a year reads only its pages. docs/operations.md shows how to add one.
--
-- Totals of recent days and months are updated all the time. The fill factors (80 for days; 60 for months, which change with each of
-- their days) leave room for HOT updates, which do not touch the indexes. Lower ones would only add pages.

CREATE TABLE daily_total_fact_2015 PARTITION OF daily_total_fact FOR VALUES FROM ('2015-01-01') TO ('2016-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2016 PARTITION OF daily_total_fact FOR VALUES FROM ('2016-01-01') TO ('2017-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2017 PARTITION OF daily_total_fact FOR VALUES FROM ('2017-01-01') TO ('2018-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2018 PARTITION OF daily_total_fact FOR VALUES FROM ('2018-01-01') TO ('2019-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2019 PARTITION OF daily_total_fact FOR VALUES FROM ('2019-01-01') TO ('2020-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2020 PARTITION OF daily_total_fact FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2021 PARTITION OF daily_total_fact FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2022 PARTITION OF daily_total_fact FOR VALUES FROM ('2022-01-01') TO ('2023-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2023 PARTITION OF daily_total_fact FOR VALUES FROM ('2023-01-01') TO ('2024-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2024 PARTITION OF daily_total_fact FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2025 PARTITION OF daily_total_fact FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2026 PARTITION OF daily_total_fact FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2027 PARTITION OF daily_total_fact FOR VALUES FROM ('2027-01-01') TO ('2028-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2028 PARTITION OF daily_total_fact FOR VALUES FROM ('2028-01-01') TO ('2029-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2029 PARTITION OF daily_total_fact FOR VALUES FROM ('2029-01-01') TO ('2030-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2030 PARTITION OF daily_total_fact FOR VALUES FROM ('2030-01-01') TO ('2031-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2031 PARTITION OF daily_total_fact FOR VALUES FROM ('2031-01-01') TO ('2032-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2032 PARTITION OF daily_total_fact FOR VALUES FROM ('2032-01-01') TO ('2033-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2033 PARTITION OF daily_total_fact FOR VALUES FROM ('2033-01-01') TO ('2034-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2034 PARTITION OF daily_total_fact FOR VALUES FROM ('2034-01-01') TO ('2035-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_2035 PARTITION OF daily_total_fact FOR VALUES FROM ('2035-01-01') TO ('2036-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_total_fact_default PARTITION OF daily_total_fact DEFAULT WITH (fillfactor = 80);

CREATE TABLE daily_change_fact_2015 PARTITION OF daily_change_fact FOR VALUES FROM ('2015-01-01') TO ('2016-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2016 PARTITION OF daily_change_fact FOR VALUES FROM ('2016-01-01') TO ('2017-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2017 PARTITION OF daily_change_fact FOR VALUES FROM ('2017-01-01') TO ('2018-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2018 PARTITION OF daily_change_fact FOR VALUES FROM ('2018-01-01') TO ('2019-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2019 PARTITION OF daily_change_fact FOR VALUES FROM ('2019-01-01') TO ('2020-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2020 PARTITION OF daily_change_fact FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2021 PARTITION OF daily_change_fact FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2022 PARTITION OF daily_change_fact FOR VALUES FROM ('2022-01-01') TO ('2023-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2023 PARTITION OF daily_change_fact FOR VALUES FROM ('2023-01-01') TO ('2024-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2024 PARTITION OF daily_change_fact FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2025 PARTITION OF daily_change_fact FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2026 PARTITION OF daily_change_fact FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2027 PARTITION OF daily_change_fact FOR VALUES FROM ('2027-01-01') TO ('2028-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2028 PARTITION OF daily_change_fact FOR VALUES FROM ('2028-01-01') TO ('2029-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2029 PARTITION OF daily_change_fact FOR VALUES FROM ('2029-01-01') TO ('2030-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2030 PARTITION OF daily_change_fact FOR VALUES FROM ('2030-01-01') TO ('2031-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2031 PARTITION OF daily_change_fact FOR VALUES FROM ('2031-01-01') TO ('2032-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2032 PARTITION OF daily_change_fact FOR VALUES FROM ('2032-01-01') TO ('2033-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2033 PARTITION OF daily_change_fact FOR VALUES FROM ('2033-01-01') TO ('2034-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2034 PARTITION OF daily_change_fact FOR VALUES FROM ('2034-01-01') TO ('2035-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_2035 PARTITION OF daily_change_fact FOR VALUES FROM ('2035-01-01') TO ('2036-01-01') WITH (fillfactor = 80);
CREATE TABLE daily_change_fact_default PARTITION OF daily_change_fact DEFAULT WITH (fillfactor = 80);

CREATE TABLE monthly_total_fact_2015 PARTITION OF monthly_total_fact FOR VALUES FROM ('2015-01-01') TO ('2016-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2016 PARTITION OF monthly_total_fact FOR VALUES FROM ('2016-01-01') TO ('2017-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2017 PARTITION OF monthly_total_fact FOR VALUES FROM ('2017-01-01') TO ('2018-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2018 PARTITION OF monthly_total_fact FOR VALUES FROM ('2018-01-01') TO ('2019-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2019 PARTITION OF monthly_total_fact FOR VALUES FROM ('2019-01-01') TO ('2020-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2020 PARTITION OF monthly_total_fact FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2021 PARTITION OF monthly_total_fact FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2022 PARTITION OF monthly_total_fact FOR VALUES FROM ('2022-01-01') TO ('2023-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2023 PARTITION OF monthly_total_fact FOR VALUES FROM ('2023-01-01') TO ('2024-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2024 PARTITION OF monthly_total_fact FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2025 PARTITION OF monthly_total_fact FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2026 PARTITION OF monthly_total_fact FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2027 PARTITION OF monthly_total_fact FOR VALUES FROM ('2027-01-01') TO ('2028-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2028 PARTITION OF monthly_total_fact FOR VALUES FROM ('2028-01-01') TO ('2029-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2029 PARTITION OF monthly_total_fact FOR VALUES FROM ('2029-01-01') TO ('2030-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2030 PARTITION OF monthly_total_fact FOR VALUES FROM ('2030-01-01') TO ('2031-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2031 PARTITION OF monthly_total_fact FOR VALUES FROM ('2031-01-01') TO ('2032-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2032 PARTITION OF monthly_total_fact FOR VALUES FROM ('2032-01-01') TO ('2033-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2033 PARTITION OF monthly_total_fact FOR VALUES FROM ('2033-01-01') TO ('2034-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2034 PARTITION OF monthly_total_fact FOR VALUES FROM ('2034-01-01') TO ('2035-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_2035 PARTITION OF monthly_total_fact FOR VALUES FROM ('2035-01-01') TO ('2036-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_total_fact_default PARTITION OF monthly_total_fact DEFAULT WITH (fillfactor = 60);

CREATE TABLE monthly_change_fact_2015 PARTITION OF monthly_change_fact FOR VALUES FROM ('2015-01-01') TO ('2016-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2016 PARTITION OF monthly_change_fact FOR VALUES FROM ('2016-01-01') TO ('2017-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2017 PARTITION OF monthly_change_fact FOR VALUES FROM ('2017-01-01') TO ('2018-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2018 PARTITION OF monthly_change_fact FOR VALUES FROM ('2018-01-01') TO ('2019-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2019 PARTITION OF monthly_change_fact FOR VALUES FROM ('2019-01-01') TO ('2020-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2020 PARTITION OF monthly_change_fact FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2021 PARTITION OF monthly_change_fact FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2022 PARTITION OF monthly_change_fact FOR VALUES FROM ('2022-01-01') TO ('2023-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2023 PARTITION OF monthly_change_fact FOR VALUES FROM ('2023-01-01') TO ('2024-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2024 PARTITION OF monthly_change_fact FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2025 PARTITION OF monthly_change_fact FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2026 PARTITION OF monthly_change_fact FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2027 PARTITION OF monthly_change_fact FOR VALUES FROM ('2027-01-01') TO ('2028-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2028 PARTITION OF monthly_change_fact FOR VALUES FROM ('2028-01-01') TO ('2029-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2029 PARTITION OF monthly_change_fact FOR VALUES FROM ('2029-01-01') TO ('2030-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2030 PARTITION OF monthly_change_fact FOR VALUES FROM ('2030-01-01') TO ('2031-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2031 PARTITION OF monthly_change_fact FOR VALUES FROM ('2031-01-01') TO ('2032-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2032 PARTITION OF monthly_change_fact FOR VALUES FROM ('2032-01-01') TO ('2033-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2033 PARTITION OF monthly_change_fact FOR VALUES FROM ('2033-01-01') TO ('2034-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2034 PARTITION OF monthly_change_fact FOR VALUES FROM ('2034-01-01') TO ('2035-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_2035 PARTITION OF monthly_change_fact FOR VALUES FROM ('2035-01-01') TO ('2036-01-01') WITH (fillfactor = 60);
CREATE TABLE monthly_change_fact_default PARTITION OF monthly_change_fact DEFAULT WITH (fillfactor = 60);

-- By month of receipt: month_slot is the number of months from January 1970, modulo 36.

CREATE TABLE receipt_log_00 PARTITION OF receipt_log FOR VALUES IN (0);
CREATE TABLE receipt_log_01 PARTITION OF receipt_log FOR VALUES IN (1);
CREATE TABLE receipt_log_02 PARTITION OF receipt_log FOR VALUES IN (2);
CREATE TABLE receipt_log_03 PARTITION OF receipt_log FOR VALUES IN (3);
CREATE TABLE receipt_log_04 PARTITION OF receipt_log FOR VALUES IN (4);
CREATE TABLE receipt_log_05 PARTITION OF receipt_log FOR VALUES IN (5);
CREATE TABLE receipt_log_06 PARTITION OF receipt_log FOR VALUES IN (6);
CREATE TABLE receipt_log_07 PARTITION OF receipt_log FOR VALUES IN (7);
CREATE TABLE receipt_log_08 PARTITION OF receipt_log FOR VALUES IN (8);
CREATE TABLE receipt_log_09 PARTITION OF receipt_log FOR VALUES IN (9);
CREATE TABLE receipt_log_10 PARTITION OF receipt_log FOR VALUES IN (10);
CREATE TABLE receipt_log_11 PARTITION OF receipt_log FOR VALUES IN (11);
CREATE TABLE receipt_log_12 PARTITION OF receipt_log FOR VALUES IN (12);
CREATE TABLE receipt_log_13 PARTITION OF receipt_log FOR VALUES IN (13);
CREATE TABLE receipt_log_14 PARTITION OF receipt_log FOR VALUES IN (14);
CREATE TABLE receipt_log_15 PARTITION OF receipt_log FOR VALUES IN (15);
CREATE TABLE receipt_log_16 PARTITION OF receipt_log FOR VALUES IN (16);
CREATE TABLE receipt_log_17 PARTITION OF receipt_log FOR VALUES IN (17);
CREATE TABLE receipt_log_18 PARTITION OF receipt_log FOR VALUES IN (18);
CREATE TABLE receipt_log_19 PARTITION OF receipt_log FOR VALUES IN (19);
CREATE TABLE receipt_log_20 PARTITION OF receipt_log FOR VALUES IN (20);
CREATE TABLE receipt_log_21 PARTITION OF receipt_log FOR VALUES IN (21);
CREATE TABLE receipt_log_22 PARTITION OF receipt_log FOR VALUES IN (22);
CREATE TABLE receipt_log_23 PARTITION OF receipt_log FOR VALUES IN (23);
CREATE TABLE receipt_log_24 PARTITION OF receipt_log FOR VALUES IN (24);
CREATE TABLE receipt_log_25 PARTITION OF receipt_log FOR VALUES IN (25);
CREATE TABLE receipt_log_26 PARTITION OF receipt_log FOR VALUES IN (26);
CREATE TABLE receipt_log_27 PARTITION OF receipt_log FOR VALUES IN (27);
CREATE TABLE receipt_log_28 PARTITION OF receipt_log FOR VALUES IN (28);
CREATE TABLE receipt_log_29 PARTITION OF receipt_log FOR VALUES IN (29);
CREATE TABLE receipt_log_30 PARTITION OF receipt_log FOR VALUES IN (30);
CREATE TABLE receipt_log_31 PARTITION OF receipt_log FOR VALUES IN (31);
CREATE TABLE receipt_log_32 PARTITION OF receipt_log FOR VALUES IN (32);
CREATE TABLE receipt_log_33 PARTITION OF receipt_log FOR VALUES IN (33);
CREATE TABLE receipt_log_34 PARTITION OF receipt_log FOR VALUES IN (34);
CREATE TABLE receipt_log_35 PARTITION OF receipt_log FOR VALUES IN (35);
