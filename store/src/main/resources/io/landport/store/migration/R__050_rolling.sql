-- Windows: as published, as of the current as-of day, and ending on any day

CREATE OR REPLACE VIEW rolling_total AS
SELECT f.time_window, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode,
  s.currency, f.first_day, f.as_of, f.topic_partition, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM rolling_total_fact f JOIN series s ON s.id = f.series;

CREATE OR REPLACE VIEW rolling_current AS
SELECT w.time_window, w.crossing, w.sector, w.flow, w.source, w.reporter, w.partner, w.region, w.channel, w.regime, w.mode, w.currency,
  w.first_day, w.as_of, w.lines, w.lines_without_weight, w.value, w.net_weight_kg, q.months_missing
FROM (
  SELECT time_window, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency,
    CASE time_window
      WHEN '7d' THEN as_of - 6
      WHEN '30d' THEN as_of - 29
      WHEN 'mtd' THEN date_trunc('month', as_of::timestamp)::date
      WHEN 'ytd' THEN date_trunc('year', as_of::timestamp)::date
      WHEN '12m' THEN (as_of - interval '12 months')::date + 1
    END AS first_day,
    as_of, lines, lines_without_weight, value, net_weight_kg
  FROM (
    SELECT t.time_window, t.crossing, t.sector, t.flow, t.source, t.reporter, t.partner, t.region, t.channel, t.regime, t.mode, t.currency,
      greatest(t.as_of, c.as_of) AS as_of, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
    FROM rolling_total t LEFT JOIN rolling_clock c ON c.source = t.source AND c.topic_partition = t.topic_partition
  ) AS clocked
) AS w
LEFT JOIN LATERAL months_missing(w.source, w.first_day, w.as_of, NULL) q ON true;

CREATE OR REPLACE VIEW rolling AS
SELECT t.time_window, t.first_day, t.as_of,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.region, coalesce(r.name, t.region) AS region_name,
  t.crossing, coalesce(c.name, t.crossing) AS crossing_name, t.sector, coalesce(x.name, t.sector) AS sector_name,
  t.flow, t.channel, t.regime, coalesce(g.name, t.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  t.mode, coalesce(m.name, t.mode) AS mode_name, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, t.months_missing,
  nullif(concat_ws(' ', CASE WHEN c.open_from BETWEEN t.first_day AND t.as_of THEN c.name || ' opened.' END, (
    SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
    WHERE b.reporter = t.reporter AND b.day BETWEEN t.first_day AND t.as_of
      AND (b.regime IS NULL OR b.regime = t.regime))), '') AS series_break,
  c.kind AS crossing_kind, coalesce(n.name, t.partner) AS partner_name
FROM rolling_current t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN region r ON r.id = t.region
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN regime g ON g.id = t.regime
LEFT JOIN mode m ON m.id = t.mode
LEFT JOIN country n ON n.id = t.partner
WHERE t.lines <> 0;

CREATE OR REPLACE VIEW month_to_date AS
SELECT first_day, as_of, source, source_name, is_preferred, reporter, partner, region, region_name, crossing, crossing_name,
  sector, sector_name, flow, channel, regime, regime_name, treatment, mode, mode_name, currency,
  lines, lines_without_weight, value, net_weight_kg, months_missing, series_break, partner_name
FROM rolling
WHERE time_window = 'mtd';

CREATE OR REPLACE VIEW year_to_date AS
SELECT first_day, as_of, source, source_name, is_preferred, reporter, partner, region, region_name, crossing, crossing_name,
  sector, sector_name, flow, channel, regime, regime_name, treatment, mode, mode_name, currency,
  lines, lines_without_weight, value, net_weight_kg, months_missing, series_break, partner_name
FROM rolling
WHERE time_window = 'ytd';

-- Grouped in this function, where the planner knows that the key of series determines the codes, and not by its callers, which would
-- have to sort by all of them.
CREATE OR REPLACE FUNCTION series_sum(from_month date, until_month date, from_day date, until_day date, known_on date)
RETURNS TABLE (source text, reporter text, partner text, region text, crossing text, sector text, flow text, channel text,
  regime text, mode text, currency text, lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT s.source, s.reporter, s.partner, s.region, s.crossing, s.sector, s.flow, s.channel, s.regime, s.mode, s.currency,
    sum(s.lines)::bigint, sum(s.lines_without_weight)::bigint, sum(s.value), sum(s.net_weight_kg)
  FROM series_figure s
  WHERE (s.is_month AND s.first_day >= from_month AND s.first_day < until_month
      OR NOT s.is_month AND s.first_day >= from_day AND s.first_day < until_day)
    AND s.is_change = (known_on IS NOT NULL) AND (known_on IS NULL OR s.received_day <= known_on)
  GROUP BY s.series, s.source, s.reporter, s.partner, s.region, s.crossing, s.sector, s.flow, s.channel, s.regime, s.mode, s.currency;
END;
COMMENT ON FUNCTION series_sum IS 'Sum of each series over whole months and over days, without the until-bounds; a range with a null bound is empty. As known now if known_on is null, otherwise at the end of that received day (UTC).';

-- Windows that end on any day, put together from pieces, so that each fact is added up once. The pieces are the days of the last week,
-- thirty days and month, split where one of these begins; the whole months of the year before the current month; and the part of the
-- twelve months before the year. A piece belongs to every window that begins on or before its first day. The days before the current
-- month belong only to 7d and 30d, because the other windows use whole months. The planner inlines the functions and pushes filters down
-- to the tables.
CREATE OR REPLACE FUNCTION windows_known_on(last_day date, known_on date)
RETURNS TABLE (time_window text, first_day date, as_of date, source text, source_name text, is_preferred boolean,
  reporter text, partner text, region text, region_name text, crossing text, crossing_name text, sector text,
  sector_name text, flow text, channel text, regime text, regime_name text, treatment text, mode text, mode_name text,
  currency text, lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, months_missing integer,
  series_break text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT w.time_window, w.first_day, last_day, t.source, coalesce(p.source_name, t.source),
    coalesce(p.is_preferred, false), t.reporter, t.partner, t.region, coalesce(r.name, t.region),
    t.crossing, coalesce(c.name, t.crossing), t.sector, coalesce(x.name, t.sector), t.flow, t.channel,
    t.regime, coalesce(g.name, t.regime), coalesce(g.treatment, 'included'), t.mode, coalesce(m.name, t.mode),
    t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg, q.months_missing,
    nullif(concat_ws(' ', CASE WHEN c.open_from BETWEEN w.first_day AND last_day THEN c.name || ' opened.' END, (
      SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
      WHERE b.reporter = t.reporter AND b.day BETWEEN w.first_day AND last_day
        AND (b.regime IS NULL OR b.regime = t.regime))), '')
  FROM (
    SELECT last_day - 6 AS week, last_day - 29 AS thirty, date_trunc('month', last_day::timestamp)::date AS month,
      date_trunc('year', last_day::timestamp)::date AS year, (last_day - interval '12 months')::date + 1 AS twelve,
      date_trunc('month', last_day - interval '11 months')::date AS first_whole_month
  ) AS d
  CROSS JOIN LATERAL (
    SELECT greatest(d.week, d.month) AS piece, true AS is_of_months, s.*
    FROM series_sum(NULL, NULL, greatest(d.week, d.month), last_day + 1, known_on) s
    UNION ALL
    SELECT greatest(d.thirty, least(d.week, d.month)), greatest(d.thirty, least(d.week, d.month)) >= d.month, s.*
    FROM series_sum(NULL, NULL, greatest(d.thirty, least(d.week, d.month)), greatest(d.week, d.month), known_on) s
    UNION ALL
    SELECT least(d.thirty, d.month), least(d.thirty, d.month) >= d.month, s.*
    FROM series_sum(NULL, NULL, least(d.thirty, d.month), greatest(d.thirty, least(d.week, d.month)), known_on) s
    UNION ALL
    SELECT d.year, true, s.* FROM series_sum(d.year, d.month, NULL, NULL, known_on) s
    UNION ALL
    SELECT d.twelve, true, s.* FROM series_sum(d.first_whole_month, d.year, d.twelve, d.first_whole_month, known_on) s
  ) t
  JOIN LATERAL (
    VALUES ('7d', d.week, true), ('30d', d.thirty, true), ('mtd', d.month, false), ('ytd', d.year, false), ('12m', d.twelve, false)
  ) AS w (time_window, first_day, is_of_days) ON t.piece >= w.first_day AND (w.is_of_days OR t.is_of_months)
  LEFT JOIN LATERAL months_missing(t.source, w.first_day, last_day, known_on) q ON true
  LEFT JOIN source_preference p ON p.source = t.source
  LEFT JOIN region r ON r.id = t.region
  LEFT JOIN crossing c ON c.id = t.crossing
  LEFT JOIN sector x ON x.id = t.sector
  LEFT JOIN regime g ON g.id = t.regime
  LEFT JOIN mode m ON m.id = t.mode
  WHERE (t.lines, t.lines_without_weight, t.value, t.net_weight_kg) <> (0, 0, 0, 0)
    AND (NOT w.is_of_days OR t.source NOT IN (SELECT s.source FROM source_preference s WHERE s.dated_by = 'month'));
END;
COMMENT ON FUNCTION windows_known_on IS 'Rows of rolling_on (known_on is null) and rolling_known_on. Used by both.';

CREATE OR REPLACE FUNCTION rolling_on(last_day date)
RETURNS TABLE (time_window text, first_day date, as_of date, source text, source_name text, is_preferred boolean,
  reporter text, partner text, region text, region_name text, crossing text, crossing_name text, sector text,
  sector_name text, flow text, channel text, regime text, regime_name text, treatment text, mode text, mode_name text,
  currency text, lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, months_missing integer,
  series_break text, partner_name text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT w.*, coalesce(n.name, w.partner)
  FROM windows_known_on(last_day, NULL) w
  LEFT JOIN country n ON n.id = w.partner;
END;
COMMENT ON FUNCTION rolling_on IS 'Windows of 7 and 30 days, month to date, year to date and twelve months that end on a given day. A window of a series can have several rows: add them up.';

CREATE OR REPLACE FUNCTION rolling_known_on(last_day date, known_on date)
RETURNS TABLE (time_window text, first_day date, as_of date, source text, source_name text, is_preferred boolean,
  reporter text, partner text, region text, region_name text, crossing text, crossing_name text, sector text,
  sector_name text, flow text, channel text, regime text, regime_name text, treatment text, mode text, mode_name text,
  currency text, lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, months_missing integer,
  series_break text, partner_name text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT w.*, coalesce(n.name, w.partner)
  FROM windows_known_on(last_day, known_on) w
  LEFT JOIN country n ON n.id = w.partner
  WHERE known_on IS NOT NULL;
END;
COMMENT ON FUNCTION rolling_known_on IS 'rolling_on as known at the end of a received day (UTC): the sum of the changes received up to it.';
