-- Trade of regions, crossing clusters, sector groups and e-commerce by month

CREATE OR REPLACE VIEW region_monthly AS
SELECT t.month, t.region, coalesce(r.name, t.region) AS region_name, t.topmost, coalesce(o.name, t.topmost) AS topmost_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, b.note AS series_break
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
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW region_monthly IS 'Trade of the traders registered in a region by month, at any crossing. Without the regions within it, which have rows of their own: add up by topmost.';
COMMENT ON COLUMN region_monthly.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN region_monthly.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN region_monthly.region_name IS 'Name in English.';
COMMENT ON COLUMN region_monthly.topmost IS 'Topmost region that contains it, such as a province of China; the region itself if none does.';
COMMENT ON COLUMN region_monthly.topmost_name IS 'Name in English.';
COMMENT ON COLUMN region_monthly.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN region_monthly.source_name IS 'Name in English.';
COMMENT ON COLUMN region_monthly.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN region_monthly.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN region_monthly.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN region_monthly.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN region_monthly.sector_name IS 'Name in English.';
COMMENT ON COLUMN region_monthly.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN region_monthly.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN region_monthly.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN region_monthly.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN region_monthly.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN region_monthly.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN region_monthly.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN region_monthly.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';

CREATE OR REPLACE VIEW cluster_monthly AS
SELECT t.month, t.cluster, coalesce(k.name, t.cluster) AS cluster_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, nullif(concat_ws(' ', e.note, b.note), '') AS series_break
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
) e ON e.cluster = t.cluster AND e.month = t.month;
COMMENT ON VIEW cluster_monthly IS 'Trade through the crossings of a crossing cluster by month. No crossing is in two clusters.';
COMMENT ON COLUMN cluster_monthly.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN cluster_monthly.cluster IS 'The cluster: cluster.id.';
COMMENT ON COLUMN cluster_monthly.cluster_name IS 'Name in English.';
COMMENT ON COLUMN cluster_monthly.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN cluster_monthly.source_name IS 'Name in English.';
COMMENT ON COLUMN cluster_monthly.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN cluster_monthly.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN cluster_monthly.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN cluster_monthly.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN cluster_monthly.sector_name IS 'Name in English.';
COMMENT ON COLUMN cluster_monthly.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN cluster_monthly.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN cluster_monthly.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN cluster_monthly.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN cluster_monthly.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN cluster_monthly.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN cluster_monthly.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN cluster_monthly.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';

CREATE OR REPLACE VIEW sector_group_monthly AS
SELECT t.month, t.sector_group, coalesce(t.sector_group_name, t.sector_group) AS sector_group_name,
  t.crossing, coalesce(c.name, t.crossing) AS crossing_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break
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
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW sector_group_monthly IS 'Trade by sector group, month and crossing.';
COMMENT ON COLUMN sector_group_monthly.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN sector_group_monthly.sector_group IS 'Sector group: sector.sector_group; not-specified for sectors that the reference data does not have.';
COMMENT ON COLUMN sector_group_monthly.sector_group_name IS 'Name in English.';
COMMENT ON COLUMN sector_group_monthly.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN sector_group_monthly.crossing_name IS 'Name in English.';
COMMENT ON COLUMN sector_group_monthly.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN sector_group_monthly.source_name IS 'Name in English.';
COMMENT ON COLUMN sector_group_monthly.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN sector_group_monthly.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN sector_group_monthly.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN sector_group_monthly.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN sector_group_monthly.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN sector_group_monthly.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN sector_group_monthly.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN sector_group_monthly.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN sector_group_monthly.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN sector_group_monthly.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN sector_group_monthly.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';

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
        AND (b.regime IS NULL OR b.regime = t.regime)) END), '') AS series_break
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
LEFT JOIN sector x ON x.id = t.sector;
COMMENT ON VIEW e_commerce_monthly IS 'E-commerce by month and crossing: the regimes e-commerce-retail and e-commerce-business, through either channel. Summaries do not count.';
COMMENT ON COLUMN e_commerce_monthly.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN e_commerce_monthly.regime IS 'e-commerce-retail or e-commerce-business.';
COMMENT ON COLUMN e_commerce_monthly.regime_name IS 'Name in English.';
COMMENT ON COLUMN e_commerce_monthly.treatment IS 'included: part of trade. memorandum: recorded separately, never added to trade.';
COMMENT ON COLUMN e_commerce_monthly.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN e_commerce_monthly.crossing_name IS 'Name in English.';
COMMENT ON COLUMN e_commerce_monthly.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN e_commerce_monthly.source_name IS 'Name in English.';
COMMENT ON COLUMN e_commerce_monthly.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN e_commerce_monthly.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN e_commerce_monthly.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN e_commerce_monthly.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN e_commerce_monthly.sector_name IS 'Name in English.';
COMMENT ON COLUMN e_commerce_monthly.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN e_commerce_monthly.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN e_commerce_monthly.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN e_commerce_monthly.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN e_commerce_monthly.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN e_commerce_monthly.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN e_commerce_monthly.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN e_commerce_monthly.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';
