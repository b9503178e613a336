-- Shares and ranks by month, flow, source and currency, without memorandum regimes

CREATE OR REPLACE VIEW crossing_share_of_flow AS
SELECT t.month, t.crossing, coalesce(c.name, t.crossing) AS crossing_name, c.kind AS crossing_kind, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share, t.value_rank,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break
FROM (
  SELECT f.month, f.crossing,
    f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg,
    rank() OVER (whole ORDER BY sum(f.value) DESC)::integer AS value_rank
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.crossing, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW crossing_share_of_flow IS 'Share and rank of each crossing in all trade of its flow, by month, source and currency.';
COMMENT ON COLUMN crossing_share_of_flow.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN crossing_share_of_flow.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN crossing_share_of_flow.crossing_name IS 'Name in English.';
COMMENT ON COLUMN crossing_share_of_flow.crossing_kind IS 'Kind of the crossing, such as road, rail or port; unspecified if the source names only a district. Null if the crossing is not in the reference data.';
COMMENT ON COLUMN crossing_share_of_flow.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN crossing_share_of_flow.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN crossing_share_of_flow.source_name IS 'Name in English.';
COMMENT ON COLUMN crossing_share_of_flow.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN crossing_share_of_flow.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN crossing_share_of_flow.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN crossing_share_of_flow.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN crossing_share_of_flow.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN crossing_share_of_flow.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN crossing_share_of_flow.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN crossing_share_of_flow.total_value IS 'Value of the whole, in units of currency.';
COMMENT ON COLUMN crossing_share_of_flow.value_share IS 'value divided by total_value, rounded to 6 decimals; null if total_value is 0.';
COMMENT ON COLUMN crossing_share_of_flow.value_rank IS 'Place by value within the whole: 1 for the greatest; equal values have the same place.';
COMMENT ON COLUMN crossing_share_of_flow.total_net_weight_kg IS 'Recorded weight of the whole, in kilograms.';
COMMENT ON COLUMN crossing_share_of_flow.net_weight_share IS 'net_weight_kg divided by total_net_weight_kg, rounded to 6 decimals; null if that is 0. Lines without weight are not in it.';
COMMENT ON COLUMN crossing_share_of_flow.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';

CREATE OR REPLACE VIEW mode_share_of_flow AS
SELECT t.month, t.mode, coalesce(m.name, t.mode) AS mode_name, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share, t.value_rank,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  b.note AS series_break
FROM (
  SELECT f.month, f.mode,
    f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg,
    rank() OVER (whole ORDER BY sum(f.value) DESC)::integer AS value_rank
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.mode, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN mode m ON m.id = t.mode
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW mode_share_of_flow IS 'Share and rank of each mode of transport in all trade of its flow, by month, source and currency.';
COMMENT ON COLUMN mode_share_of_flow.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN mode_share_of_flow.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN mode_share_of_flow.mode_name IS 'Name in English.';
COMMENT ON COLUMN mode_share_of_flow.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN mode_share_of_flow.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN mode_share_of_flow.source_name IS 'Name in English.';
COMMENT ON COLUMN mode_share_of_flow.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN mode_share_of_flow.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN mode_share_of_flow.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN mode_share_of_flow.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN mode_share_of_flow.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN mode_share_of_flow.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN mode_share_of_flow.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN mode_share_of_flow.total_value IS 'Value of the whole, in units of currency.';
COMMENT ON COLUMN mode_share_of_flow.value_share IS 'value divided by total_value, rounded to 6 decimals; null if total_value is 0.';
COMMENT ON COLUMN mode_share_of_flow.value_rank IS 'Place by value within the whole: 1 for the greatest; equal values have the same place.';
COMMENT ON COLUMN mode_share_of_flow.total_net_weight_kg IS 'Recorded weight of the whole, in kilograms.';
COMMENT ON COLUMN mode_share_of_flow.net_weight_share IS 'net_weight_kg divided by total_net_weight_kg, rounded to 6 decimals; null if that is 0. Lines without weight are not in it.';
COMMENT ON COLUMN mode_share_of_flow.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';

CREATE OR REPLACE VIEW mode_share_of_crossing AS
SELECT t.month, t.crossing, coalesce(c.name, t.crossing) AS crossing_name, c.kind AS crossing_kind, t.mode, coalesce(m.name, t.mode) AS mode_name, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share, t.value_rank,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break
FROM (
  SELECT f.month, f.crossing, f.mode,
    f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg,
    rank() OVER (whole ORDER BY sum(f.value) DESC)::integer AS value_rank
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.crossing, f.mode, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.crossing, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN mode m ON m.id = t.mode
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW mode_share_of_crossing IS 'Share and rank of each mode of transport in all trade of its crossing, by month, flow, source and currency.';
COMMENT ON COLUMN mode_share_of_crossing.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN mode_share_of_crossing.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN mode_share_of_crossing.crossing_name IS 'Name in English.';
COMMENT ON COLUMN mode_share_of_crossing.crossing_kind IS 'Kind of the crossing, such as road, rail or port; unspecified if the source names only a district. Null if the crossing is not in the reference data.';
COMMENT ON COLUMN mode_share_of_crossing.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN mode_share_of_crossing.mode_name IS 'Name in English.';
COMMENT ON COLUMN mode_share_of_crossing.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN mode_share_of_crossing.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN mode_share_of_crossing.source_name IS 'Name in English.';
COMMENT ON COLUMN mode_share_of_crossing.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN mode_share_of_crossing.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN mode_share_of_crossing.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN mode_share_of_crossing.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN mode_share_of_crossing.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN mode_share_of_crossing.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN mode_share_of_crossing.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN mode_share_of_crossing.total_value IS 'Value of the whole, in units of currency.';
COMMENT ON COLUMN mode_share_of_crossing.value_share IS 'value divided by total_value, rounded to 6 decimals; null if total_value is 0.';
COMMENT ON COLUMN mode_share_of_crossing.value_rank IS 'Place by value within the whole: 1 for the greatest; equal values have the same place.';
COMMENT ON COLUMN mode_share_of_crossing.total_net_weight_kg IS 'Recorded weight of the whole, in kilograms.';
COMMENT ON COLUMN mode_share_of_crossing.net_weight_share IS 'net_weight_kg divided by total_net_weight_kg, rounded to 6 decimals; null if that is 0. Lines without weight are not in it.';
COMMENT ON COLUMN mode_share_of_crossing.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';

CREATE OR REPLACE VIEW e_commerce_share_of_flow AS
SELECT t.month, t.is_e_commerce, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share, t.value_rank,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  b.note AS series_break
FROM (
  SELECT f.month, f.regime IN ('e-commerce-retail', 'e-commerce-business') AS is_e_commerce,
    f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg,
    rank() OVER (whole ORDER BY sum(f.value) DESC)::integer AS value_rank
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.regime IN ('e-commerce-retail', 'e-commerce-business'), f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW e_commerce_share_of_flow IS 'Share of e-commerce, and of everything else, in all trade of its flow, by month, source and currency.';
COMMENT ON COLUMN e_commerce_share_of_flow.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN e_commerce_share_of_flow.is_e_commerce IS 'Whether the regime is e-commerce-retail or e-commerce-business, whatever paper declared it.';
COMMENT ON COLUMN e_commerce_share_of_flow.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN e_commerce_share_of_flow.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN e_commerce_share_of_flow.source_name IS 'Name in English.';
COMMENT ON COLUMN e_commerce_share_of_flow.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN e_commerce_share_of_flow.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN e_commerce_share_of_flow.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN e_commerce_share_of_flow.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN e_commerce_share_of_flow.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN e_commerce_share_of_flow.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN e_commerce_share_of_flow.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN e_commerce_share_of_flow.total_value IS 'Value of the whole, in units of currency.';
COMMENT ON COLUMN e_commerce_share_of_flow.value_share IS 'value divided by total_value, rounded to 6 decimals; null if total_value is 0.';
COMMENT ON COLUMN e_commerce_share_of_flow.value_rank IS 'Place by value within the whole: 1 for the greatest; equal values have the same place.';
COMMENT ON COLUMN e_commerce_share_of_flow.total_net_weight_kg IS 'Recorded weight of the whole, in kilograms.';
COMMENT ON COLUMN e_commerce_share_of_flow.net_weight_share IS 'net_weight_kg divided by total_net_weight_kg, rounded to 6 decimals; null if that is 0. Lines without weight are not in it.';
COMMENT ON COLUMN e_commerce_share_of_flow.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';

CREATE OR REPLACE VIEW e_commerce_share_of_crossing AS
SELECT t.month, t.crossing, coalesce(c.name, t.crossing) AS crossing_name, c.kind AS crossing_kind, t.is_e_commerce, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share, t.value_rank,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break
FROM (
  SELECT f.month, f.crossing, f.regime IN ('e-commerce-retail', 'e-commerce-business') AS is_e_commerce,
    f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg,
    rank() OVER (whole ORDER BY sum(f.value) DESC)::integer AS value_rank
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.crossing, f.regime IN ('e-commerce-retail', 'e-commerce-business'), f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.crossing, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW e_commerce_share_of_crossing IS 'Share of e-commerce, and of everything else, in all trade of its crossing, by month, flow, source and currency.';
COMMENT ON COLUMN e_commerce_share_of_crossing.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN e_commerce_share_of_crossing.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN e_commerce_share_of_crossing.crossing_name IS 'Name in English.';
COMMENT ON COLUMN e_commerce_share_of_crossing.crossing_kind IS 'Kind of the crossing, such as road, rail or port; unspecified if the source names only a district. Null if the crossing is not in the reference data.';
COMMENT ON COLUMN e_commerce_share_of_crossing.is_e_commerce IS 'Whether the regime is e-commerce-retail or e-commerce-business, whatever paper declared it.';
COMMENT ON COLUMN e_commerce_share_of_crossing.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN e_commerce_share_of_crossing.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN e_commerce_share_of_crossing.source_name IS 'Name in English.';
COMMENT ON COLUMN e_commerce_share_of_crossing.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN e_commerce_share_of_crossing.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN e_commerce_share_of_crossing.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN e_commerce_share_of_crossing.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN e_commerce_share_of_crossing.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN e_commerce_share_of_crossing.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN e_commerce_share_of_crossing.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN e_commerce_share_of_crossing.total_value IS 'Value of the whole, in units of currency.';
COMMENT ON COLUMN e_commerce_share_of_crossing.value_share IS 'value divided by total_value, rounded to 6 decimals; null if total_value is 0.';
COMMENT ON COLUMN e_commerce_share_of_crossing.value_rank IS 'Place by value within the whole: 1 for the greatest; equal values have the same place.';
COMMENT ON COLUMN e_commerce_share_of_crossing.total_net_weight_kg IS 'Recorded weight of the whole, in kilograms.';
COMMENT ON COLUMN e_commerce_share_of_crossing.net_weight_share IS 'net_weight_kg divided by total_net_weight_kg, rounded to 6 decimals; null if that is 0. Lines without weight are not in it.';
COMMENT ON COLUMN e_commerce_share_of_crossing.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';
