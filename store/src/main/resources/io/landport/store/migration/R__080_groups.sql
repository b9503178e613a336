-- Trade of regions, crossing clusters, sector groups and e-commerce by month

CREATE OR REPLACE VIEW region_monthly AS
SELECT t.month, t.region, coalesce(r.name, t.region) AS region_name, t.topmost, coalesce(o.name, t.topmost) AS topmost_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, b.note AS series_break,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT f.month, f.region, coalesce(r.topmost, f.region) AS topmost, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel,
    f.currency, sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM monthly_total f
  LEFT JOIN region r ON r.id = f.region
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  HAVING sum(f.lines) <> 0
) t
LEFT JOIN region r ON r.id = t.region
LEFT JOIN region o ON o.id = t.topmost
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month
LEFT JOIN country n ON n.id = t.partner;

CREATE OR REPLACE VIEW cluster_monthly AS
SELECT t.month, t.cluster, coalesce(k.name, t.cluster) AS cluster_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, nullif(concat_ws(' ', e.note, b.note), '') AS series_break,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT f.month, k.cluster, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM cluster_crossing k
  JOIN monthly_total f ON f.crossing = k.crossing
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, k.cluster, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency
  HAVING sum(f.lines) <> 0
) t
LEFT JOIN cluster k ON k.id = t.cluster
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month
LEFT JOIN (
  SELECT m.cluster, date_trunc('month', c.open_from::timestamp)::date AS month,
    string_agg(c.name || ' opened.', ' ' ORDER BY c.open_from, c.name) AS note
  FROM cluster_crossing m
  JOIN crossing c ON c.id = m.crossing
  GROUP BY 1, 2
) e ON e.cluster = t.cluster AND e.month = t.month
LEFT JOIN country n ON n.id = t.partner;

CREATE OR REPLACE VIEW sector_group_monthly AS
SELECT t.month, t.sector_group, coalesce(t.sector_group_name, t.sector_group) AS sector_group_name,
  t.crossing, coalesce(c.name, t.crossing) AS crossing_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT f.month, coalesce(x.sector_group, 'not-specified') AS sector_group, min(x.sector_group_name) AS sector_group_name,
    f.crossing, f.source, f.reporter, f.partner, f.flow, f.channel, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM monthly_total f
  LEFT JOIN sector x ON x.id = f.sector
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, coalesce(x.sector_group, 'not-specified'), f.crossing, f.source, f.reporter, f.partner, f.flow, f.channel,
    f.currency
  HAVING sum(f.lines) <> 0
) t
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month
LEFT JOIN country n ON n.id = t.partner;

CREATE OR REPLACE VIEW e_commerce_monthly AS
SELECT t.month, t.regime, coalesce(g.name, t.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  t.crossing, coalesce(c.name, t.crossing) AS crossing_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    CASE WHEN t.month IN (SELECT month FROM reporter_break) THEN (
      SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
      WHERE b.reporter = t.reporter AND date_trunc('month', b.day::timestamp)::date = t.month
        AND (b.regime IS NULL OR b.regime = t.regime)) END), '') AS series_break,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT month, regime, crossing, source, reporter, partner, sector, flow, channel, currency,
    sum(lines)::bigint AS lines, sum(lines_without_weight)::bigint AS lines_without_weight,
    sum(value) AS value, sum(net_weight_kg) AS net_weight_kg
  FROM monthly_total
  WHERE regime IN ('e-commerce-retail', 'e-commerce-business')
  GROUP BY month, regime, crossing, source, reporter, partner, sector, flow, channel, currency
  HAVING sum(lines) <> 0
) t
LEFT JOIN regime g ON g.id = t.regime
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN country n ON n.id = t.partner;
