-- Trade of corridors and zones by month. A crossing belongs to a corridor, and a region to a zone, for a period. Months within the period
-- are read as monthly totals, and months that are only partly within it are added up from days. A crossing is in a corridor once,
-- whether directly or through a part of the corridor.

CREATE OR REPLACE VIEW corridor_partial_month AS
SELECT m.corridor, m.crossing, date_trunc('month', m.valid_from::timestamp)::date AS month, m.valid_from AS first_day,
  least(m.valid_to, (date_trunc('month', m.valid_from::timestamp) + interval '1 month')::date - 1) AS last_day
FROM corridor_crossing m
WHERE m.valid_from > date_trunc('month', m.valid_from::timestamp)::date
UNION
SELECT m.corridor, m.crossing, date_trunc('month', m.valid_to::timestamp)::date,
  greatest(m.valid_from, date_trunc('month', m.valid_to::timestamp)::date), m.valid_to
FROM corridor_crossing m
WHERE m.valid_to + 1 < (date_trunc('month', m.valid_to::timestamp) + interval '1 month')::date;
COMMENT ON VIEW corridor_partial_month IS 'Months on some, but not all, days of which a crossing belonged to a corridor. Used by corridor_total and corridor_change.';
COMMENT ON COLUMN corridor_partial_month.corridor IS 'The corridor: corridor.id.';
COMMENT ON COLUMN corridor_partial_month.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN corridor_partial_month.month IS 'First day of the month.';
COMMENT ON COLUMN corridor_partial_month.first_day IS 'First of these days.';
COMMENT ON COLUMN corridor_partial_month.last_day IS 'Last of these days.';

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
COMMENT ON VIEW corridor_total IS 'Monthly totals of each corridor, on the days on which the crossing belonged to it. Corridors overlap: never add two.';
COMMENT ON COLUMN corridor_total.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN corridor_total.corridor IS 'The corridor: corridor.id.';
COMMENT ON COLUMN corridor_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN corridor_total.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN corridor_total.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN corridor_total.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN corridor_total.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN corridor_total.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN corridor_total.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN corridor_total.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN corridor_total.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN corridor_total.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN corridor_total.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN corridor_total.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN corridor_total.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN corridor_total.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN corridor_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

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
COMMENT ON VIEW corridor_change IS 'Changes of corridor_total by received day. A total is the sum of its changes; as known on a day, of those received up to that day.';
COMMENT ON COLUMN corridor_change.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN corridor_change.corridor IS 'The corridor: corridor.id.';
COMMENT ON COLUMN corridor_change.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN corridor_change.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN corridor_change.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN corridor_change.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN corridor_change.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN corridor_change.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN corridor_change.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN corridor_change.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN corridor_change.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN corridor_change.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN corridor_change.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN corridor_change.received_day IS 'UTC day on which the change became known.';
COMMENT ON COLUMN corridor_change.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN corridor_change.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN corridor_change.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN corridor_change.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

CREATE OR REPLACE VIEW zone_partial_month AS
SELECT m.zone, m.region, date_trunc('month', m.valid_from::timestamp)::date AS month, m.valid_from AS first_day,
  least(m.valid_to, (date_trunc('month', m.valid_from::timestamp) + interval '1 month')::date - 1) AS last_day
FROM zone_region m
WHERE m.valid_from > date_trunc('month', m.valid_from::timestamp)::date
UNION
SELECT m.zone, m.region, date_trunc('month', m.valid_to::timestamp)::date,
  greatest(m.valid_from, date_trunc('month', m.valid_to::timestamp)::date), m.valid_to
FROM zone_region m
WHERE m.valid_to + 1 < (date_trunc('month', m.valid_to::timestamp) + interval '1 month')::date;
COMMENT ON VIEW zone_partial_month IS 'Months on some, but not all, days of which a region belonged to a zone. Used by zone_total and zone_change.';
COMMENT ON COLUMN zone_partial_month.zone IS 'The zone: zone.id.';
COMMENT ON COLUMN zone_partial_month.region IS 'Registered place of the resident trader: region.id.';
COMMENT ON COLUMN zone_partial_month.month IS 'First day of the month.';
COMMENT ON COLUMN zone_partial_month.first_day IS 'First of these days.';
COMMENT ON COLUMN zone_partial_month.last_day IS 'Last of these days.';

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
COMMENT ON VIEW zone_total IS 'Monthly totals of the traders of each zone, on the days on which their region belonged to it. Zones overlap: never add two.';
COMMENT ON COLUMN zone_total.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN zone_total.zone IS 'The zone: zone.id.';
COMMENT ON COLUMN zone_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN zone_total.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN zone_total.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN zone_total.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN zone_total.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN zone_total.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN zone_total.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN zone_total.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN zone_total.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN zone_total.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN zone_total.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN zone_total.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN zone_total.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN zone_total.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN zone_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

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
COMMENT ON VIEW zone_change IS 'Changes of zone_total by received day. A total is the sum of its changes; as known on a day, of those received up to that day.';
COMMENT ON COLUMN zone_change.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN zone_change.zone IS 'The zone: zone.id.';
COMMENT ON COLUMN zone_change.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN zone_change.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN zone_change.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN zone_change.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN zone_change.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN zone_change.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN zone_change.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN zone_change.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN zone_change.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN zone_change.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN zone_change.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN zone_change.received_day IS 'UTC day on which the change became known.';
COMMENT ON COLUMN zone_change.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN zone_change.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN zone_change.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN zone_change.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

-- With names and without memorandum regimes

CREATE OR REPLACE VIEW corridor_monthly AS
SELECT t.month, t.corridor, coalesce(k.name, t.corridor) AS corridor_name, k.parent,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, nullif(concat_ws(' ', e.note, b.note), '') AS series_break
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
) e ON e.corridor = t.corridor AND e.month = t.month;
COMMENT ON VIEW corridor_monthly IS 'Trade through the crossings of a corridor by month, each crossing on the days on which it belonged to the corridor. A corridor contains its parts, and corridors overlap: never add two.';
COMMENT ON COLUMN corridor_monthly.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN corridor_monthly.corridor IS 'The corridor: corridor.id.';
COMMENT ON COLUMN corridor_monthly.corridor_name IS 'Name in English.';
COMMENT ON COLUMN corridor_monthly.parent IS 'Corridor that it is a part of and whose figures include it; null for none.';
COMMENT ON COLUMN corridor_monthly.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN corridor_monthly.source_name IS 'Name in English.';
COMMENT ON COLUMN corridor_monthly.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN corridor_monthly.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN corridor_monthly.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN corridor_monthly.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN corridor_monthly.sector_name IS 'Name in English.';
COMMENT ON COLUMN corridor_monthly.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN corridor_monthly.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN corridor_monthly.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN corridor_monthly.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN corridor_monthly.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN corridor_monthly.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN corridor_monthly.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN corridor_monthly.series_break IS 'Series break: which crossings joined or left the corridor or opened in this month, and what the reporter began to count; null if there is none.';

CREATE OR REPLACE VIEW zone_monthly AS
SELECT t.month, t.zone, coalesce(k.name, t.zone) AS zone_name, k.kind AS zone_kind,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, nullif(concat_ws(' ', e.note, b.note), '') AS series_break
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
) e ON e.zone = t.zone AND e.month = t.month;
COMMENT ON VIEW zone_monthly IS 'Trade of the traders registered in a zone by month, at any crossing, each region on the days on which it belonged to the zone. Zones overlap: never add two.';
COMMENT ON COLUMN zone_monthly.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN zone_monthly.zone IS 'The zone: zone.id.';
COMMENT ON COLUMN zone_monthly.zone_name IS 'Name in English.';
COMMENT ON COLUMN zone_monthly.zone_kind IS 'free-trade, development-and-opening or cross-border-e-commerce.';
COMMENT ON COLUMN zone_monthly.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN zone_monthly.source_name IS 'Name in English.';
COMMENT ON COLUMN zone_monthly.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN zone_monthly.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN zone_monthly.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN zone_monthly.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN zone_monthly.sector_name IS 'Name in English.';
COMMENT ON COLUMN zone_monthly.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN zone_monthly.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN zone_monthly.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN zone_monthly.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN zone_monthly.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN zone_monthly.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN zone_monthly.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN zone_monthly.series_break IS 'Series break: which regions joined or left the zone in this month, and what the reporter began to count; null if there is none.';
