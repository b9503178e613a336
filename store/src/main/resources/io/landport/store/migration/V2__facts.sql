-- Facts: the figures that the consumer copies from the aggregate topics.
--
-- What totals are counted by is written once and numbered. A fact names its series or trade by the number: its key has a dozen bytes
-- instead of twelve codes, which makes writing it two to three times as fast and the tables a third as large
-- (docs/adr/0011-series-by-number.md). Analysts read views with the codes: daily_total, monthly_total and so on.
--
-- series.crossing and trade.crossing are in crossing.id: the writer sees to it in the same transaction. A foreign key would cost a
-- quarter of the insert speed.

-- What is counted.

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
COMMENT ON TABLE series IS 'All that daily and rolling totals are counted by, except their days. A row is made before the first total that names it, and stays.';
COMMENT ON COLUMN series.id IS 'Number of the series, by which tables of facts name it.';
COMMENT ON COLUMN series.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN series.sector IS 'Group of HS chapters, such as energy or wood.';
COMMENT ON COLUMN series.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN series.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN series.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN series.partner IS 'Country of origin of imports, last known destination of exports.';
COMMENT ON COLUMN series.region IS 'Registered place of the resident trader; not-specified where the source does not give it.';
COMMENT ON COLUMN series.channel IS 'Kind of paper: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN series.regime IS 'Customs regime, from the procedure code of the source; not-specified where it gives none.';
COMMENT ON COLUMN series.mode IS 'Mode of transport; not-specified where the source does not give it.';
COMMENT ON COLUMN series.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';

-- What a source reports at a crossing.
CREATE INDEX series_of_source ON series (crossing, source, flow);

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
COMMENT ON TABLE trade IS 'All that commodity totals are counted by, except month, commodity and unit. A row is made before the first total that names it, and stays.';
COMMENT ON COLUMN trade.id IS 'Number of the trade, by which commodity_total_fact names it.';
COMMENT ON COLUMN trade.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN trade.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN trade.partner IS 'Country of origin of imports, last known destination of exports.';
COMMENT ON COLUMN trade.region IS 'Registered place of the resident trader; not-specified where the source does not give it.';
COMMENT ON COLUMN trade.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN trade.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN trade.regime IS 'Customs regime, from the procedure code of the source; not-specified where it gives none.';
COMMENT ON COLUMN trade.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';

CREATE TABLE good (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source    text COLLATE "C" NOT NULL,
  flow      text COLLATE "C" NOT NULL CHECK (flow IN ('import', 'export')),
  currency  text COLLATE "C" NOT NULL,
  commodity text COLLATE "C" NOT NULL,
  unit      text COLLATE "C" NOT NULL,
  UNIQUE (source, flow, currency, commodity, unit)
);
COMMENT ON TABLE good IS 'What unit values can be compared of: a commodity in a unit, as one source reports one flow of it in one currency. A row is made before the first commodity total that names it, and stays.';
COMMENT ON COLUMN good.id IS 'Number of the good, by which commodity_total_fact names it.';
COMMENT ON COLUMN good.source IS 'Who delivered the documents.';
COMMENT ON COLUMN good.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN good.currency IS 'ISO 4217 code of the currency that values are in.';
COMMENT ON COLUMN good.commodity IS 'HS code of at most 6 digits.';
COMMENT ON COLUMN good.unit IS 'Unit of quantity, the source''s code; not-specified where lines have no quantity.';

-- Days and months. A month is kept by the writer in the transaction of its days: it adds by how much the days that it writes differ
-- from those that are stored. So the amounts of months are not checked here: what is added may be negative. The tables of years are
-- in V3.

CREATE TABLE daily_total_fact (
  series               integer NOT NULL,
  day                  date NOT NULL,
  lines                bigint NOT NULL CHECK (lines >= 0),
  lines_without_weight bigint NOT NULL CHECK (lines_without_weight BETWEEN 0 AND lines),
  value                numeric(38, 4) NOT NULL CHECK (value >= 0),
  net_weight_kg        numeric(38, 3) NOT NULL CHECK (net_weight_kg >= 0),
  PRIMARY KEY (series, day)
) PARTITION BY RANGE (day);
COMMENT ON TABLE daily_total_fact IS 'The rows of the view daily_total, each with the number of its series. Ask the view.';
COMMENT ON COLUMN daily_total_fact.series IS 'What is counted: series.id.';
COMMENT ON COLUMN daily_total_fact.day IS 'Statistical day, in the time zone of the source; the last day of the month for sources dated by month.';
COMMENT ON COLUMN daily_total_fact.lines IS 'Number of document lines counted; 0 where nothing is left of the total.';
COMMENT ON COLUMN daily_total_fact.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN daily_total_fact.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN daily_total_fact.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';

-- Rows are stored about in the order of their days: a few bytes for each 32 pages find a range of days.
CREATE INDEX daily_total_fact_by_day ON daily_total_fact USING brin (day) WITH (pages_per_range = 32, autosummarize = on);

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
COMMENT ON TABLE daily_change_fact IS 'The rows of the view daily_change, each with the number of its series. Ask the view.';
COMMENT ON COLUMN daily_change_fact.series IS 'What is counted: series.id.';
COMMENT ON COLUMN daily_change_fact.day IS 'Statistical day of the total, as in daily_total.';
COMMENT ON COLUMN daily_change_fact.received_day IS 'UTC day on which the change became known.';
COMMENT ON COLUMN daily_change_fact.lines IS 'Lines added on that day, negative where lines were taken back.';
COMMENT ON COLUMN daily_change_fact.lines_without_weight IS 'Lines without weight added, negative where taken back.';
COMMENT ON COLUMN daily_change_fact.value IS 'Value added in units of currency, negative where taken back. It may differ from zero where lines is 0: money can move without lines.';
COMMENT ON COLUMN daily_change_fact.net_weight_kg IS 'Recorded weight added in kilograms, negative where taken back.';

CREATE TABLE monthly_total_fact (
  series               integer NOT NULL,
  month                date NOT NULL,
  lines                bigint NOT NULL,
  lines_without_weight bigint NOT NULL,
  value                numeric(38, 4) NOT NULL,
  net_weight_kg        numeric(38, 3) NOT NULL,
  PRIMARY KEY (series, month)
) PARTITION BY RANGE (month);
COMMENT ON TABLE monthly_total_fact IS 'The rows of the view monthly_total, each with the number of its series. Ask the view.';
COMMENT ON COLUMN monthly_total_fact.series IS 'What is counted: series.id.';
COMMENT ON COLUMN monthly_total_fact.month IS 'First day of the month.';
COMMENT ON COLUMN monthly_total_fact.lines IS 'Number of document lines counted; 0 where nothing is left of the total.';
COMMENT ON COLUMN monthly_total_fact.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN monthly_total_fact.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN monthly_total_fact.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';

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
COMMENT ON TABLE monthly_change_fact IS 'The rows of the view monthly_change, each with the number of its series. Ask the view.';
COMMENT ON COLUMN monthly_change_fact.series IS 'What is counted: series.id.';
COMMENT ON COLUMN monthly_change_fact.month IS 'First day of the month.';
COMMENT ON COLUMN monthly_change_fact.received_day IS 'UTC day on which the change became known.';
COMMENT ON COLUMN monthly_change_fact.lines IS 'Lines added on that day, negative where lines were taken back.';
COMMENT ON COLUMN monthly_change_fact.lines_without_weight IS 'Lines without weight added, negative where taken back.';
COMMENT ON COLUMN monthly_change_fact.value IS 'Value added in units of currency, negative where taken back. It may differ from zero where lines is 0: money can move without lines.';
COMMENT ON COLUMN monthly_change_fact.net_weight_kg IS 'Recorded weight added in kilograms, negative where taken back.';

-- What was known of a month on a day after its end is its total less what became known later. That is little, and is found by this
-- index; what becomes known while a month lasts, nearly everything, is not in it.
CREATE INDEX monthly_change_fact_late ON monthly_change_fact (series, month, received_day) WHERE received_day >= month + interval '1 month';

-- What a source reported of a month at all crossings, kept by the writer in the transaction of the months. Contributions to growth are
-- shares of it, and adding up the months of all series took most of the time of year_on_year (docs/adr/0014-reported-totals.md).

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
COMMENT ON TABLE reported_total_fact IS 'The rows of the view reported_total. Ask the view.';
COMMENT ON COLUMN reported_total_fact.month IS 'First day of the month.';
COMMENT ON COLUMN reported_total_fact.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN reported_total_fact.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN reported_total_fact.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN reported_total_fact.regime IS 'Customs regime, from the procedure code of the source; not-specified where it gives none.';
COMMENT ON COLUMN reported_total_fact.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';
COMMENT ON COLUMN reported_total_fact.lines IS 'Number of document lines counted; 0 where nothing is left of the total.';
COMMENT ON COLUMN reported_total_fact.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN reported_total_fact.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN reported_total_fact.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';

CREATE TABLE month_first_known (
  source       text COLLATE "C" NOT NULL,
  month        date NOT NULL CHECK (extract(day FROM month) = 1),
  received_day date NOT NULL,
  PRIMARY KEY (source, month)
);
COMMENT ON TABLE month_first_known IS 'The first day on which anything of a month became known from a source. Written with the changes that it follows from: the least received day of daily changes that are not all 0.';
COMMENT ON COLUMN month_first_known.source IS 'Who delivered the documents.';
COMMENT ON COLUMN month_first_known.month IS 'First day of the month.';
COMMENT ON COLUMN month_first_known.received_day IS 'UTC day on which the first change of a day of the month became known.';

-- Windows. "window" is a key word of SQL, hence time_window.

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
COMMENT ON TABLE rolling_total_fact IS 'The rows of the view rolling_total, each with the number of its series. Ask the view, or rolling_current.';
COMMENT ON COLUMN rolling_total_fact.series IS 'What is counted: series.id.';
COMMENT ON COLUMN rolling_total_fact.time_window IS '7d, 30d, mtd (month to date), ytd (year to date) or 12m (twelve months): a stretch of days that ends on as_of, both ends included.';
COMMENT ON COLUMN rolling_total_fact.first_day IS 'First day of the window when it was published.';
COMMENT ON COLUMN rolling_total_fact.as_of IS 'Last day of the window when it was published.';
COMMENT ON COLUMN rolling_total_fact.topic_partition IS 'Partition that it was published in: the clock of this source and partition is its clock.';
COMMENT ON COLUMN rolling_total_fact.lines IS 'Number of document lines counted; 0 where nothing is left of the total.';
COMMENT ON COLUMN rolling_total_fact.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN rolling_total_fact.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN rolling_total_fact.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';

CREATE TABLE rolling_clock (
  source          text COLLATE "C" NOT NULL,
  topic_partition integer NOT NULL CHECK (topic_partition >= 0),
  as_of           date NOT NULL,
  PRIMARY KEY (source, topic_partition)
);
COMMENT ON TABLE rolling_clock IS 'Statistical clocks: how far each source has come in each partition of the rolling totals. A source''s partitions agree except for the moment in which a new day spreads.';
COMMENT ON COLUMN rolling_clock.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN rolling_clock.topic_partition IS 'Partition of the topic of rolling totals.';
COMMENT ON COLUMN rolling_clock.as_of IS 'Greatest statistical day of all the source''s accepted revisions; never goes back.';

-- Commodities. What a unit value is compared with is the quartiles of all unit values of a good in the twelve months before, and each
-- row has a range of its own. No table of ranges is kept: a figure that is corrected would change those of the twelve months that
-- follow, in the consumer's transaction, and several consumers would have to wait for each other. What is kept is what makes a range
-- quick to find: each row names its good and has the logarithm of its unit value, and an index has nothing but these.

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
COMMENT ON TABLE commodity_total_fact IS 'The rows of the view commodity_total, each with the number of its trade. Ask the view.';
COMMENT ON COLUMN commodity_total_fact.trade IS 'What is counted: trade.id.';
COMMENT ON COLUMN commodity_total_fact.month IS 'First day of the month of the statistical day.';
COMMENT ON COLUMN commodity_total_fact.commodity IS 'HS code of at most 6 digits: as many as the source gives, finer ones cut.';
COMMENT ON COLUMN commodity_total_fact.unit IS 'Unit of quantity, in the source''s code; not-specified where lines have no quantity.';
COMMENT ON COLUMN commodity_total_fact.lines IS 'Number of document lines counted; 0 where nothing is left of the total.';
COMMENT ON COLUMN commodity_total_fact.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN commodity_total_fact.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN commodity_total_fact.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN commodity_total_fact.quantity IS 'Exact sum of supplementary quantities in unit; 0 where unit is not-specified.';
COMMENT ON COLUMN commodity_total_fact.good IS 'Which unit values it is compared with: good.id.';
COMMENT ON COLUMN commodity_total_fact.log_unit_value IS 'Natural logarithm of value per unit of quantity, or per kilogram where unit is not-specified; null where there is no such value, or it is 0. Not exact: for ranges alone.';

-- A range is read from this index alone.
CREATE INDEX commodity_total_fact_unit_value ON commodity_total_fact (good, month)
  INCLUDE (log_unit_value) WHERE log_unit_value IS NOT NULL;
