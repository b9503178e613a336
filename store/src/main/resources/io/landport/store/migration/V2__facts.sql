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
COMMENT ON TABLE series IS 'Combinations of all dimensions of daily and rolling totals except time. A row is inserted before the first total that refers to it and is never deleted.';
COMMENT ON COLUMN series.id IS 'Surrogate key, referred to by fact tables.';
COMMENT ON COLUMN series.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN series.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN series.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN series.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN series.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN series.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN series.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN series.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN series.regime IS 'Customs regime: regime.id, from the procedure code; not-specified if the source gives none.';
COMMENT ON COLUMN series.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN series.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';

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
COMMENT ON TABLE trade IS 'Combinations of all dimensions of commodity totals except month, commodity and unit. A row is inserted before the first total that refers to it and is never deleted.';
COMMENT ON COLUMN trade.id IS 'Surrogate key, referred to by commodity_total_fact.';
COMMENT ON COLUMN trade.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN trade.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN trade.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN trade.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN trade.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN trade.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN trade.regime IS 'Customs regime: regime.id, from the procedure code; not-specified if the source gives none.';
COMMENT ON COLUMN trade.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';

CREATE TABLE good (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source    text COLLATE "C" NOT NULL,
  flow      text COLLATE "C" NOT NULL CHECK (flow IN ('import', 'export')),
  currency  text COLLATE "C" NOT NULL,
  commodity text COLLATE "C" NOT NULL,
  unit      text COLLATE "C" NOT NULL,
  UNIQUE (source, flow, currency, commodity, unit)
);
COMMENT ON TABLE good IS 'Groups of comparable unit values: a commodity in a unit, as one source reports one flow of it in one currency. A row is inserted before the first commodity total that refers to it and is never deleted.';
COMMENT ON COLUMN good.id IS 'Surrogate key, referred to by commodity_total_fact.';
COMMENT ON COLUMN good.source IS 'Source of the documents: source.id.';
COMMENT ON COLUMN good.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN good.currency IS 'Currency of values, ISO 4217.';
COMMENT ON COLUMN good.commodity IS 'HS code of at most 6 digits.';
COMMENT ON COLUMN good.unit IS 'Unit of quantity, as the source codes it; not-specified if lines have no quantity.';

-- Days and months, partitioned by year (V3). The writer maintains months in the transaction of their days: it adds the differences
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
COMMENT ON TABLE daily_total_fact IS 'Fact table of the view daily_total. Query the view instead.';
COMMENT ON COLUMN daily_total_fact.series IS 'Series of the fact: series.id.';
COMMENT ON COLUMN daily_total_fact.day IS 'Statistical day, in the time zone of the source; the last day of the month for sources dated by month.';
COMMENT ON COLUMN daily_total_fact.lines IS 'Number of document lines counted; 0 if nothing is left of the total.';
COMMENT ON COLUMN daily_total_fact.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN daily_total_fact.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN daily_total_fact.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN daily_total_fact.only_received_day IS 'UTC day on which all of the total became known; null if it changed on several days, whose changes are in daily_change_fact.';

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
COMMENT ON TABLE daily_change_fact IS 'Changes of the totals that changed on several received days. Query the view daily_change instead, which has all changes.';
COMMENT ON COLUMN daily_change_fact.series IS 'Series of the fact: series.id.';
COMMENT ON COLUMN daily_change_fact.day IS 'Statistical day of the total, as in daily_total.';
COMMENT ON COLUMN daily_change_fact.received_day IS 'UTC day on which the change became known.';
COMMENT ON COLUMN daily_change_fact.lines IS 'Lines added on the received day; negative if withdrawn.';
COMMENT ON COLUMN daily_change_fact.lines_without_weight IS 'Lines without weight added; negative if withdrawn.';
COMMENT ON COLUMN daily_change_fact.value IS 'Value added in units of currency; negative if withdrawn. Can differ from 0 while lines is 0: a value can change without lines.';
COMMENT ON COLUMN daily_change_fact.net_weight_kg IS 'Recorded weight added in kilograms; negative if withdrawn.';

CREATE TABLE monthly_total_fact (
  series               integer NOT NULL,
  month                date NOT NULL,
  lines                bigint NOT NULL,
  lines_without_weight bigint NOT NULL,
  value                numeric(38, 4) NOT NULL,
  net_weight_kg        numeric(38, 3) NOT NULL,
  PRIMARY KEY (series, month)
) PARTITION BY RANGE (month);
COMMENT ON TABLE monthly_total_fact IS 'Fact table of the view monthly_total. Query the view instead.';
COMMENT ON COLUMN monthly_total_fact.series IS 'Series of the fact: series.id.';
COMMENT ON COLUMN monthly_total_fact.month IS 'First day of the month.';
COMMENT ON COLUMN monthly_total_fact.lines IS 'Number of document lines counted; 0 if nothing is left of the total.';
COMMENT ON COLUMN monthly_total_fact.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN monthly_total_fact.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN monthly_total_fact.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

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
COMMENT ON TABLE monthly_change_fact IS 'Fact table of the view monthly_change. Query the view instead.';
COMMENT ON COLUMN monthly_change_fact.series IS 'Series of the fact: series.id.';
COMMENT ON COLUMN monthly_change_fact.month IS 'First day of the month.';
COMMENT ON COLUMN monthly_change_fact.received_day IS 'UTC day on which the change became known.';
COMMENT ON COLUMN monthly_change_fact.lines IS 'Lines added on the received day; negative if withdrawn.';
COMMENT ON COLUMN monthly_change_fact.lines_without_weight IS 'Lines without weight added; negative if withdrawn.';
COMMENT ON COLUMN monthly_change_fact.value IS 'Value added in units of currency; negative if withdrawn. Can differ from 0 while lines is 0: a value can change without lines.';
COMMENT ON COLUMN monthly_change_fact.net_weight_kg IS 'Recorded weight added in kilograms; negative if withdrawn.';

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
COMMENT ON TABLE reported_total_fact IS 'Fact table of the view reported_total. Query the view instead.';
COMMENT ON COLUMN reported_total_fact.month IS 'First day of the month.';
COMMENT ON COLUMN reported_total_fact.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN reported_total_fact.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN reported_total_fact.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN reported_total_fact.regime IS 'Customs regime: regime.id, from the procedure code; not-specified if the source gives none.';
COMMENT ON COLUMN reported_total_fact.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN reported_total_fact.lines IS 'Number of document lines counted; 0 if nothing is left of the total.';
COMMENT ON COLUMN reported_total_fact.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN reported_total_fact.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN reported_total_fact.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

CREATE TABLE month_first_known (
  source       text COLLATE "C" NOT NULL,
  month        date NOT NULL CHECK (extract(day FROM month) = 1),
  received_day date NOT NULL,
  PRIMARY KEY (source, month)
);
COMMENT ON TABLE month_first_known IS 'Day on which anything of a month of a source first became known: the earliest received day of its daily changes that are not zero. Written in the transaction of the changes.';
COMMENT ON COLUMN month_first_known.source IS 'Source of the documents: source.id.';
COMMENT ON COLUMN month_first_known.month IS 'First day of the month.';
COMMENT ON COLUMN month_first_known.received_day IS 'UTC day on which anything of the month first became known.';

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
COMMENT ON TABLE rolling_total_fact IS 'Fact table of the view rolling_total. Query rolling_current instead.';
COMMENT ON COLUMN rolling_total_fact.series IS 'Series of the fact: series.id.';
COMMENT ON COLUMN rolling_total_fact.time_window IS '7d, 30d, mtd (month to date), ytd (year to date) or 12m (twelve months): a range of days that ends on as_of, both ends included.';
COMMENT ON COLUMN rolling_total_fact.first_day IS 'First day of the window when it was published.';
COMMENT ON COLUMN rolling_total_fact.as_of IS 'Last day of the window when it was published.';
COMMENT ON COLUMN rolling_total_fact.topic_partition IS 'Partition that the window was published in: its as-of day is that of the source in this partition.';
COMMENT ON COLUMN rolling_total_fact.lines IS 'Number of document lines counted; 0 if nothing is left of the total.';
COMMENT ON COLUMN rolling_total_fact.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN rolling_total_fact.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN rolling_total_fact.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

CREATE TABLE rolling_clock (
  source          text COLLATE "C" NOT NULL,
  topic_partition integer NOT NULL CHECK (topic_partition >= 0),
  as_of           date NOT NULL,
  PRIMARY KEY (source, topic_partition)
);
COMMENT ON TABLE rolling_clock IS 'As-of day of each source in each partition of the rolling totals. The partitions differ only while a new as-of day reaches them.';
COMMENT ON COLUMN rolling_clock.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN rolling_clock.topic_partition IS 'Partition of the topic of rolling totals.';
COMMENT ON COLUMN rolling_clock.as_of IS 'As-of day: the latest statistical day of all accepted revisions of the source; never goes back.';

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
COMMENT ON TABLE commodity_total_fact IS 'Fact table of the view commodity_total. Query the view instead.';
COMMENT ON COLUMN commodity_total_fact.trade IS 'Trade of the fact: trade.id.';
COMMENT ON COLUMN commodity_total_fact.month IS 'First day of the month of the statistical day.';
COMMENT ON COLUMN commodity_total_fact.commodity IS 'HS code as the source gives it, cut to at most 6 digits.';
COMMENT ON COLUMN commodity_total_fact.unit IS 'Unit of quantity, as the source codes it; not-specified if lines have no quantity.';
COMMENT ON COLUMN commodity_total_fact.lines IS 'Number of document lines counted; 0 if nothing is left of the total.';
COMMENT ON COLUMN commodity_total_fact.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN commodity_total_fact.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN commodity_total_fact.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN commodity_total_fact.quantity IS 'Exact sum of supplementary quantities in unit; 0 if unit is not-specified.';
COMMENT ON COLUMN commodity_total_fact.good IS 'Unit values that it is compared with: good.id.';
COMMENT ON COLUMN commodity_total_fact.log_unit_value IS 'Natural logarithm of the value per unit of quantity, or per kilogram if unit is not-specified; null if there is no such value or it is 0. Not exact: only for ranges.';

-- Ranges are computed from this index only.
CREATE INDEX commodity_total_fact_unit_value ON commodity_total_fact (good, month)
  INCLUDE (log_unit_value) WHERE log_unit_value IS NOT NULL;
