-- Complete months compared with the month before

CREATE OR REPLACE VIEW month_on_month AS
SELECT y.month, y.crossing, coalesce(c.name, y.crossing) AS crossing_name, c.kind AS crossing_kind,
  y.sector, coalesce(x.name, y.sector) AS sector_name, y.flow, y.source, coalesce(p.source_name, y.source) AS source_name,
  y.reporter, y.partner, coalesce(p.is_preferred, false) AS is_preferred, y.mode, coalesce(d.name, y.mode) AS mode_name, y.currency,
  y.lines, y.lines_without_weight, y.value, y.net_weight_kg,
  y.base_lines, y.base_lines_without_weight, y.base_value, y.base_net_weight_kg,
  round(100 * (y.value - y.base_value) / nullif(y.base_value, 0), 4) AS value_growth,
  round(100 * (y.net_weight_kg - y.base_net_weight_kg) / nullif(y.base_net_weight_kg, 0), 4) AS net_weight_growth,
  y.months_missing
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
LEFT JOIN mode d ON d.id = y.mode;
COMMENT ON VIEW month_on_month IS 'Complete months compared with the month before, both as known now. A month for which a source reported nothing in a flow and currency has no rows and is not a base.';
COMMENT ON COLUMN month_on_month.month IS 'First day of the month. Only complete months: a part of a month is never compared with a whole one.';
COMMENT ON COLUMN month_on_month.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN month_on_month.crossing_name IS 'Name in English.';
COMMENT ON COLUMN month_on_month.crossing_kind IS 'Kind of the crossing, such as road, rail or port; unspecified if the source names only a district. Null if the crossing is not in the reference data.';
COMMENT ON COLUMN month_on_month.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN month_on_month.sector_name IS 'Name in English.';
COMMENT ON COLUMN month_on_month.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN month_on_month.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN month_on_month.source_name IS 'Name in English.';
COMMENT ON COLUMN month_on_month.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN month_on_month.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN month_on_month.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN month_on_month.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN month_on_month.mode_name IS 'Name in English.';
COMMENT ON COLUMN month_on_month.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN month_on_month.lines IS 'Lines counted; 0 if the source reported the month without this.';
COMMENT ON COLUMN month_on_month.lines_without_weight IS 'Number of these lines without weight.';
COMMENT ON COLUMN month_on_month.value IS 'Value of all lines.';
COMMENT ON COLUMN month_on_month.net_weight_kg IS 'Recorded weight in kilograms.';
COMMENT ON COLUMN month_on_month.base_lines IS 'Lines of the month before; null if the source reported nothing for it in this flow and currency.';
COMMENT ON COLUMN month_on_month.base_lines_without_weight IS 'Number of these lines without weight.';
COMMENT ON COLUMN month_on_month.base_value IS 'Value of the month before; null if the source reported nothing for it.';
COMMENT ON COLUMN month_on_month.base_net_weight_kg IS 'Recorded weight of the month before, in kilograms; null if the source reported nothing for it.';
COMMENT ON COLUMN month_on_month.value_growth IS 'Growth of the value in percent, rounded to 4 decimals. Null if there was none before.';
COMMENT ON COLUMN month_on_month.net_weight_growth IS 'Growth of the recorded weight in percent, rounded to 4 decimals. Null if there was none before.';
COMMENT ON COLUMN month_on_month.months_missing IS 'Number of the two months of which the source has reported nothing in any flow or currency. Never add it up.';
