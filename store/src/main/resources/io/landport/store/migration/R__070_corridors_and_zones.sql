-- Trade of corridors and zones by month. A crossing belongs to a corridor, and a region to a zone, for a period. Months within the period
-- are read as monthly totals, and months that are only partly within it are added up from days. A crossing is in a corridor once,
-- whether directly or through a part of the corridor.

CREATE OR REPLACE VIEW corridor_total AS
SELECT f.month, m.corridor, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime,
  s.mode, s.currency, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM corridor_crossing m
JOIN series s ON s.crossing = m.crossing
JOIN monthly_total_fact f ON f.series = s.id
WHERE (m.valid_from IS NULL OR f.month >= m.valid_from)
  AND (m.valid_to IS NULL OR (f.month + interval '1 month')::date <= m.valid_to + 1)
UNION ALL
SELECT p.month, p.corridor, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime,
  s.mode, s.currency, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM corridor_partial_month p
JOIN series s ON s.crossing = p.crossing
CROSS JOIN LATERAL (
  SELECT sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM daily_total_fact f
  WHERE f.series = s.id AND f.day BETWEEN p.first_day AND p.last_day
  GROUP BY f.series
) f;

CREATE OR REPLACE VIEW corridor_change AS
SELECT f.month, m.corridor, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime,
  s.mode, s.currency, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM corridor_crossing m
JOIN series s ON s.crossing = m.crossing
JOIN monthly_change_fact f ON f.series = s.id
WHERE (m.valid_from IS NULL OR f.month >= m.valid_from)
  AND (m.valid_to IS NULL OR (f.month + interval '1 month')::date <= m.valid_to + 1)
UNION ALL
SELECT p.month, p.corridor, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime,
  s.mode, s.currency, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM corridor_partial_month p
JOIN series s ON s.crossing = p.crossing
CROSS JOIN LATERAL (
  SELECT f.received_day, sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM daily_change_row f
  WHERE f.series = s.id AND f.day BETWEEN p.first_day AND p.last_day AND f.received_day IS NOT NULL
  GROUP BY f.received_day, f.series
) f;

CREATE OR REPLACE VIEW zone_total AS
SELECT f.month, m.zone, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime,
  s.mode, s.currency, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM zone_region m
JOIN series s ON s.region = m.region
JOIN monthly_total_fact f ON f.series = s.id
WHERE (m.valid_from IS NULL OR f.month >= m.valid_from)
  AND (m.valid_to IS NULL OR (f.month + interval '1 month')::date <= m.valid_to + 1)
UNION ALL
SELECT p.month, p.zone, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime,
  s.mode, s.currency, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM zone_partial_month p
JOIN series s ON s.region = p.region
CROSS JOIN LATERAL (
  SELECT sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM daily_total_fact f
  WHERE f.series = s.id AND f.day BETWEEN p.first_day AND p.last_day
  GROUP BY f.series
) f;

CREATE OR REPLACE VIEW zone_change AS
SELECT f.month, m.zone, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime,
  s.mode, s.currency, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM zone_region m
JOIN series s ON s.region = m.region
JOIN monthly_change_fact f ON f.series = s.id
WHERE (m.valid_from IS NULL OR f.month >= m.valid_from)
  AND (m.valid_to IS NULL OR (f.month + interval '1 month')::date <= m.valid_to + 1)
UNION ALL
SELECT p.month, p.zone, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime,
  s.mode, s.currency, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM zone_partial_month p
JOIN series s ON s.region = p.region
CROSS JOIN LATERAL (
  SELECT f.received_day, sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM daily_change_row f
  WHERE f.series = s.id AND f.day BETWEEN p.first_day AND p.last_day AND f.received_day IS NOT NULL
  GROUP BY f.received_day, f.series
) f;

-- With names and without memorandum regimes

CREATE OR REPLACE VIEW corridor_monthly AS
SELECT t.month, t.corridor, coalesce(k.name, t.corridor) AS corridor_name, k.parent,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, nullif(concat_ws(' ', e.note, b.note), '') AS series_break,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT f.month, f.corridor, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM corridor_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.corridor, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency
  HAVING sum(f.lines) <> 0
) t
LEFT JOIN corridor k ON k.id = t.corridor
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month
LEFT JOIN (
  SELECT m.corridor, date_trunc('month', o.day::timestamp)::date AS month, string_agg(o.note, ' ' ORDER BY o.day, o.note) AS note
  FROM corridor_crossing m
  LEFT JOIN crossing c ON c.id = m.crossing
  CROSS JOIN LATERAL (VALUES
    (m.valid_from, coalesce(c.name, m.crossing) || ' is part of it from ' || to_char(m.valid_from, 'YYYY-MM-DD') || ' on.'),
    (m.valid_to, coalesce(c.name, m.crossing) || ' is part of it up to ' || to_char(m.valid_to, 'YYYY-MM-DD') || '.'),
    (CASE WHEN c.open_from > m.valid_from THEN c.open_from END, c.name || ' opened.')) AS o (day, note)
  WHERE o.day IS NOT NULL
  GROUP BY 1, 2
) e ON e.corridor = t.corridor AND e.month = t.month
LEFT JOIN country n ON n.id = t.partner;

CREATE OR REPLACE VIEW zone_monthly AS
SELECT t.month, t.zone, coalesce(k.name, t.zone) AS zone_name, k.kind AS zone_kind,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, nullif(concat_ws(' ', e.note, b.note), '') AS series_break,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT f.month, f.zone, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM zone_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.zone, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency
  HAVING sum(f.lines) <> 0
) t
LEFT JOIN zone k ON k.id = t.zone
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month
LEFT JOIN (
  SELECT m.zone, date_trunc('month', o.day::timestamp)::date AS month, string_agg(o.note, ' ' ORDER BY o.day, o.note) AS note
  FROM zone_region m
  LEFT JOIN region r ON r.id = m.region
  CROSS JOIN LATERAL (VALUES
    (m.valid_from, coalesce(r.name, m.region) || ' lies in it from ' || to_char(m.valid_from, 'YYYY-MM-DD') || ' on.'),
    (m.valid_to, coalesce(r.name, m.region) || ' lies in it up to ' || to_char(m.valid_to, 'YYYY-MM-DD') || '.')) AS o (day, note)
  WHERE o.day IS NOT NULL
  GROUP BY 1, 2
) e ON e.zone = t.zone AND e.month = t.month
LEFT JOIN country n ON n.id = t.partner;
