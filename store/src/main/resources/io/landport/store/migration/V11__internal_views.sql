-- The schema of views that only other views and functions read (R__005, R__030), and those of a store that has them beside its tables.

CREATE SCHEMA IF NOT EXISTS "${flyway:defaultSchema}_internal";

ALTER VIEW IF EXISTS corridor_partial_month SET SCHEMA "${flyway:defaultSchema}_internal";
ALTER VIEW IF EXISTS daily_change_row SET SCHEMA "${flyway:defaultSchema}_internal";
ALTER VIEW IF EXISTS month_figure SET SCHEMA "${flyway:defaultSchema}_internal";
ALTER VIEW IF EXISTS month_figure_twice SET SCHEMA "${flyway:defaultSchema}_internal";
ALTER VIEW IF EXISTS named_series SET SCHEMA "${flyway:defaultSchema}_internal";
ALTER VIEW IF EXISTS reporter_break SET SCHEMA "${flyway:defaultSchema}_internal";
ALTER VIEW IF EXISTS series_change SET SCHEMA "${flyway:defaultSchema}_internal";
ALTER VIEW IF EXISTS series_figure SET SCHEMA "${flyway:defaultSchema}_internal";
ALTER VIEW IF EXISTS series_total SET SCHEMA "${flyway:defaultSchema}_internal";
ALTER VIEW IF EXISTS zone_partial_month SET SCHEMA "${flyway:defaultSchema}_internal";
