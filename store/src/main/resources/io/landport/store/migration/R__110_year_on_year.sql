-- Year on year. Each monthly total counts twice: in its own month, and as the base of the same month a year later. Both are added up in one
-- pass over the facts. What was known on a day is the total minus the changes received later.

CREATE OR REPLACE FUNCTION known_months(known_on date, days_after integer)
RETURNS date[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN ARRAY(SELECT DISTINCT r.month FROM reported_month r WHERE r.received_day <= coalesce((r.month + interval '1 month')::date - 1 + days_after, known_on));
COMMENT ON FUNCTION known_months IS 'Months of which any source had reported something at the end of a received day (UTC), or a number of days after their own end.';

-- Months of series to add up. Of an earlier day, only months that were known are read, and only what has changed since is added up.
CREATE OR REPLACE FUNCTION month_part(first_month date, last_month date, known_on date, days_after integer)
RETURNS TABLE (series integer, month date, crossing text, sector text, flow text, source text, reporter text, partner text, mode text,
  currency text, lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT t.series, t.month, t.crossing, t.sector, t.flow, t.source, t.reporter, t.partner, t.mode, t.currency,
    t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM month_figure t
  WHERE known_on IS NULL AND days_after IS NULL AND NOT t.is_change AND t.lines <> 0 AND t.month BETWEEN first_month AND last_month
    AND NOT EXISTS (SELECT FROM regime g WHERE g.id = t.regime AND g.treatment <> 'included')
  UNION ALL
  SELECT t.series, t.month, t.crossing, t.sector, t.flow, t.source, t.reporter, t.partner, t.mode, t.currency,
    t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM month_figure t
  WHERE (known_on IS NOT NULL OR days_after IS NOT NULL) AND NOT t.is_change AND t.lines <> 0 AND t.month BETWEEN first_month AND last_month
    AND t.month = ANY ((SELECT known_months(known_on, days_after))::date[])
    AND NOT EXISTS (
      SELECT FROM month_figure l
      WHERE l.is_change AND l.series = t.series AND l.month = t.month
        AND l.month = ANY ((SELECT known_months(known_on, days_after))::date[]) AND l.received_day > coalesce((l.month + interval '1 month')::date - 1 + days_after, known_on))
    AND NOT EXISTS (SELECT FROM regime g WHERE g.id = t.regime AND g.treatment <> 'included')
  UNION ALL
  SELECT c.series, c.month, c.crossing, c.sector, c.flow, c.source, c.reporter, c.partner, c.mode, c.currency,
    sum(c.lines)::bigint, sum(c.lines_without_weight)::bigint, sum(c.value), sum(c.net_weight_kg)
  FROM month_figure c
  WHERE (known_on IS NOT NULL OR days_after IS NOT NULL) AND c.month BETWEEN first_month AND last_month
    AND c.month = ANY ((SELECT known_months(known_on, days_after))::date[]) AND c.received_day > coalesce((c.month + interval '1 month')::date - 1 + days_after, known_on)
    AND EXISTS (
      SELECT FROM month_figure l
      WHERE l.is_change AND l.series = c.series AND l.month = c.month
        AND l.month = ANY ((SELECT known_months(known_on, days_after))::date[]) AND l.received_day > coalesce((l.month + interval '1 month')::date - 1 + days_after, known_on))
    AND NOT EXISTS (SELECT FROM regime g WHERE g.id = c.regime AND g.treatment <> 'included')
  -- All columns but the month follow from the series, so that the planner groups by its number alone.
  GROUP BY c.series, c.crossing, c.sector, c.flow, c.source, c.reporter, c.partner, c.mode, c.currency, c.month
  HAVING sum(c.lines) <> 0;
END;
COMMENT ON FUNCTION month_part IS 'Months of series to add up, without memorandum regimes: as known now if both parameters of the day are null, as known at the end of a received day (UTC), or a number of days after the end of each. For questions and functions; query monthly_total instead.';

CREATE OR REPLACE FUNCTION has_opened_or_closed(open_from date, open_to date, month date)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN open_from IS NULL AND open_to IS NULL THEN false
  ELSE coalesce(open_from > month - interval '1 year' AND open_from < month + interval '1 month', false)
    OR coalesce(open_to >= month - interval '1 year' AND open_to < month + interval '1 month' - interval '1 day', false)
END;
COMMENT ON FUNCTION has_opened_or_closed IS 'Whether a crossing that is open in a period was not open in all of a month and of the same month a year earlier, and the time between.';

-- What a source reported of a month and of the same month a year earlier.
CREATE OR REPLACE FUNCTION year_on_year_whole(first_month date, last_month date, known_on date, days_after integer)
RETURNS TABLE (month date, source text, reporter text, flow text, currency text, as_of date, total_value numeric,
  has_base boolean, base_total_value numeric, has_break boolean, months_missing integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH reported AS (
    SELECT f.month, f.source, f.reporter, f.flow, f.currency,
      coalesce((f.month + interval '1 month')::date - 1 + days_after, known_on, (now() AT TIME ZONE 'UTC')::date) AS as_of,
      sum(f.lines) AS lines, sum(f.value) AS value
    FROM (
      SELECT t.month, false AS is_change, date 'infinity' AS received_day, t.source, t.reporter, t.flow, t.regime, t.currency, t.lines, t.value
      FROM reported_total t
      UNION ALL
      SELECT c.month, true, c.received_day, c.source, c.reporter, c.flow, c.regime, c.currency, c.lines, c.value
      FROM month_figure c
      WHERE c.is_change
    ) f
    WHERE f.month BETWEEN (first_month - interval '1 year')::date AND last_month
      AND (known_on IS NULL AND days_after IS NULL OR f.month = ANY ((SELECT known_months(known_on, days_after))::date[]))
      AND (known_on IS NOT NULL OR days_after IS NOT NULL OR NOT f.is_change)
      AND f.received_day > coalesce((f.month + interval '1 month')::date - 1 + days_after, known_on, date '-infinity')
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
    GROUP BY f.month, f.source, f.reporter, f.flow, f.currency
    HAVING sum(f.lines) > 0
  )
  SELECT w.month, w.source, w.reporter, w.flow, w.currency, w.as_of, w.value, b.lines IS NOT NULL, b.value,
    EXISTS (
      SELECT FROM series_break k
      WHERE k.reporter = w.reporter AND k.day > (w.month - interval '1 year')::date AND k.day < w.month + interval '1 month'
        AND NOT EXISTS (SELECT FROM regime g WHERE g.id = k.regime AND g.treatment <> 'included')),
    (SELECT 2 - count(*)
      FROM reported_month r
      WHERE r.source = w.source AND r.month IN (w.month, (w.month - interval '1 year')::date)
        AND (known_on IS NULL AND days_after IS NULL
          OR r.received_day <= coalesce((r.month + interval '1 month')::date - 1 + days_after, known_on)))::integer
  FROM reported w
  LEFT JOIN reported b ON b.month = (w.month - interval '1 year')::date
    AND b.source = w.source AND b.reporter = w.reporter AND b.flow = w.flow AND b.currency = w.currency
  WHERE w.month >= first_month AND CASE
    WHEN days_after IS NOT NULL THEN days_after >= 0 AND w.as_of < (now() AT TIME ZONE 'UTC')::date
    ELSE (w.month + interval '1 month')::date <= w.as_of + (known_on IS NOT NULL)::integer
  END;
END;
COMMENT ON FUNCTION year_on_year_whole IS 'What each source reported of a month in a flow and currency, and of the same month a year earlier: as known now if both parameters of the day are null. Only months for which it reported something, and that are over.';

-- A part of one of the months of a series: amounts of the other month are 0, so that sums over parts have both. weighed_value is the value of
-- series that have no line without weight, as known. Base amounts only count if the source reported the base, see year_on_year_whole.
CREATE OR REPLACE FUNCTION year_on_year_part(first_month date, last_month date, known_on date, days_after integer)
RETURNS TABLE (month date, crossing text, sector text, flow text, source text, reporter text, partner text, mode text, currency text,
  lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, weighed_value numeric, weighed_kg numeric,
  base_lines bigint, base_lines_without_weight bigint, base_value numeric, base_net_weight_kg numeric,
  base_weighed_value numeric, base_weighed_kg numeric, has_break boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT f.month, f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.mode, f.currency,
    CASE WHEN f.is_now THEN f.lines ELSE 0 END,
    CASE WHEN f.is_now THEN f.lines_without_weight ELSE 0 END,
    CASE WHEN f.is_now THEN f.value ELSE 0 END,
    CASE WHEN f.is_now THEN f.net_weight_kg ELSE 0 END,
    CASE WHEN f.is_now AND f.lines_without_weight = 0 THEN f.value ELSE 0 END,
    CASE WHEN f.is_now AND f.lines_without_weight = 0 THEN f.net_weight_kg ELSE 0 END,
    CASE WHEN f.is_now THEN 0 ELSE f.lines END,
    CASE WHEN f.is_now THEN 0 ELSE f.lines_without_weight END,
    CASE WHEN f.is_now THEN 0 ELSE f.value END,
    CASE WHEN f.is_now THEN 0 ELSE f.net_weight_kg END,
    CASE WHEN f.is_now OR f.lines_without_weight <> 0 THEN 0 ELSE f.value END,
    CASE WHEN f.is_now OR f.lines_without_weight <> 0 THEN 0 ELSE f.net_weight_kg END,
    has_opened_or_closed(k.open_from, k.open_to, f.month)
  FROM (
    SELECT t.month, t.is_now, t.crossing, t.sector, t.flow, t.source, t.reporter, t.partner, t.mode, t.currency,
      t.lines, t.lines_without_weight, t.value, t.net_weight_kg
    FROM month_figure_twice t
    WHERE known_on IS NULL AND days_after IS NULL
      AND t.of_month BETWEEN (first_month - CASE WHEN t.is_now THEN interval '0' ELSE interval '1 year' END)::date
        AND (last_month - CASE WHEN t.is_now THEN interval '0' ELSE interval '1 year' END)::date
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = t.regime AND g.treatment <> 'included')
    UNION ALL
    SELECT (k.month + v.until_counted)::date, v.is_now, k.crossing, k.sector, k.flow, k.source, k.reporter, k.partner, k.mode, k.currency,
      k.lines, k.lines_without_weight, k.value, k.net_weight_kg
    FROM month_part((first_month - interval '1 year')::date, last_month, known_on, days_after) k
    CROSS JOIN (VALUES (true, interval '0'), (false, interval '1 year')) AS v (is_now, until_counted)
    WHERE (known_on IS NOT NULL OR days_after IS NOT NULL) AND (k.month + v.until_counted)::date BETWEEN first_month AND last_month
  ) f
  LEFT JOIN crossing k ON k.id = f.crossing;
END;
COMMENT ON FUNCTION year_on_year_part IS 'Parts of year_on_year to add up, for questions with a range of months: as known now if both parameters of the day are null. has_break is about the crossing only.';

CREATE OR REPLACE FUNCTION year_on_year_as_of(known_on date, days_after integer)
RETURNS TABLE (month date, crossing text, crossing_name text, sector text, sector_name text, flow text, source text,
  source_name text, reporter text, partner text, is_preferred boolean, mode text, mode_name text, currency text,
  status text, has_break boolean,
  lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, unit_value numeric,
  base_lines bigint, base_lines_without_weight bigint, base_value numeric, base_net_weight_kg numeric, base_unit_value numeric,
  value_growth numeric, net_weight_growth numeric, unit_value_growth numeric, contribution numeric,
  weighed_value numeric, weighed_kg numeric, base_weighed_value numeric, base_weighed_kg numeric,
  total_value numeric, base_total_value numeric, months_missing integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT y.month, y.crossing, c.name, y.sector, n.name, y.flow, y.source, o.source_name, y.reporter,
    y.partner, o.is_preferred, y.mode, d.name, y.currency,
    month_status_on(y.month, o.months_until_revised, o.months_until_final, y.as_of), y.has_break,
    y.lines, y.lines_without_weight, y.value, y.net_weight_kg, round(y.weighed_value / nullif(y.weighed_kg, 0), 6),
    y.base_lines, y.base_lines_without_weight, y.base_value, y.base_net_weight_kg,
    round(y.base_weighed_value / nullif(y.base_weighed_kg, 0), 6),
    round(100 * (y.value - y.base_value) / nullif(y.base_value, 0), 4),
    round(100 * (y.net_weight_kg - y.base_net_weight_kg) / nullif(y.base_net_weight_kg, 0), 4),
    round(100 * (y.weighed_value * nullif(y.base_weighed_kg, 0) / nullif(y.weighed_kg * y.base_weighed_value, 0) - 1), 4),
    round(100 * (y.value - y.base_value) / nullif(y.base_total_value, 0), 4),
    y.weighed_value, y.weighed_kg, y.base_weighed_value, y.base_weighed_kg, y.total_value, y.base_total_value,
    y.months_missing
  FROM (
    SELECT p.month, p.crossing, p.sector, p.flow, p.source, p.reporter, p.partner, p.mode, p.currency,
      p.lines, p.lines_without_weight, p.value, p.net_weight_kg, p.weighed_value, p.weighed_kg,
      CASE WHEN w.has_base THEN p.base_lines END AS base_lines,
      CASE WHEN w.has_base THEN p.base_lines_without_weight END AS base_lines_without_weight,
      CASE WHEN w.has_base THEN p.base_value END AS base_value,
      CASE WHEN w.has_base THEN p.base_net_weight_kg END AS base_net_weight_kg,
      CASE WHEN w.has_base THEN p.base_weighed_value END AS base_weighed_value,
      CASE WHEN w.has_base THEN p.base_weighed_kg END AS base_weighed_kg,
      w.as_of, w.total_value, w.base_total_value, w.has_break OR p.has_break AS has_break, w.months_missing
    FROM (
      SELECT month, crossing, sector, flow, source, reporter, partner, mode, currency,
        sum(lines)::bigint AS lines, sum(lines_without_weight)::bigint AS lines_without_weight,
        sum(value) AS value, sum(net_weight_kg) AS net_weight_kg, sum(weighed_value) AS weighed_value, sum(weighed_kg) AS weighed_kg,
        sum(base_lines)::bigint AS base_lines, sum(base_lines_without_weight)::bigint AS base_lines_without_weight,
        sum(base_value) AS base_value, sum(base_net_weight_kg) AS base_net_weight_kg,
        sum(base_weighed_value) AS base_weighed_value, sum(base_weighed_kg) AS base_weighed_kg, bool_or(has_break) AS has_break
      FROM year_on_year_part('-infinity', 'infinity', known_on, days_after)
      GROUP BY month, crossing, sector, flow, source, reporter, partner, mode, currency
      HAVING sum(lines) <> 0 OR sum(base_lines) <> 0
    ) p
    JOIN year_on_year_whole('-infinity', 'infinity', known_on, days_after) w
      ON w.month = p.month AND w.source = p.source AND w.reporter = p.reporter AND w.flow = p.flow AND w.currency = p.currency
  ) y
  LEFT JOIN crossing c ON c.id = y.crossing
  LEFT JOIN sector n ON n.id = y.sector
  LEFT JOIN mode d ON d.id = y.mode
  LEFT JOIN reporting_source o ON o.source = y.source;
END;
COMMENT ON FUNCTION year_on_year_as_of IS 'Rows of year_on_year (both parameters are null), year_on_year_known_on and year_on_year_after. Used by all three.';

CREATE OR REPLACE VIEW year_on_year AS
SELECT month, crossing COLLATE "C" AS crossing, crossing_name, sector COLLATE "C" AS sector, sector_name, flow COLLATE "C" AS flow,
  source COLLATE "C" AS source, source_name, reporter COLLATE "C" AS reporter, partner COLLATE "C" AS partner, is_preferred,
  mode COLLATE "C" AS mode, mode_name, currency COLLATE "C" AS currency, status, has_break,
  lines, lines_without_weight, value, net_weight_kg, unit_value,
  base_lines, base_lines_without_weight, base_value, base_net_weight_kg, base_unit_value,
  value_growth, net_weight_growth, unit_value_growth, contribution,
  weighed_value, weighed_kg, base_weighed_value, base_weighed_kg, total_value, base_total_value, months_missing,
  coalesce(n.name, partner) AS partner_name
FROM year_on_year_as_of(NULL, NULL)
LEFT JOIN country n ON n.id = partner;

CREATE OR REPLACE FUNCTION year_on_year_known_on(known_on date)
RETURNS TABLE (month date, crossing text, crossing_name text, sector text, sector_name text, flow text, source text,
  source_name text, reporter text, partner text, is_preferred boolean, mode text, mode_name text, currency text,
  status text, has_break boolean,
  lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, unit_value numeric,
  base_lines bigint, base_lines_without_weight bigint, base_value numeric, base_net_weight_kg numeric, base_unit_value numeric,
  value_growth numeric, net_weight_growth numeric, unit_value_growth numeric, contribution numeric,
  weighed_value numeric, weighed_kg numeric, base_weighed_value numeric, base_weighed_kg numeric,
  total_value numeric, base_total_value numeric, months_missing integer, partner_name text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT y.*, coalesce(n.name, y.partner)
  FROM year_on_year_as_of(known_on, NULL) y
  LEFT JOIN country n ON n.id = y.partner
  WHERE known_on IS NOT NULL;
END;
COMMENT ON FUNCTION year_on_year_known_on IS 'year_on_year with both months as known at the end of a received day (UTC).';

CREATE OR REPLACE FUNCTION year_on_year_after(days_after integer)
RETURNS TABLE (month date, crossing text, crossing_name text, sector text, sector_name text, flow text, source text,
  source_name text, reporter text, partner text, is_preferred boolean, mode text, mode_name text, currency text,
  status text, has_break boolean,
  lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, unit_value numeric,
  base_lines bigint, base_lines_without_weight bigint, base_value numeric, base_net_weight_kg numeric, base_unit_value numeric,
  value_growth numeric, net_weight_growth numeric, unit_value_growth numeric, contribution numeric,
  weighed_value numeric, weighed_kg numeric, base_weighed_value numeric, base_weighed_kg numeric,
  total_value numeric, base_total_value numeric, months_missing integer, partner_name text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT y.*, coalesce(n.name, y.partner)
  FROM year_on_year_as_of(NULL, days_after) y
  LEFT JOIN country n ON n.id = y.partner
  WHERE days_after IS NOT NULL;
END;
COMMENT ON FUNCTION year_on_year_after IS 'year_on_year with each of the two months as known days_after days after its own end, so that preliminary figures are compared with preliminary ones. Only months for which that day is over; days_after must not be negative.';
