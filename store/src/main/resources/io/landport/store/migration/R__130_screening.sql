-- Screening: what a unit of a commodity costs, beside the range that it was in over the twelve months before.

CREATE OR REPLACE VIEW unit_value AS
SELECT u.month, u.source, coalesce(s.source_name, u.source) AS source_name,
  coalesce(s.is_preferred, false) AS is_preferred, u.reporter, u.partner,
  u.region, coalesce(r.name, u.region) AS region_name, u.crossing, coalesce(c.name, u.crossing) AS crossing_name,
  u.flow, u.regime, coalesce(g.name, u.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  left(u.commodity, 2) AS chapter, coalesce(h.name, left(u.commodity, 2)) AS chapter_name, u.commodity, u.currency,
  u.lines, u.lines_without_weight, u.value, u.net_weight_kg, u.quantity, u.unit,
  u.unit_value, CASE u.unit WHEN 'not-specified' THEN 'kg' ELSE u.unit END AS per,
  u.observations, u.months, round(exp(u.lower)::numeric, 6) AS lower_bound, round(exp(u.median)::numeric, 6) AS median,
  round(exp(u.upper)::numeric, 6) AS upper_bound,
  CASE
    WHEN u.lower IS NULL OR u.unit_value IS NULL THEN NULL
    WHEN u.value = 0 THEN true
    ELSE u.log_unit_value < u.lower OR u.log_unit_value > u.upper
  END AS is_suspect
FROM (
  SELECT f.month, t.source, t.reporter, t.partner, t.region, t.crossing, t.flow, t.regime, t.currency, f.commodity, f.unit,
    f.lines, f.lines_without_weight, f.value, f.net_weight_kg, f.quantity, f.log_unit_value,
    round(CASE
      WHEN f.unit <> 'not-specified' THEN f.value / nullif(f.quantity, 0)
      WHEN f.lines_without_weight = 0 THEN f.value / nullif(f.net_weight_kg, 0)
    END, 6) AS unit_value,
    w.observations, w.months, j.lower, j.median, j.upper
  FROM commodity_total_fact f
  JOIN trade t ON t.id = f.trade
  LEFT JOIN screening_policy p ON true
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS observations, count(DISTINCT o.month)::integer AS months,
      percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY o.log_unit_value) AS quartiles
    FROM commodity_total_fact o
    WHERE o.good = f.good AND o.month >= (f.month - interval '12 months')::date AND o.month < f.month AND o.log_unit_value IS NOT NULL
  ) w
  LEFT JOIN LATERAL (
    SELECT w.quartiles[2] AS median, w.quartiles[1] - p.reach::double precision * (w.quartiles[3] - w.quartiles[1]) AS lower,
      w.quartiles[3] + p.reach::double precision * (w.quartiles[3] - w.quartiles[1]) AS upper
    WHERE w.observations >= p.least_observations AND w.months >= p.least_months
  ) j ON true
  WHERE f.lines <> 0
) u
LEFT JOIN source_preference s ON s.source = u.source
LEFT JOIN region r ON r.id = u.region
LEFT JOIN crossing c ON c.id = u.crossing
LEFT JOIN regime g ON g.id = u.regime
LEFT JOIN chapter h ON h.id = left(u.commodity, 2);
COMMENT ON VIEW unit_value IS 'What a unit of each commodity cost, a row for each commodity total, beside the range of the twelve months before.';
COMMENT ON COLUMN unit_value.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN unit_value.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN unit_value.source_name IS 'Its name in English.';
COMMENT ON COLUMN unit_value.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel.';
COMMENT ON COLUMN unit_value.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN unit_value.partner IS 'ISO 3166 alpha-2 code of the country of origin of imports, the last known destination of exports.';
COMMENT ON COLUMN unit_value.region IS 'Registered place of the resident trader: region.id; not-specified where the source does not give it.';
COMMENT ON COLUMN unit_value.region_name IS 'Its name in English.';
COMMENT ON COLUMN unit_value.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN unit_value.crossing_name IS 'Its name in English.';
COMMENT ON COLUMN unit_value.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN unit_value.regime IS 'Customs regime: regime.id; not-specified where the source gives none.';
COMMENT ON COLUMN unit_value.regime_name IS 'Its name in English.';
COMMENT ON COLUMN unit_value.treatment IS 'included: trade. memorandum: counted beside trade, never added to it.';
COMMENT ON COLUMN unit_value.chapter IS 'First two digits of the commodity: chapter.id.';
COMMENT ON COLUMN unit_value.chapter_name IS 'Its name in English.';
COMMENT ON COLUMN unit_value.commodity IS 'HS code of at most 6 digits.';
COMMENT ON COLUMN unit_value.currency IS 'ISO 4217 code of the currency that values are in. Amounts of two currencies are never added.';
COMMENT ON COLUMN unit_value.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN unit_value.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN unit_value.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN unit_value.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN unit_value.quantity IS 'Exact sum of supplementary quantities in unit; 0 where unit is not-specified.';
COMMENT ON COLUMN unit_value.unit IS 'Unit of quantity, the source''s code; not-specified where the lines have no quantity.';
COMMENT ON COLUMN unit_value.unit_value IS 'Value per unit of quantity, or per kilogram where unit is not-specified, rounded to 6 decimals; null where the quantity is 0, and where a line without quantity has no weight either.';
COMMENT ON COLUMN unit_value.per IS 'What unit_value is per: the unit, or kg where unit is not-specified.';
COMMENT ON COLUMN unit_value.observations IS 'How many unit values its range is made of: those of the same source, flow, currency, commodity and unit in the twelve months before its own.';
COMMENT ON COLUMN unit_value.months IS 'In how many of these months there are any.';
COMMENT ON COLUMN unit_value.lower_bound IS 'Lower end of the range, rounded to 6 decimals: in logarithms the lower quartile less reach (screening_policy) distances between the quartiles. Null where there are too few observations.';
COMMENT ON COLUMN unit_value.median IS 'The usual unit value: the median of the range''s, rounded to 6 decimals. Null where there are too few observations.';
COMMENT ON COLUMN unit_value.upper_bound IS 'Upper end of the range, rounded to 6 decimals, as lower_bound. Null where there are too few observations.';
COMMENT ON COLUMN unit_value.is_suspect IS 'Whether unit_value lies outside the range; null where nothing can be judged: no unit value, or too few observations.';

CREATE OR REPLACE VIEW suspect AS
SELECT month, source, source_name, is_preferred, reporter, partner, region, region_name, crossing, crossing_name, flow, regime,
  regime_name, treatment, chapter, chapter_name, commodity, currency, lines, lines_without_weight, value, net_weight_kg, quantity,
  unit, unit_value, per, observations, months, lower_bound, median, upper_bound
FROM unit_value
WHERE is_suspect;
COMMENT ON VIEW suspect IS 'The rows of unit_value that lie outside their range: the classic sign of a wrong quantity or weight. They are counted in all totals; screened_total shows how much they are.';
COMMENT ON COLUMN suspect.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN suspect.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN suspect.source_name IS 'Its name in English.';
COMMENT ON COLUMN suspect.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel.';
COMMENT ON COLUMN suspect.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN suspect.partner IS 'ISO 3166 alpha-2 code of the country of origin of imports, the last known destination of exports.';
COMMENT ON COLUMN suspect.region IS 'Registered place of the resident trader: region.id; not-specified where the source does not give it.';
COMMENT ON COLUMN suspect.region_name IS 'Its name in English.';
COMMENT ON COLUMN suspect.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN suspect.crossing_name IS 'Its name in English.';
COMMENT ON COLUMN suspect.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN suspect.regime IS 'Customs regime: regime.id; not-specified where the source gives none.';
COMMENT ON COLUMN suspect.regime_name IS 'Its name in English.';
COMMENT ON COLUMN suspect.treatment IS 'included: trade. memorandum: counted beside trade, never added to it.';
COMMENT ON COLUMN suspect.chapter IS 'First two digits of the commodity: chapter.id.';
COMMENT ON COLUMN suspect.chapter_name IS 'Its name in English.';
COMMENT ON COLUMN suspect.commodity IS 'HS code of at most 6 digits.';
COMMENT ON COLUMN suspect.currency IS 'ISO 4217 code of the currency that values are in. Amounts of two currencies are never added.';
COMMENT ON COLUMN suspect.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN suspect.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN suspect.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN suspect.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN suspect.quantity IS 'Exact sum of supplementary quantities in unit; 0 where unit is not-specified.';
COMMENT ON COLUMN suspect.unit IS 'Unit of quantity, the source''s code; not-specified where the lines have no quantity.';
COMMENT ON COLUMN suspect.unit_value IS 'Value per unit of quantity, or per kilogram where unit is not-specified, rounded to 6 decimals; null where the quantity is 0, and where a line without quantity has no weight either.';
COMMENT ON COLUMN suspect.per IS 'What unit_value is per: the unit, or kg where unit is not-specified.';
COMMENT ON COLUMN suspect.observations IS 'How many unit values its range is made of: those of the same source, flow, currency, commodity and unit in the twelve months before its own.';
COMMENT ON COLUMN suspect.months IS 'In how many of these months there are any.';
COMMENT ON COLUMN suspect.lower_bound IS 'Lower end of the range, rounded to 6 decimals: in logarithms the lower quartile less reach (screening_policy) distances between the quartiles. Null where there are too few observations.';
COMMENT ON COLUMN suspect.median IS 'The usual unit value: the median of the range''s, rounded to 6 decimals. Null where there are too few observations.';
COMMENT ON COLUMN suspect.upper_bound IS 'Upper end of the range, rounded to 6 decimals, as lower_bound. Null where there are too few observations.';

CREATE OR REPLACE VIEW screened_total AS
SELECT u.month, u.source, coalesce(s.name, u.source) AS source_name, u.is_preferred, u.reporter, u.flow,
  u.crossing, coalesce(c.name, u.crossing) AS crossing_name, u.chapter, coalesce(h.name, u.chapter) AS chapter_name, u.currency,
  u.lines, u.lines_without_weight, u.value, u.net_weight_kg, u.judged_lines, u.judged_value,
  u.suspect_lines, u.suspect_value, u.suspect_net_weight_kg,
  u.lines - u.suspect_lines AS lines_without_suspects, u.value - u.suspect_value AS value_without_suspects,
  u.net_weight_kg - u.suspect_net_weight_kg AS net_weight_kg_without_suspects, (
    SELECT string_agg(d.note, ' ' ORDER BY d.day, d.note)
    FROM (
      SELECT b.day, b.note
      FROM series_break b
      WHERE b.reporter = u.reporter AND b.day >= u.month AND b.day < u.month + interval '1 month'
        AND NOT EXISTS (SELECT FROM regime g WHERE g.id = b.regime AND g.treatment <> 'included')
      UNION ALL
      SELECT c.open_from, c.name || ' opened.'
      WHERE c.open_from >= u.month AND c.open_from < u.month + interval '1 month'
    ) d
  ) AS series_break
FROM (
  SELECT month, source, is_preferred, reporter, flow, crossing, chapter, currency,
    sum(lines)::bigint AS lines, sum(lines_without_weight)::bigint AS lines_without_weight,
    sum(value) AS value, sum(net_weight_kg) AS net_weight_kg,
    coalesce(sum(lines) FILTER (WHERE is_suspect IS NOT NULL), 0)::bigint AS judged_lines,
    coalesce(sum(value) FILTER (WHERE is_suspect IS NOT NULL), 0) AS judged_value,
    coalesce(sum(lines) FILTER (WHERE is_suspect), 0)::bigint AS suspect_lines,
    coalesce(sum(value) FILTER (WHERE is_suspect), 0) AS suspect_value,
    coalesce(sum(net_weight_kg) FILTER (WHERE is_suspect), 0) AS suspect_net_weight_kg
  FROM unit_value
  WHERE treatment = 'included'
  GROUP BY month, source, is_preferred, reporter, flow, crossing, chapter, currency
) u
LEFT JOIN source s ON s.id = u.source
LEFT JOIN crossing c ON c.id = u.crossing
LEFT JOIN chapter h ON h.id = u.chapter;
COMMENT ON VIEW screened_total IS 'Totals of commodities by month and chapter, with those whose unit value is suspect and without them. Of memorandum regimes nothing is in it.';
COMMENT ON COLUMN screened_total.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN screened_total.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN screened_total.source_name IS 'Its name in English.';
COMMENT ON COLUMN screened_total.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel.';
COMMENT ON COLUMN screened_total.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN screened_total.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN screened_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN screened_total.crossing_name IS 'Its name in English.';
COMMENT ON COLUMN screened_total.chapter IS 'First two digits of the commodity: chapter.id.';
COMMENT ON COLUMN screened_total.chapter_name IS 'Its name in English.';
COMMENT ON COLUMN screened_total.currency IS 'ISO 4217 code of the currency that values are in. Amounts of two currencies are never added.';
COMMENT ON COLUMN screened_total.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN screened_total.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN screened_total.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN screened_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN screened_total.judged_lines IS 'How many of lines could be judged.';
COMMENT ON COLUMN screened_total.judged_value IS 'How much of value could be judged.';
COMMENT ON COLUMN screened_total.suspect_lines IS 'How many of lines are suspect.';
COMMENT ON COLUMN screened_total.suspect_value IS 'How much of value is suspect.';
COMMENT ON COLUMN screened_total.suspect_net_weight_kg IS 'How much of net_weight_kg is suspect.';
COMMENT ON COLUMN screened_total.lines_without_suspects IS 'Lines less those that are suspect.';
COMMENT ON COLUMN screened_total.value_without_suspects IS 'Value less what is suspect.';
COMMENT ON COLUMN screened_total.net_weight_kg_without_suspects IS 'Recorded weight less what is suspect.';
COMMENT ON COLUMN screened_total.series_break IS 'What the reporter began to count in this month, or that the crossing opened; null where nothing did.';
