-- Fact tables: the totals and changes that the consumer copies from the aggregate topics.
--
-- Facts refer to the combination of their dimensions by a surrogate key (series, trade, good) instead of repeating twelve codes. That
-- makes writing two to three times as fast and the tables a third as large (docs/adr/0011-series-by-number.md). Analysts read views
-- that have the codes: daily_total, monthly_total and so on.
--
-- The writer inserts missing crossings of series and trade in the same transaction. A foreign key to crossing would reduce the insert
-- rate by a quarter.

-- Combinations of dimensions

CREATE TABLE series (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  crossing  text COLLATE "C" NOT NULL,
  sector    text COLLATE "C" NOT NULL,
  flow      text COLLATE "C" NOT NULL CHECK (flow IN ('import', 'export')),
  source    text COLLATE "C" NOT NULL,
  reporter  text COLLATE "C" NOT NULL,
  partner   text COLLATE "C" NOT NULL,
  region    text COLLATE "C" NOT NULL,
  channel   text COLLATE "C" NOT NULL CHECK (channel IN ('customs', 'e-commerce')),
  regime    text COLLATE "C" NOT NULL,
  mode      text COLLATE "C" NOT NULL,
  currency  text COLLATE "C" NOT NULL,
  UNIQUE (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
);

-- Finds the series of a source at a crossing, for mirrors and revisions.
CREATE INDEX series_of_source ON series (crossing, source, flow, sector);

CREATE TABLE trade (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source    text COLLATE "C" NOT NULL,
  reporter  text COLLATE "C" NOT NULL,
  partner   text COLLATE "C" NOT NULL,
  region    text COLLATE "C" NOT NULL,
  crossing  text COLLATE "C" NOT NULL,
  flow      text COLLATE "C" NOT NULL CHECK (flow IN ('import', 'export')),
  regime    text COLLATE "C" NOT NULL,
  currency  text COLLATE "C" NOT NULL,
  UNIQUE (crossing, source, reporter, partner, region, flow, regime, currency)
);

CREATE TABLE good (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source    text COLLATE "C" NOT NULL,
  flow      text COLLATE "C" NOT NULL CHECK (flow IN ('import', 'export')),
  currency  text COLLATE "C" NOT NULL,
  commodity text COLLATE "C" NOT NULL,
  unit      text COLLATE "C" NOT NULL,
  UNIQUE (source, flow, currency, commodity, unit)
);

-- Days and months, partitioned by year (V9). The writer maintains months in the transaction of their days: it adds the differences
-- between the written and the stored days. These can be negative, so months have no CHECK constraints on amounts.

CREATE TABLE daily_total_fact (
  series               integer NOT NULL,
  day                  date NOT NULL,
  lines                bigint NOT NULL CHECK (lines >= 0),
  lines_without_weight bigint NOT NULL CHECK (lines_without_weight BETWEEN 0 AND lines),
  value                numeric(38, 4) NOT NULL CHECK (value >= 0),
  net_weight_kg        numeric(38, 3) NOT NULL CHECK (net_weight_kg >= 0),
  only_received_day    date,
  PRIMARY KEY (series, day)
) PARTITION BY RANGE (day);

-- Rows are stored approximately in the order of their days, so a few bytes for each 32 pages find a range of days.
CREATE INDEX daily_total_fact_by_day ON daily_total_fact USING brin (day) WITH (pages_per_range = 32, autosummarize = on);

-- Nearly all totals become known on one day. Their only change is the total itself and has no row here (docs/adr/0021-one-row.md).
CREATE TABLE daily_change_fact (
  series               integer NOT NULL,
  day                  date NOT NULL,
  received_day         date NOT NULL,
  lines                bigint NOT NULL,
  lines_without_weight bigint NOT NULL,
  value                numeric(38, 4) NOT NULL,
  net_weight_kg        numeric(38, 3) NOT NULL,
  PRIMARY KEY (series, day, received_day)
) PARTITION BY RANGE (day);

CREATE TABLE monthly_total_fact (
  series               integer NOT NULL,
  month                date NOT NULL,
  lines                bigint NOT NULL,
  lines_without_weight bigint NOT NULL,
  value                numeric(38, 4) NOT NULL,
  net_weight_kg        numeric(38, 3) NOT NULL,
  PRIMARY KEY (series, month)
) PARTITION BY RANGE (month);

CREATE INDEX monthly_total_fact_month ON monthly_total_fact (month);

CREATE TABLE monthly_change_fact (
  series               integer NOT NULL,
  month                date NOT NULL,
  received_day         date NOT NULL,
  lines                bigint NOT NULL,
  lines_without_weight bigint NOT NULL,
  value                numeric(38, 4) NOT NULL,
  net_weight_kg        numeric(38, 3) NOT NULL,
  PRIMARY KEY (series, month, received_day)
) PARTITION BY RANGE (month);

-- A month as known on a day after its end is its total minus the changes received later. These indexes find these few changes; those
-- received during the month, which are nearly all, are not in them. Queries over all crossings ask for one month at a time, those of one
-- crossing for the changes of its series. Rows are stored in the order of their received days, so the primary key, which has all changes,
-- would lead to as many pages as there are changes.
CREATE INDEX monthly_change_fact_late ON monthly_change_fact (month, received_day, series) WHERE received_day >= month + interval '1 month';
CREATE INDEX monthly_change_fact_late_of_series ON monthly_change_fact (series, month, received_day) WHERE received_day >= month + interval '1 month';

-- Monthly totals of a source over all crossings and sectors, maintained by the writer in the transaction of the months. Contributions
-- to growth are shares of them; adding up the months of all series took most of the time of year_on_year
-- (docs/adr/0014-reported-totals.md).

CREATE TABLE reported_total_fact (
  month                date NOT NULL,
  source               text COLLATE "C" NOT NULL,
  reporter             text COLLATE "C" NOT NULL,
  flow                 text COLLATE "C" NOT NULL,
  regime               text COLLATE "C" NOT NULL,
  currency             text COLLATE "C" NOT NULL,
  lines                bigint NOT NULL,
  lines_without_weight bigint NOT NULL,
  value                numeric(38, 4) NOT NULL,
  net_weight_kg        numeric(38, 3) NOT NULL,
  PRIMARY KEY (month, source, reporter, flow, regime, currency)
) WITH (fillfactor = 50);

CREATE TABLE month_first_known (
  source       text COLLATE "C" NOT NULL,
  month        date NOT NULL CHECK (extract(day FROM month) = 1),
  received_day date NOT NULL,
  PRIMARY KEY (source, month)
);

-- Windows. The column is called time_window because "window" is a key word of SQL.

CREATE TABLE rolling_total_fact (
  series               integer NOT NULL,
  time_window          text COLLATE "C" NOT NULL CHECK (time_window IN ('7d', '30d', 'mtd', 'ytd', '12m')),
  first_day            date NOT NULL,
  as_of                date NOT NULL CHECK (as_of >= first_day),
  topic_partition      integer NOT NULL CHECK (topic_partition >= 0),
  lines                bigint NOT NULL CHECK (lines >= 0),
  lines_without_weight bigint NOT NULL CHECK (lines_without_weight BETWEEN 0 AND lines),
  value                numeric(38, 4) NOT NULL CHECK (value >= 0),
  net_weight_kg        numeric(38, 3) NOT NULL CHECK (net_weight_kg >= 0),
  PRIMARY KEY (series, time_window)
) WITH (fillfactor = 80);

CREATE TABLE rolling_clock (
  source          text COLLATE "C" NOT NULL,
  topic_partition integer NOT NULL CHECK (topic_partition >= 0),
  as_of           date NOT NULL,
  PRIMARY KEY (source, topic_partition)
);

-- Commodities. A unit value is compared with the quartiles of all unit values of its good in the twelve months before. The store has no
-- table of these ranges: a corrected total would change the ranges of the twelve following months in the transaction of the consumer,
-- and consumers would wait for each other. Instead, each row has its good and the logarithm of its unit value, and a covering index
-- makes the range quick to compute.

CREATE TABLE commodity_total_fact (
  trade                integer NOT NULL,
  month                date NOT NULL CHECK (extract(day FROM month) = 1),
  commodity            text COLLATE "C" NOT NULL,
  unit                 text COLLATE "C" NOT NULL,
  lines                bigint NOT NULL CHECK (lines >= 0),
  lines_without_weight bigint NOT NULL CHECK (lines_without_weight BETWEEN 0 AND lines),
  value                numeric(38, 4) NOT NULL CHECK (value >= 0),
  net_weight_kg        numeric(38, 3) NOT NULL CHECK (net_weight_kg >= 0),
  quantity             numeric(38, 3) NOT NULL CHECK (quantity >= 0),
  good                 integer NOT NULL,
  log_unit_value       double precision GENERATED ALWAYS AS (
    CASE
      WHEN value <= 0 THEN NULL
      WHEN unit <> 'not-specified' AND quantity > 0 THEN ln(value::double precision / quantity::double precision)
      WHEN unit = 'not-specified' AND lines_without_weight = 0 AND net_weight_kg > 0
      THEN ln(value::double precision / net_weight_kg::double precision)
    END) STORED,
  PRIMARY KEY (trade, month, commodity, unit)
) WITH (fillfactor = 80);

-- Ranges are computed from this index only.
CREATE INDEX commodity_total_fact_unit_value ON commodity_total_fact (good, month)
  INCLUDE (log_unit_value) WHERE log_unit_value IS NOT NULL;
