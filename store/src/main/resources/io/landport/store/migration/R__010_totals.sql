-- Facts with their codes, as in the aggregate topics: with memorandum regimes and rows of 0 lines. The views with names, which leave
-- out rows of 0 lines, are built on them or on their tables.

CREATE OR REPLACE VIEW daily_total AS
SELECT f.day, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM daily_total_fact f JOIN series s ON s.id = f.series;

-- The tables are branches without conditions, because a branch with one would not be flattened, and searches by series would read all
-- of it. So each use leaves out the rows without a received day, which are totals whose changes have rows of their own.
CREATE OR REPLACE VIEW daily_change_row AS
SELECT t.series, t.day, t.only_received_day AS received_day, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
FROM daily_total_fact t
UNION ALL
SELECT c.series, c.day, c.received_day, c.lines, c.lines_without_weight, c.value, c.net_weight_kg
FROM daily_change_fact c;

CREATE OR REPLACE VIEW daily_change AS
SELECT f.day, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM daily_change_row f JOIN series s ON s.id = f.series
WHERE f.received_day IS NOT NULL;

CREATE OR REPLACE VIEW monthly_total AS
SELECT f.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM monthly_total_fact f JOIN series s ON s.id = f.series;

CREATE OR REPLACE VIEW monthly_change AS
SELECT f.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM monthly_change_fact f JOIN series s ON s.id = f.series;

CREATE OR REPLACE VIEW reported_total AS
SELECT month, source, reporter, flow, regime, currency, lines, lines_without_weight, value, net_weight_kg
FROM reported_total_fact;

CREATE OR REPLACE VIEW commodity_total AS
SELECT f.month, t.source, t.reporter, t.partner, t.region, t.crossing, t.flow, t.regime, t.currency, f.commodity, f.unit,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg, f.quantity
FROM commodity_total_fact f JOIN trade t ON t.id = f.trade;

-- Days and months in one view, for functions whose windows consist of both

CREATE OR REPLACE VIEW series_total AS
SELECT s.id AS series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.is_month, f.first_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM series s
JOIN (
  SELECT d.series, false AS is_month, d.day AS first_day, d.lines, d.lines_without_weight, d.value, d.net_weight_kg
  FROM daily_total_fact d
  UNION ALL
  SELECT m.series, true, m.month, m.lines, m.lines_without_weight, m.value, m.net_weight_kg
  FROM monthly_total_fact m
) f ON f.series = s.id;

CREATE OR REPLACE VIEW series_change AS
SELECT s.id AS series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.is_month, f.first_day, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM series s
JOIN (
  SELECT d.series, false AS is_month, d.day AS first_day, d.received_day, d.lines, d.lines_without_weight, d.value, d.net_weight_kg
  FROM daily_change_fact d
  UNION ALL
  SELECT t.series, false, t.day, t.only_received_day, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM daily_total_fact t
  UNION ALL
  SELECT m.series, true, m.month, m.received_day, m.lines, m.lines_without_weight, m.value, m.net_weight_kg
  FROM monthly_change_fact m
) f ON f.series = s.id
WHERE f.received_day IS NOT NULL;

-- For functions that return figures either as known now or as known on a day. is_change and is_month are constant for each fact table, so
-- that a filter on them lets the planner exclude the others.
CREATE OR REPLACE VIEW series_figure AS
SELECT s.id AS series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.is_change, f.is_month, f.first_day, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM series s
JOIN (
  SELECT d.series, false AS is_change, false AS is_month, d.day AS first_day, NULL::date AS received_day,
    d.lines, d.lines_without_weight, d.value, d.net_weight_kg
  FROM daily_total_fact d
  UNION ALL
  SELECT m.series, false, true, m.month, NULL::date, m.lines, m.lines_without_weight, m.value, m.net_weight_kg
  FROM monthly_total_fact m
  UNION ALL
  SELECT d.series, true, false, d.day, d.received_day, d.lines, d.lines_without_weight, d.value, d.net_weight_kg
  FROM daily_change_fact d
  UNION ALL
  SELECT t.series, true, false, t.day, t.only_received_day, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM daily_total_fact t
  UNION ALL
  SELECT m.series, true, true, m.month, m.received_day, m.lines, m.lines_without_weight, m.value, m.net_weight_kg
  FROM monthly_change_fact m
) f ON f.series = s.id
WHERE NOT f.is_change OR f.received_day IS NOT NULL;

-- A total is received at infinity, so that one condition on received_day selects the rows to add up and reaches the tables. A branch with
-- a condition of its own would not be flattened.
CREATE OR REPLACE VIEW month_figure AS
SELECT s.id AS series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.is_change, f.month, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM series s
JOIN (
  SELECT t.series, false AS is_change, t.month, date 'infinity' AS received_day, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM monthly_total_fact t
  UNION ALL
  SELECT c.series, true, c.month, c.received_day, - c.lines, - c.lines_without_weight, - c.value, - c.net_weight_kg
  FROM monthly_change_fact c
) f ON f.series = s.id;
