-- Complete months compared with the month before

CREATE OR REPLACE VIEW month_on_month AS
SELECT y.month, y.crossing, coalesce(c.name, y.crossing) AS crossing_name, c.kind AS crossing_kind,
  y.sector, coalesce(x.name, y.sector) AS sector_name, y.flow, y.source, coalesce(p.source_name, y.source) AS source_name,
  y.reporter, y.partner, coalesce(p.is_preferred, false) AS is_preferred, y.mode, coalesce(d.name, y.mode) AS mode_name, y.currency,
  y.lines, y.lines_without_weight, y.value, y.net_weight_kg,
  y.base_lines, y.base_lines_without_weight, y.base_value, y.base_net_weight_kg,
  round(100 * (y.value - y.base_value) / nullif(y.base_value, 0), 4) AS value_growth,
  round(100 * (y.net_weight_kg - y.base_net_weight_kg) / nullif(y.base_net_weight_kg, 0), 4) AS net_weight_growth,
  y.months_missing, coalesce(n.name, y.partner) AS partner_name
FROM (
  SELECT every::date AS month, (every - interval '1 month')::date AS base_month
  -- Not before the first month that has figures: each month costs some milliseconds, whether there is anything in it or not.
  FROM generate_series((SELECT min(month) FROM reported_total)::timestamp,
    date_trunc('month', now() AT TIME ZONE 'UTC') - interval '1 month', interval '1 month') AS every
) m
CROSS JOIN LATERAL (
  -- What each source reported of the two months in a flow and currency. A month of which nothing was reported is no base.
  WITH whole AS MATERIALIZED (
    SELECT t.source, t.reporter, t.flow, t.currency,
      coalesce(sum(t.lines) FILTER (WHERE t.month = m.month), 0) AS lines,
      coalesce(sum(t.lines) FILTER (WHERE t.month = m.base_month), 0) AS base_lines,
      (SELECT 2 - count(*) FROM reported_month r WHERE r.source = t.source AND r.month IN (m.month, m.base_month))::integer AS months_missing
    FROM reported_total t
    WHERE t.month IN (m.month, m.base_month)
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = t.regime AND g.treatment <> 'included')
    GROUP BY t.source, t.reporter, t.flow, t.currency
  )
  SELECT m.month, p.crossing, p.sector, p.flow, p.source, p.reporter, p.partner, p.mode, p.currency,
    p.lines, p.lines_without_weight, p.value, p.net_weight_kg,
    CASE WHEN w.base_lines > 0 THEN p.base_lines END AS base_lines,
    CASE WHEN w.base_lines > 0 THEN p.base_lines_without_weight END AS base_lines_without_weight,
    CASE WHEN w.base_lines > 0 THEN p.base_value END AS base_value,
    CASE WHEN w.base_lines > 0 THEN p.base_net_weight_kg END AS base_net_weight_kg,
    w.months_missing
  FROM (
    SELECT f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.mode, f.currency,
      coalesce(sum(f.lines) FILTER (WHERE f.month = m.month), 0)::bigint AS lines,
      coalesce(sum(f.lines_without_weight) FILTER (WHERE f.month = m.month), 0)::bigint AS lines_without_weight,
      coalesce(sum(f.value) FILTER (WHERE f.month = m.month), 0) AS value,
      coalesce(sum(f.net_weight_kg) FILTER (WHERE f.month = m.month), 0) AS net_weight_kg,
      coalesce(sum(f.lines) FILTER (WHERE f.month = m.base_month), 0)::bigint AS base_lines,
      coalesce(sum(f.lines_without_weight) FILTER (WHERE f.month = m.base_month), 0)::bigint AS base_lines_without_weight,
      coalesce(sum(f.value) FILTER (WHERE f.month = m.base_month), 0) AS base_value,
      coalesce(sum(f.net_weight_kg) FILTER (WHERE f.month = m.base_month), 0) AS base_net_weight_kg
    FROM monthly_total f
    WHERE f.month IN (m.month, m.base_month)
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
    GROUP BY f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.mode, f.currency
    HAVING coalesce(sum(f.lines) FILTER (WHERE f.month = m.month), 0) <> 0
      OR coalesce(sum(f.lines) FILTER (WHERE f.month = m.base_month), 0) <> 0
  ) p
  JOIN whole w ON w.source = p.source AND w.reporter = p.reporter AND w.flow = p.flow AND w.currency = p.currency
  WHERE w.lines > 0
) y
LEFT JOIN source_preference p ON p.source = y.source
LEFT JOIN crossing c ON c.id = y.crossing
LEFT JOIN sector x ON x.id = y.sector
LEFT JOIN mode d ON d.id = y.mode
LEFT JOIN country n ON n.id = y.partner;
