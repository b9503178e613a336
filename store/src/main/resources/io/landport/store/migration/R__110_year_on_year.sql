-- Year on year. The parts are monthly totals of series and the whole is a reported total, both minus the changes received after the day
-- on which they should be known. A lateral join for each month pushes a filter on months down to the facts of both years.

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
    month_status_on(y.month, o.months_until_revised, o.months_until_final, y.as_of),
    EXISTS (
      SELECT FROM series_break b
      WHERE b.reporter = y.reporter AND b.day > y.base_month AND b.day < y.month + interval '1 month'
        AND NOT EXISTS (SELECT FROM regime g WHERE g.id = b.regime AND g.treatment <> 'included'))
      OR coalesce(c.open_from > y.base_month AND c.open_from < y.month + interval '1 month', false)
      OR coalesce(c.open_to >= y.base_month AND c.open_to < y.month + interval '1 month' - interval '1 day', false),
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
    SELECT g.month, g.base_month, known_on IS NOT NULL OR days_after IS NOT NULL AS is_known,
      coalesce(g.last_day + days_after, known_on, g.today) AS as_of,
      coalesce(g.base_last_day + days_after, known_on, g.today) AS base_as_of
    FROM (
      SELECT every::date AS month, (every - interval '1 year')::date AS base_month,
        (every + interval '1 month')::date - 1 AS last_day, (every - interval '11 months')::date - 1 AS base_last_day,
        (now() AT TIME ZONE 'UTC')::date AS today
      FROM generate_series(timestamp '1990-01-01', date_trunc('month', now() AT TIME ZONE 'UTC'), interval '1 month') AS every
    ) g
    WHERE CASE
      WHEN days_after IS NOT NULL THEN days_after >= 0 AND g.last_day + days_after < g.today
      WHEN known_on IS NOT NULL THEN g.last_day <= known_on
      ELSE g.last_day < g.today
    END
  ) m
  CROSS JOIN LATERAL (
    -- The two months. A month of which nothing was known has no figures: its totals and all its changes need not be read.
    WITH side AS (
      SELECT v.is_now, v.month, v.as_of
      FROM (VALUES (true, m.month, m.as_of), (false, m.base_month, m.base_as_of)) AS v (is_now, month, as_of)
      WHERE NOT m.is_known OR EXISTS (SELECT FROM reported_month r WHERE r.month = v.month AND r.received_day <= v.as_of)
    ), whole AS MATERIALIZED (
      SELECT f.source, f.reporter, f.flow, f.currency,
        sum(f.lines) FILTER (WHERE f.is_now) AS lines, sum(f.value) FILTER (WHERE f.is_now) AS value,
        sum(f.lines) FILTER (WHERE NOT f.is_now) AS base_lines, sum(f.value) FILTER (WHERE NOT f.is_now) AS base_value,
        (SELECT 2 - count(*) FROM side v JOIN reported_month r ON r.month = v.month
          WHERE r.source = f.source AND (NOT m.is_known OR r.received_day <= v.as_of))::integer AS months_missing
      FROM (
        SELECT t.source, t.reporter, t.flow, t.currency, v.is_now, t.lines, t.value
        FROM side v JOIN reported_total t ON t.month = v.month
        WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = t.regime AND g.treatment <> 'included')
        UNION ALL
        SELECT c.source, c.reporter, c.flow, c.currency, v.is_now, c.lines, c.value
        FROM side v JOIN month_figure c ON c.month = v.month AND c.received_day > v.as_of AND c.received_day >= c.month + interval '1 month'
        WHERE m.is_known AND c.is_change
          AND NOT EXISTS (SELECT FROM regime g WHERE g.id = c.regime AND g.treatment <> 'included')
      ) f
      GROUP BY f.source, f.reporter, f.flow, f.currency
    )
    SELECT m.month, m.base_month, m.as_of, p.crossing, p.sector, p.flow, p.source, p.reporter, p.partner, p.mode, p.currency,
      p.lines, p.lines_without_weight, p.value, p.net_weight_kg, p.weighed_value, p.weighed_kg,
      CASE WHEN w.base_lines > 0 THEN p.base_lines END AS base_lines,
      CASE WHEN w.base_lines > 0 THEN p.base_lines_without_weight END AS base_lines_without_weight,
      CASE WHEN w.base_lines > 0 THEN p.base_value END AS base_value,
      CASE WHEN w.base_lines > 0 THEN p.base_net_weight_kg END AS base_net_weight_kg,
      CASE WHEN w.base_lines > 0 THEN p.base_weighed_value END AS base_weighed_value,
      CASE WHEN w.base_lines > 0 THEN p.base_weighed_kg END AS base_weighed_kg,
      w.value AS total_value, CASE WHEN w.base_lines > 0 THEN w.base_value END AS base_total_value,
      w.months_missing
    FROM (
      SELECT f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.mode, f.currency,
        coalesce(sum(f.lines), 0)::bigint AS lines,
        coalesce(sum(f.lines_without_weight), 0)::bigint AS lines_without_weight,
        coalesce(sum(f.value), 0) AS value,
        coalesce(sum(f.net_weight_kg), 0) AS net_weight_kg,
        coalesce(sum(f.value) FILTER (WHERE f.lines_without_weight = 0), 0) AS weighed_value,
        coalesce(sum(f.net_weight_kg) FILTER (WHERE f.lines_without_weight = 0), 0) AS weighed_kg,
        coalesce(sum(f.base_lines), 0)::bigint AS base_lines,
        coalesce(sum(f.base_lines_without_weight), 0)::bigint AS base_lines_without_weight,
        coalesce(sum(f.base_value), 0) AS base_value,
        coalesce(sum(f.base_net_weight_kg), 0) AS base_net_weight_kg,
        coalesce(sum(f.base_value) FILTER (WHERE f.base_lines_without_weight = 0), 0) AS base_weighed_value,
        coalesce(sum(f.base_net_weight_kg) FILTER (WHERE f.base_lines_without_weight = 0), 0) AS base_weighed_kg
      FROM (
        -- First by series, because weighed_value is the sum of the totals at this level that have no line without weight. All columns of
        -- the group follow from the key of series, so that the planner groups by this number alone.
        SELECT s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.mode, s.currency,
          sum(s.lines) FILTER (WHERE v.is_now) AS lines,
          sum(s.lines_without_weight) FILTER (WHERE v.is_now) AS lines_without_weight,
          sum(s.value) FILTER (WHERE v.is_now) AS value,
          sum(s.net_weight_kg) FILTER (WHERE v.is_now) AS net_weight_kg,
          sum(s.lines) FILTER (WHERE NOT v.is_now) AS base_lines,
          sum(s.lines_without_weight) FILTER (WHERE NOT v.is_now) AS base_lines_without_weight,
          sum(s.value) FILTER (WHERE NOT v.is_now) AS base_value,
          sum(s.net_weight_kg) FILTER (WHERE NOT v.is_now) AS base_net_weight_kg
        FROM side v
        -- The months once more as parameters: by these the planner finds the partitions and rows of each series.
        JOIN month_figure s ON s.month = v.month AND s.month IN (m.month, m.base_month)
          AND s.received_day > v.as_of AND s.received_day >= s.month + interval '1 month'
          AND (m.is_known OR NOT s.is_change)
        WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = s.regime AND g.treatment <> 'included')
        GROUP BY s.series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.mode, s.currency
      ) f
      GROUP BY f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.mode, f.currency
      HAVING sum(f.lines) <> 0 OR sum(f.base_lines) <> 0
    ) p
    JOIN whole w ON w.source = p.source AND w.reporter = p.reporter AND w.flow = p.flow AND w.currency = p.currency
    WHERE w.lines > 0
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
  weighed_value, weighed_kg, base_weighed_value, base_weighed_kg, total_value, base_total_value, months_missing
FROM year_on_year_as_of(NULL, NULL);

CREATE OR REPLACE FUNCTION year_on_year_known_on(known_on date)
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
  SELECT y.* FROM year_on_year_as_of(known_on, NULL) y WHERE known_on IS NOT NULL;
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
  total_value numeric, base_total_value numeric, months_missing integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT y.* FROM year_on_year_as_of(NULL, days_after) y WHERE days_after IS NOT NULL;
END;
COMMENT ON FUNCTION year_on_year_after IS 'year_on_year with each of the two months as known days_after days after its own end, so that preliminary figures are compared with preliminary ones. Only months for which that day is over; days_after must not be negative.';
