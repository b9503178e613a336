-- Corridors, zones, windows and years in reporting currencies: sums first, then conversion

CREATE OR REPLACE VIEW corridor_monthly_converted AS
SELECT t.month, t.corridor, coalesce(k.name, t.corridor) AS corridor_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.lines_not_converted, round(t.value, 10) AS value, t.net_weight_kg, t.reason,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT s.month, s.corridor, s.source, s.reporter, s.partner, s.sector, s.flow, s.channel, r.currency,
    sum(s.lines)::bigint AS lines, sum(s.lines_without_weight)::bigint AS lines_without_weight,
    (sum(s.lines) - coalesce(sum(s.lines) FILTER (WHERE k.rate IS NOT NULL), 0))::bigint AS lines_not_converted,
    CASE WHEN bool_and(k.rate IS NOT NULL) THEN sum(s.value * k.rate) END AS value, sum(s.net_weight_kg) AS net_weight_kg,
    string_agg(DISTINCT k.reason, '; ' ORDER BY k.reason) AS reason
  FROM (
    -- The sums of months, or of days if the rate is one of the day, before they are converted.
    SELECT f.month, f.month AS day, f.corridor, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency,
      sum(f.lines) AS lines, sum(f.lines_without_weight) AS lines_without_weight, sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
    FROM corridor_total f
    WHERE f.source NOT IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
    GROUP BY f.month, f.corridor, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency
    UNION ALL
    SELECT q.month, f.day, m.corridor, s.source, s.reporter, s.partner, s.sector, s.flow, s.channel, s.currency,
      sum(f.lines), sum(f.lines_without_weight), sum(f.value), sum(f.net_weight_kg)
    FROM corridor_crossing m
    JOIN series s ON s.crossing = m.crossing
    JOIN monthly_total_fact q ON q.series = s.id
    JOIN daily_total_fact f ON f.series = q.series AND f.day >= q.month AND f.day < q.month + interval '1 month'
      AND (m.valid_from IS NULL OR f.day >= m.valid_from) AND (m.valid_to IS NULL OR f.day <= m.valid_to)
    WHERE s.source IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = s.regime AND g.treatment <> 'included')
    GROUP BY q.month, f.day, m.corridor, s.source, s.reporter, s.partner, s.sector, s.flow, s.channel, s.currency
  ) s
  CROSS JOIN reporting_currency r
  CROSS JOIN LATERAL (SELECT ARRAY[s.source, s.currency, r.currency] AS of_sum, s.day OFFSET 0) d
  CROSS JOIN LATERAL conversion_rate(d.of_sum[1], d.of_sum[2], d.of_sum[3], d.day, false) k
  WHERE s.lines <> 0
  GROUP BY s.month, s.corridor, s.source, s.reporter, s.partner, s.sector, s.flow, s.channel, r.currency
) t
LEFT JOIN corridor k ON k.id = t.corridor
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN country n ON n.id = t.partner;

CREATE OR REPLACE VIEW zone_monthly_converted AS
SELECT t.month, t.zone, coalesce(k.name, t.zone) AS zone_name, k.kind AS zone_kind,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.lines_not_converted, round(t.value, 10) AS value, t.net_weight_kg, t.reason,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT s.month, s.zone, s.source, s.reporter, s.partner, s.sector, s.flow, s.channel, r.currency,
    sum(s.lines)::bigint AS lines, sum(s.lines_without_weight)::bigint AS lines_without_weight,
    (sum(s.lines) - coalesce(sum(s.lines) FILTER (WHERE k.rate IS NOT NULL), 0))::bigint AS lines_not_converted,
    CASE WHEN bool_and(k.rate IS NOT NULL) THEN sum(s.value * k.rate) END AS value, sum(s.net_weight_kg) AS net_weight_kg,
    string_agg(DISTINCT k.reason, '; ' ORDER BY k.reason) AS reason
  FROM (
    -- The sums of months, or of days if the rate is one of the day, before they are converted.
    SELECT f.month, f.month AS day, f.zone, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency,
      sum(f.lines) AS lines, sum(f.lines_without_weight) AS lines_without_weight, sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
    FROM zone_total f
    WHERE f.source NOT IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
    GROUP BY f.month, f.zone, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency
    UNION ALL
    SELECT q.month, f.day, m.zone, s.source, s.reporter, s.partner, s.sector, s.flow, s.channel, s.currency,
      sum(f.lines), sum(f.lines_without_weight), sum(f.value), sum(f.net_weight_kg)
    FROM zone_region m
    JOIN series s ON s.region = m.region
    JOIN monthly_total_fact q ON q.series = s.id
    JOIN daily_total_fact f ON f.series = q.series AND f.day >= q.month AND f.day < q.month + interval '1 month'
      AND (m.valid_from IS NULL OR f.day >= m.valid_from) AND (m.valid_to IS NULL OR f.day <= m.valid_to)
    WHERE s.source IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = s.regime AND g.treatment <> 'included')
    GROUP BY q.month, f.day, m.zone, s.source, s.reporter, s.partner, s.sector, s.flow, s.channel, s.currency
  ) s
  CROSS JOIN reporting_currency r
  CROSS JOIN LATERAL (SELECT ARRAY[s.source, s.currency, r.currency] AS of_sum, s.day OFFSET 0) d
  CROSS JOIN LATERAL conversion_rate(d.of_sum[1], d.of_sum[2], d.of_sum[3], d.day, false) k
  WHERE s.lines <> 0
  GROUP BY s.month, s.zone, s.source, s.reporter, s.partner, s.sector, s.flow, s.channel, r.currency
) t
LEFT JOIN zone k ON k.id = t.zone
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN country n ON n.id = t.partner;

-- Years in any currency: sums of months, or of days if the rate is one of the day, are converted, then added up and compared. A function
-- runs with the privileges of its caller, so it reads views.

-- What sources reported of a month in a flow, in all currencies. A month of which nothing was reported is no base.
CREATE OR REPLACE FUNCTION year_on_year_reported(first_month date, last_month date)
RETURNS TABLE (month date, source text, reporter text, flow text, has_base boolean, months_missing integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH reported AS (
    SELECT t.month, t.source, t.reporter, t.flow
    FROM reported_total t
    WHERE t.month BETWEEN (first_month - interval '1 year')::date AND last_month
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = t.regime AND g.treatment <> 'included')
    GROUP BY t.month, t.source, t.reporter, t.flow
    HAVING sum(t.lines) > 0
  )
  SELECT w.month, w.source, w.reporter, w.flow, b.month IS NOT NULL,
    (SELECT 2 - count(*) FROM reported_month r
      WHERE r.source = w.source AND r.month IN (w.month, (w.month - interval '1 year')::date))::integer
  FROM reported w
  LEFT JOIN reported b ON b.month = (w.month - interval '1 year')::date
    AND b.source = w.source AND b.reporter = w.reporter AND b.flow = w.flow
  WHERE w.month >= first_month AND w.month < date_trunc('month', now() AT TIME ZONE 'UTC');
END;
COMMENT ON FUNCTION year_on_year_reported IS 'Months of which a source reported something in a flow, and whether it did a year earlier. Only months that are over.';

-- Amounts in the currencies of their documents, with the day whose rate converts them: to add up by that day, and to convert the sums.
CREATE OR REPLACE FUNCTION year_on_year_unconverted(first_month date, last_month date)
RETURNS TABLE (rate_day date, month date, is_now boolean, crossing text, sector text, flow text, source text, reporter text, partner text,
  mode text, currency text, lines bigint, value numeric, net_weight_kg numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT t.of_month, t.month, t.is_now, t.crossing, t.sector, t.flow, t.source, t.reporter, t.partner, t.mode, t.currency,
    t.lines, t.value, t.net_weight_kg
  FROM month_figure_twice t
  WHERE t.of_month BETWEEN (first_month - CASE WHEN t.is_now THEN interval '0' ELSE interval '1 year' END)::date
      AND (last_month - CASE WHEN t.is_now THEN interval '0' ELSE interval '1 year' END)::date
    AND t.source NOT IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
    AND NOT EXISTS (SELECT FROM regime g WHERE g.id = t.regime AND g.treatment <> 'included')
  UNION ALL
  SELECT f.first_day, (date_trunc('month', f.first_day::timestamp) + v.until_counted)::date, v.is_now, f.crossing, f.sector, f.flow, f.source,
    f.reporter, f.partner, f.mode, f.currency, f.lines, f.value, f.net_weight_kg
  FROM series_total f
  CROSS JOIN (VALUES (true, interval '0'), (false, interval '1 year')) AS v (is_now, until_counted)
  WHERE NOT f.is_month AND f.first_day BETWEEN (first_month - interval '1 year')::date AND (last_month + interval '1 month')::date - 1
    AND (date_trunc('month', f.first_day::timestamp) + v.until_counted)::date BETWEEN first_month AND last_month
    AND f.source IN (SELECT c.source FROM source_conversion c WHERE c.rule = 'day')
    AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included');
END;
COMMENT ON FUNCTION year_on_year_unconverted IS 'Amounts of year_on_year_converted before conversion, each with the day of its rate. Base amounts only count if the source reported the base, see year_on_year_reported.';

CREATE OR REPLACE VIEW year_on_year_converted AS
SELECT y.month, y.crossing, coalesce(c.name, y.crossing) AS crossing_name, c.kind AS crossing_kind,
  y.sector, coalesce(x.name, y.sector) AS sector_name, y.flow, y.source, coalesce(p.source_name, y.source) AS source_name,
  y.reporter, y.partner, coalesce(p.is_preferred, false) AS is_preferred, y.mode, coalesce(d.name, y.mode) AS mode_name, y.currency,
  y.lines, y.lines_not_converted, round(y.value, 10) AS value, y.net_weight_kg,
  y.base_lines, y.base_lines_not_converted, round(y.base_value, 10) AS base_value, y.base_net_weight_kg,
  round(100 * (y.value - y.base_value) / nullif(y.base_value, 0), 4) AS value_growth,
  round(100 * (y.net_weight_kg - y.base_net_weight_kg) / nullif(y.base_net_weight_kg, 0), 4) AS net_weight_growth,
  y.reason, y.months_missing, coalesce(n.name, y.partner) AS partner_name
FROM (
  -- Functions return codes in the default collation.
  SELECT i.month, i.crossing COLLATE "C" AS crossing, i.sector COLLATE "C" AS sector, i.flow COLLATE "C" AS flow,
    i.source COLLATE "C" AS source, i.reporter COLLATE "C" AS reporter, i.partner COLLATE "C" AS partner, i.mode COLLATE "C" AS mode,
    i.currency, i.lines, i.lines_not_converted, CASE WHEN i.lines_not_converted = 0 THEN i.value END AS value, i.net_weight_kg,
    CASE WHEN w.has_base THEN i.base_lines END AS base_lines,
    CASE WHEN w.has_base THEN i.base_lines_not_converted END AS base_lines_not_converted,
    CASE WHEN w.has_base AND i.base_lines_not_converted = 0 THEN i.base_value END AS base_value,
    CASE WHEN w.has_base THEN i.base_net_weight_kg END AS base_net_weight_kg, i.reason, w.months_missing
  FROM (
    SELECT r.currency, q.month, q.crossing, q.sector, q.flow, q.source, q.reporter, q.partner, q.mode,
      coalesce(sum(q.lines) FILTER (WHERE q.is_now), 0)::bigint AS lines,
      coalesce(sum(q.lines) FILTER (WHERE q.is_now AND k.rate IS NULL), 0)::bigint AS lines_not_converted,
      coalesce(sum(q.value * k.rate) FILTER (WHERE q.is_now), 0) AS value,
      coalesce(sum(q.net_weight_kg) FILTER (WHERE q.is_now), 0) AS net_weight_kg,
      coalesce(sum(q.lines) FILTER (WHERE NOT q.is_now), 0)::bigint AS base_lines,
      coalesce(sum(q.lines) FILTER (WHERE NOT q.is_now AND k.rate IS NULL), 0)::bigint AS base_lines_not_converted,
      coalesce(sum(q.value * k.rate) FILTER (WHERE NOT q.is_now), 0) AS base_value,
      coalesce(sum(q.net_weight_kg) FILTER (WHERE NOT q.is_now), 0) AS base_net_weight_kg,
      string_agg(DISTINCT k.reason, '; ' ORDER BY k.reason) AS reason
    FROM reporting_currency r
    CROSS JOIN year_on_year_unconverted('-infinity', 'infinity') q
    CROSS JOIN LATERAL (SELECT ARRAY[q.source, q.currency, r.currency] AS of_sum, q.rate_day OFFSET 0) d
    CROSS JOIN LATERAL conversion_rate(d.of_sum[1], d.of_sum[2], d.of_sum[3], d.rate_day, false) k
    WHERE q.lines <> 0
    GROUP BY r.currency, q.month, q.crossing, q.sector, q.flow, q.source, q.reporter, q.partner, q.mode
  ) i
  JOIN year_on_year_reported('-infinity', 'infinity') w
    ON w.month = i.month AND w.source = i.source AND w.reporter = i.reporter AND w.flow = i.flow
) y
LEFT JOIN source_preference p ON p.source = y.source
LEFT JOIN crossing c ON c.id = y.crossing
LEFT JOIN sector x ON x.id = y.sector
LEFT JOIN mode d ON d.id = y.mode
LEFT JOIN country n ON n.id = y.partner;

CREATE OR REPLACE VIEW rolling_converted AS
SELECT t.time_window, t.first_day, t.as_of, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.partner,
  t.crossing, coalesce(c.name, t.crossing) AS crossing_name, c.kind AS crossing_kind, t.sector, coalesce(x.name, t.sector) AS sector_name,
  t.flow, t.channel, t.mode, coalesce(d.name, t.mode) AS mode_name, t.currency,
  t.lines, t.lines_without_weight, t.lines_not_converted, round(t.value, 10) AS value, t.net_weight_kg, t.reason,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT q.time_window, q.first_day, q.as_of, q.source, q.reporter, q.partner, q.crossing, q.sector, q.flow, q.channel, q.mode, q.reporting AS currency,
    sum(q.lines)::bigint AS lines, sum(q.lines_without_weight)::bigint AS lines_without_weight,
    sum(q.lines_not_converted)::bigint AS lines_not_converted,
    CASE WHEN bool_and(q.is_converted) THEN sum(q.value) END AS value, sum(q.net_weight_kg) AS net_weight_kg,
    string_agg(DISTINCT q.reason, '; ' ORDER BY q.reason) AS reason
  FROM (
    -- By series first: the planner groups by its number, because all codes follow from it, and not by ten texts.
    SELECT w.time_window, w.first_day, w.as_of, s.source, s.reporter, s.partner, s.crossing, s.sector, s.flow, s.channel, s.mode, r.currency AS reporting,
      k.reason, sum(f.lines) AS lines, sum(f.lines_without_weight) AS lines_without_weight,
      coalesce(sum(f.lines) FILTER (WHERE k.rate IS NULL), 0) AS lines_not_converted, bool_and(k.rate IS NOT NULL) AS is_converted,
      sum(f.value * k.rate) AS value, sum(f.net_weight_kg) AS net_weight_kg
    FROM (
      -- The whole months of a window are those from first_month up to the month after.
      SELECT c.source, e.time_window, e.first_day, c.as_of,
        date_trunc('month', e.first_day + interval '1 month' - interval '1 day')::date AS first_month,
        date_trunc('month', c.as_of + interval '1 day')::date AS after_months
      FROM (SELECT source, max(as_of) AS as_of FROM rolling_clock GROUP BY source) c
      LEFT JOIN source_preference b ON b.source = c.source
      CROSS JOIN LATERAL (VALUES
        ('7d', c.as_of - 6),
        ('30d', c.as_of - 29),
        ('mtd', date_trunc('month', c.as_of::timestamp)::date),
        ('ytd', date_trunc('year', c.as_of::timestamp)::date),
        ('12m', (c.as_of - interval '12 months')::date + 1)) AS e (time_window, first_day)
      -- A source dated by month has no windows of days.
      WHERE b.dated_by IS DISTINCT FROM 'month' OR e.time_window NOT IN ('7d', '30d')
    ) w
    JOIN series s ON s.source = w.source
    LEFT JOIN source_conversion o ON o.source = s.source
    CROSS JOIN reporting_currency r
    -- By series, because the days of a series are in one place. If the rate is one of the month, whole months are read as such.
    CROSS JOIN LATERAL (
      SELECT d.day, d.lines, d.lines_without_weight, d.value, d.net_weight_kg
      FROM daily_total_fact d
      WHERE o.rule = 'day' AND d.series = s.id AND d.day BETWEEN w.first_day AND w.as_of AND d.lines <> 0
      UNION ALL
      SELECT d.day, d.lines, d.lines_without_weight, d.value, d.net_weight_kg
      FROM daily_total_fact d
      WHERE o.rule IS DISTINCT FROM 'day' AND d.series = s.id
        AND d.day >= w.first_day AND d.day < least(w.first_month, w.as_of + 1) AND d.lines <> 0
      UNION ALL
      SELECT d.day, d.lines, d.lines_without_weight, d.value, d.net_weight_kg
      FROM daily_total_fact d
      WHERE o.rule IS DISTINCT FROM 'day' AND d.series = s.id
        AND d.day >= greatest(w.first_month, w.after_months) AND d.day <= w.as_of AND d.lines <> 0
      UNION ALL
      SELECT m.month, m.lines, m.lines_without_weight, m.value, m.net_weight_kg
      FROM monthly_total_fact m
      WHERE o.rule IS DISTINCT FROM 'day' AND m.series = s.id
        AND m.month >= w.first_month AND m.month < w.after_months AND m.lines <> 0
    ) f
    CROSS JOIN LATERAL (
      SELECT ARRAY[s.source, s.currency, r.currency] AS of_series,
        CASE WHEN o.rule = 'day' THEN f.day ELSE date_trunc('month', f.day::timestamp)::date END AS day OFFSET 0
    ) d
    CROSS JOIN LATERAL conversion_rate(d.of_series[1], d.of_series[2], d.of_series[3], d.day, false) k
    WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = s.regime AND g.treatment <> 'included')
    GROUP BY s.id, w.time_window, w.first_day, w.as_of, r.currency, k.reason
  ) q
  GROUP BY q.time_window, q.first_day, q.as_of, q.source, q.reporter, q.partner, q.crossing, q.sector, q.flow, q.channel, q.mode, q.reporting
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN mode d ON d.id = t.mode
LEFT JOIN country n ON n.id = t.partner;
