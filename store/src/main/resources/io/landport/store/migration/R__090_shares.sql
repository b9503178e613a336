-- Shares by month, flow, source and currency, without memorandum regimes

CREATE OR REPLACE VIEW sector_share_of_crossing AS
SELECT t.month, t.crossing, coalesce(c.name, t.crossing) AS crossing_name, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break
FROM (
  SELECT f.month, f.crossing, f.sector, f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.crossing, f.sector, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.crossing, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;

CREATE OR REPLACE VIEW sector_share_of_flow AS
SELECT t.month, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  b.note AS series_break
FROM (
  SELECT f.month, f.sector, f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.sector, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;

CREATE OR REPLACE VIEW partner_share_of_crossing AS
SELECT t.month, t.crossing, coalesce(c.name, t.crossing) AS crossing_name, t.partner, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT f.month, f.crossing, f.partner, f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.crossing, f.partner, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.crossing, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month
LEFT JOIN country n ON n.id = t.partner;

CREATE OR REPLACE VIEW partner_share_of_flow AS
SELECT t.month, t.partner, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  b.note AS series_break,
  coalesce(n.name, t.partner) AS partner_name
FROM (
  SELECT f.month, f.partner, f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.partner, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month
LEFT JOIN country n ON n.id = t.partner;
