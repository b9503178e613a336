-- Screening: unit values with the range of the twelve months before

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
COMMENT ON VIEW unit_value IS 'Unit value of each commodity total, with the range of the twelve months before.';
COMMENT ON COLUMN unit_value.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN unit_value.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN unit_value.source_name IS 'Name in English.';
COMMENT ON COLUMN unit_value.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel.';
COMMENT ON COLUMN unit_value.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN unit_value.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN unit_value.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN unit_value.region_name IS 'Name in English.';
COMMENT ON COLUMN unit_value.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN unit_value.crossing_name IS 'Name in English.';
COMMENT ON COLUMN unit_value.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN unit_value.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN unit_value.regime_name IS 'Name in English.';
COMMENT ON COLUMN unit_value.treatment IS 'included: part of trade. memorandum: recorded separately, never added to trade.';
COMMENT ON COLUMN unit_value.chapter IS 'Chapter of the Harmonized System, the first two digits of the commodity: chapter.id.';
COMMENT ON COLUMN unit_value.chapter_name IS 'Name in English.';
COMMENT ON COLUMN unit_value.commodity IS 'HS code of at most 6 digits.';
COMMENT ON COLUMN unit_value.currency IS 'Currency of values, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN unit_value.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN unit_value.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN unit_value.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN unit_value.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN unit_value.quantity IS 'Exact sum of supplementary quantities in unit; 0 if unit is not-specified.';
COMMENT ON COLUMN unit_value.unit IS 'Unit of quantity, as the source codes it; not-specified if lines have no quantity.';
COMMENT ON COLUMN unit_value.unit_value IS 'Value per unit of quantity, or per kilogram if unit is not-specified, rounded to 6 decimals; null if the quantity is 0, or if unit is not-specified and a line has no weight.';
COMMENT ON COLUMN unit_value.per IS 'Denominator of unit_value: the unit, or kg if unit is not-specified.';
COMMENT ON COLUMN unit_value.observations IS 'Number of unit values that the range is computed from: those of the same source, flow, currency, commodity and unit in the twelve months before.';
COMMENT ON COLUMN unit_value.months IS 'Number of these months that have unit values.';
COMMENT ON COLUMN unit_value.lower_bound IS 'Lower end of the range, rounded to 6 decimals: in logarithms, the lower quartile minus reach (screening_policy) times the interquartile range. Null if there are too few observations.';
COMMENT ON COLUMN unit_value.median IS 'Median of the unit values of the range, rounded to 6 decimals. Null if there are too few observations.';
COMMENT ON COLUMN unit_value.upper_bound IS 'Upper end of the range, rounded to 6 decimals: in logarithms, the upper quartile plus reach (screening_policy) times the interquartile range. Null if there are too few observations.';
COMMENT ON COLUMN unit_value.is_suspect IS 'Whether unit_value is outside the range; null if there is no unit value or too few observations.';

CREATE OR REPLACE VIEW suspect AS
SELECT month, source, source_name, is_preferred, reporter, partner, region, region_name, crossing, crossing_name, flow, regime,
  regime_name, treatment, chapter, chapter_name, commodity, currency, lines, lines_without_weight, value, net_weight_kg, quantity,
  unit, unit_value, per, observations, months, lower_bound, median, upper_bound
FROM unit_value
WHERE is_suspect;
COMMENT ON VIEW suspect IS 'Rows of unit_value outside their range, the classic sign of a wrong quantity or weight. They count in all totals; screened_total shows their amount.';
COMMENT ON COLUMN suspect.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN suspect.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN suspect.source_name IS 'Name in English.';
COMMENT ON COLUMN suspect.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel.';
COMMENT ON COLUMN suspect.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN suspect.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN suspect.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN suspect.region_name IS 'Name in English.';
COMMENT ON COLUMN suspect.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN suspect.crossing_name IS 'Name in English.';
COMMENT ON COLUMN suspect.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN suspect.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN suspect.regime_name IS 'Name in English.';
COMMENT ON COLUMN suspect.treatment IS 'included: part of trade. memorandum: recorded separately, never added to trade.';
COMMENT ON COLUMN suspect.chapter IS 'Chapter of the Harmonized System, the first two digits of the commodity: chapter.id.';
COMMENT ON COLUMN suspect.chapter_name IS 'Name in English.';
COMMENT ON COLUMN suspect.commodity IS 'HS code of at most 6 digits.';
COMMENT ON COLUMN suspect.currency IS 'Currency of values, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN suspect.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN suspect.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN suspect.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN suspect.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN suspect.quantity IS 'Exact sum of supplementary quantities in unit; 0 if unit is not-specified.';
COMMENT ON COLUMN suspect.unit IS 'Unit of quantity, as the source codes it; not-specified if lines have no quantity.';
COMMENT ON COLUMN suspect.unit_value IS 'Value per unit of quantity, or per kilogram if unit is not-specified, rounded to 6 decimals; null if the quantity is 0, or if unit is not-specified and a line has no weight.';
COMMENT ON COLUMN suspect.per IS 'Denominator of unit_value: the unit, or kg if unit is not-specified.';
COMMENT ON COLUMN suspect.observations IS 'Number of unit values that the range is computed from: those of the same source, flow, currency, commodity and unit in the twelve months before.';
COMMENT ON COLUMN suspect.months IS 'Number of these months that have unit values.';
COMMENT ON COLUMN suspect.lower_bound IS 'Lower end of the range, rounded to 6 decimals: in logarithms, the lower quartile minus reach (screening_policy) times the interquartile range. Null if there are too few observations.';
COMMENT ON COLUMN suspect.median IS 'Median of the unit values of the range, rounded to 6 decimals. Null if there are too few observations.';
COMMENT ON COLUMN suspect.upper_bound IS 'Upper end of the range, rounded to 6 decimals: in logarithms, the upper quartile plus reach (screening_policy) times the interquartile range. Null if there are too few observations.';

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
COMMENT ON VIEW screened_total IS 'Commodity totals by month and chapter, with and without those whose unit value is suspect. Memorandum regimes are left out.';
COMMENT ON COLUMN screened_total.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN screened_total.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN screened_total.source_name IS 'Name in English.';
COMMENT ON COLUMN screened_total.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel.';
COMMENT ON COLUMN screened_total.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN screened_total.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN screened_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN screened_total.crossing_name IS 'Name in English.';
COMMENT ON COLUMN screened_total.chapter IS 'Chapter of the Harmonized System, the first two digits of the commodity: chapter.id.';
COMMENT ON COLUMN screened_total.chapter_name IS 'Name in English.';
COMMENT ON COLUMN screened_total.currency IS 'Currency of values, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN screened_total.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN screened_total.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN screened_total.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN screened_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN screened_total.judged_lines IS 'Number of lines that could be judged.';
COMMENT ON COLUMN screened_total.judged_value IS 'Part of value that could be judged.';
COMMENT ON COLUMN screened_total.suspect_lines IS 'Number of lines that are suspect.';
COMMENT ON COLUMN screened_total.suspect_value IS 'Part of value that is suspect.';
COMMENT ON COLUMN screened_total.suspect_net_weight_kg IS 'Part of net_weight_kg that is suspect.';
COMMENT ON COLUMN screened_total.lines_without_suspects IS 'Lines minus suspect_lines.';
COMMENT ON COLUMN screened_total.value_without_suspects IS 'Value minus suspect_value.';
COMMENT ON COLUMN screened_total.net_weight_kg_without_suspects IS 'Recorded weight minus suspect_net_weight_kg.';
COMMENT ON COLUMN screened_total.series_break IS 'Series break: what the reporter began to count in this month, or that the crossing opened; null if there is none.';
