-- Views that only other views and functions read, in a schema that is in no search path but that of migrations, so that \dv of psql and the
-- schema browsers of other tools list the views to query (docs/adr/0040-partitions.md).

SELECT set_config('search_path', concat_ws(', ', quote_ident(current_schema() || '_internal'), quote_ident(current_schema())), true);

-- The tables are branches without conditions, because a branch with one would not be flattened, and searches by series would read all
-- of it. So each use leaves out the rows without a received day, which are totals whose changes have rows of their own.
CREATE OR REPLACE VIEW daily_change_row AS
SELECT t.series, t.day, t.only_received_day AS received_day, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
FROM daily_total_fact t
UNION ALL
SELECT c.series, c.day, c.received_day, c.lines, c.lines_without_weight, c.value, c.net_weight_kg
FROM daily_change_fact c;

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

-- Each monthly total in its own month, and as the base of the same month a year later.
CREATE OR REPLACE VIEW month_figure_twice AS
SELECT s.id AS series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.is_now, f.month, f.of_month, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM series s
JOIN (
  SELECT t.series, true AS is_now, t.month, t.month AS of_month, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM monthly_total_fact t
  UNION ALL
  SELECT t.series, false, (t.month + interval '1 year')::date, t.month, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM monthly_total_fact t
) f ON f.series = s.id;

-- Commodity totals with their unit values, and the logarithms from which ranges are computed.
CREATE OR REPLACE VIEW unit_value_figure AS
SELECT f.month, t.source, t.reporter, t.partner, t.region, t.crossing, t.flow, t.regime, t.currency, f.commodity, f.unit, f.good,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg, f.quantity,
  round(CASE
    WHEN f.unit <> 'not-specified' THEN f.value / nullif(f.quantity, 0)
    WHEN f.lines_without_weight = 0 THEN f.value / nullif(f.net_weight_kg, 0)
  END, 6) AS unit_value, f.log_unit_value
FROM commodity_total_fact f
JOIN trade t ON t.id = f.trade
WHERE f.lines <> 0;

CREATE OR REPLACE VIEW unit_value_observation AS
SELECT good, month, log_unit_value
FROM commodity_total_fact
WHERE log_unit_value IS NOT NULL;

-- Months that are only partly within the period of a crossing in a corridor, or of a region in a zone.

CREATE OR REPLACE VIEW corridor_partial_month AS
SELECT m.corridor, m.crossing, date_trunc('month', m.valid_from::timestamp)::date AS month, m.valid_from AS first_day,
  least(m.valid_to, (date_trunc('month', m.valid_from::timestamp) + interval '1 month')::date - 1) AS last_day
FROM corridor_crossing m
WHERE m.valid_from > date_trunc('month', m.valid_from::timestamp)::date
UNION
SELECT m.corridor, m.crossing, date_trunc('month', m.valid_to::timestamp)::date,
  greatest(m.valid_from, date_trunc('month', m.valid_to::timestamp)::date), m.valid_to
FROM corridor_crossing m
WHERE m.valid_to + 1 < (date_trunc('month', m.valid_to::timestamp) + interval '1 month')::date;

CREATE OR REPLACE VIEW zone_partial_month AS
SELECT m.zone, m.region, date_trunc('month', m.valid_from::timestamp)::date AS month, m.valid_from AS first_day,
  least(m.valid_to, (date_trunc('month', m.valid_from::timestamp) + interval '1 month')::date - 1) AS last_day
FROM zone_region m
WHERE m.valid_from > date_trunc('month', m.valid_from::timestamp)::date
UNION
SELECT m.zone, m.region, date_trunc('month', m.valid_to::timestamp)::date,
  greatest(m.valid_from, date_trunc('month', m.valid_to::timestamp)::date), m.valid_to
FROM zone_region m
WHERE m.valid_to + 1 < (date_trunc('month', m.valid_to::timestamp) + interval '1 month')::date;

CREATE OR REPLACE VIEW reporter_break AS
SELECT reporter, date_trunc('month', day::timestamp)::date AS month, string_agg(note, ' ' ORDER BY day, note) AS note
FROM series_break
GROUP BY 1, 2;
