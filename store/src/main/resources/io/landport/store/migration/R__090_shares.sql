-- Shares, each of one month, flow, source and currency. Memorandum regimes are in neither the part nor the whole.

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
COMMENT ON VIEW sector_share_of_crossing IS 'The share of each sector in all trade of its crossing, in one month, flow, source and currency.';
COMMENT ON COLUMN sector_share_of_crossing.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN sector_share_of_crossing.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN sector_share_of_crossing.crossing_name IS 'Its name in English.';
COMMENT ON COLUMN sector_share_of_crossing.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN sector_share_of_crossing.sector_name IS 'Its name in English.';
COMMENT ON COLUMN sector_share_of_crossing.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN sector_share_of_crossing.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN sector_share_of_crossing.source_name IS 'Its name in English.';
COMMENT ON COLUMN sector_share_of_crossing.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel. False of each of a channel''s sources where there are several and none of them is preferred.';
COMMENT ON COLUMN sector_share_of_crossing.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN sector_share_of_crossing.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';
COMMENT ON COLUMN sector_share_of_crossing.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN sector_share_of_crossing.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN sector_share_of_crossing.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN sector_share_of_crossing.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN sector_share_of_crossing.total_value IS 'The value of the whole that the share is of, in units of currency.';
COMMENT ON COLUMN sector_share_of_crossing.value_share IS 'value divided by total_value, to six decimals; null where total_value is 0.';
COMMENT ON COLUMN sector_share_of_crossing.total_net_weight_kg IS 'The recorded weight of the whole in kilograms.';
COMMENT ON COLUMN sector_share_of_crossing.net_weight_share IS 'net_weight_kg divided by total_net_weight_kg, to six decimals; null where that is 0. Only of lines with a weight.';
COMMENT ON COLUMN sector_share_of_crossing.series_break IS 'What began to count or to carry goods in this time, so that it is not alike with what was before; null where nothing did.';

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
COMMENT ON VIEW sector_share_of_flow IS 'The share of each sector in all trade of its flow, through all crossings together, in one month, source and currency.';
COMMENT ON COLUMN sector_share_of_flow.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN sector_share_of_flow.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN sector_share_of_flow.sector_name IS 'Its name in English.';
COMMENT ON COLUMN sector_share_of_flow.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN sector_share_of_flow.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN sector_share_of_flow.source_name IS 'Its name in English.';
COMMENT ON COLUMN sector_share_of_flow.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel. False of each of a channel''s sources where there are several and none of them is preferred.';
COMMENT ON COLUMN sector_share_of_flow.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN sector_share_of_flow.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';
COMMENT ON COLUMN sector_share_of_flow.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN sector_share_of_flow.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN sector_share_of_flow.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN sector_share_of_flow.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN sector_share_of_flow.total_value IS 'The value of the whole that the share is of, in units of currency.';
COMMENT ON COLUMN sector_share_of_flow.value_share IS 'value divided by total_value, to six decimals; null where total_value is 0.';
COMMENT ON COLUMN sector_share_of_flow.total_net_weight_kg IS 'The recorded weight of the whole in kilograms.';
COMMENT ON COLUMN sector_share_of_flow.net_weight_share IS 'net_weight_kg divided by total_net_weight_kg, to six decimals; null where that is 0. Only of lines with a weight.';
COMMENT ON COLUMN sector_share_of_flow.series_break IS 'What began to count or to carry goods in this time, so that it is not alike with what was before; null where nothing did.';

CREATE OR REPLACE VIEW partner_share_of_crossing AS
SELECT t.month, t.crossing, coalesce(c.name, t.crossing) AS crossing_name, t.partner, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break
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
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW partner_share_of_crossing IS 'The share of each partner in all trade of its crossing, in one month, flow, source and currency.';
COMMENT ON COLUMN partner_share_of_crossing.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN partner_share_of_crossing.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN partner_share_of_crossing.crossing_name IS 'Its name in English.';
COMMENT ON COLUMN partner_share_of_crossing.partner IS 'ISO 3166 alpha-2 code of the country of origin of imports, the last known destination of exports.';
COMMENT ON COLUMN partner_share_of_crossing.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN partner_share_of_crossing.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN partner_share_of_crossing.source_name IS 'Its name in English.';
COMMENT ON COLUMN partner_share_of_crossing.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel. False of each of a channel''s sources where there are several and none of them is preferred.';
COMMENT ON COLUMN partner_share_of_crossing.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN partner_share_of_crossing.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';
COMMENT ON COLUMN partner_share_of_crossing.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN partner_share_of_crossing.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN partner_share_of_crossing.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN partner_share_of_crossing.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN partner_share_of_crossing.total_value IS 'The value of the whole that the share is of, in units of currency.';
COMMENT ON COLUMN partner_share_of_crossing.value_share IS 'value divided by total_value, to six decimals; null where total_value is 0.';
COMMENT ON COLUMN partner_share_of_crossing.total_net_weight_kg IS 'The recorded weight of the whole in kilograms.';
COMMENT ON COLUMN partner_share_of_crossing.net_weight_share IS 'net_weight_kg divided by total_net_weight_kg, to six decimals; null where that is 0. Only of lines with a weight.';
COMMENT ON COLUMN partner_share_of_crossing.series_break IS 'What began to count or to carry goods in this time, so that it is not alike with what was before; null where nothing did.';

CREATE OR REPLACE VIEW partner_share_of_flow AS
SELECT t.month, t.partner, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  b.note AS series_break
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
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW partner_share_of_flow IS 'The share of each partner in all trade of its flow, through all crossings together, in one month, source and currency.';
COMMENT ON COLUMN partner_share_of_flow.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN partner_share_of_flow.partner IS 'ISO 3166 alpha-2 code of the country of origin of imports, the last known destination of exports.';
COMMENT ON COLUMN partner_share_of_flow.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN partner_share_of_flow.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN partner_share_of_flow.source_name IS 'Its name in English.';
COMMENT ON COLUMN partner_share_of_flow.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel. False of each of a channel''s sources where there are several and none of them is preferred.';
COMMENT ON COLUMN partner_share_of_flow.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN partner_share_of_flow.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';
COMMENT ON COLUMN partner_share_of_flow.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN partner_share_of_flow.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN partner_share_of_flow.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN partner_share_of_flow.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN partner_share_of_flow.total_value IS 'The value of the whole that the share is of, in units of currency.';
COMMENT ON COLUMN partner_share_of_flow.value_share IS 'value divided by total_value, to six decimals; null where total_value is 0.';
COMMENT ON COLUMN partner_share_of_flow.total_net_weight_kg IS 'The recorded weight of the whole in kilograms.';
COMMENT ON COLUMN partner_share_of_flow.net_weight_share IS 'net_weight_kg divided by total_net_weight_kg, to six decimals; null where that is 0. Only of lines with a weight.';
COMMENT ON COLUMN partner_share_of_flow.series_break IS 'What began to count or to carry goods in this time, so that it is not alike with what was before; null where nothing did.';
