-- Screening: unit values with the range of the twelve months before

-- One index search for each good and month. Questions about many totals compute each range once; see docs/adr/0046-year-on-year-in-one-pass.md.
CREATE OR REPLACE FUNCTION unit_value_range(of_good integer, of_month date)
RETURNS TABLE (observations integer, months integer, lower double precision, upper double precision,
  lower_bound numeric, median numeric, upper_bound numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT w.observations, w.months, j.lower, j.upper,
    round(exp(j.lower)::numeric, 6), round(exp(j.median)::numeric, 6), round(exp(j.upper)::numeric, 6)
  FROM (
    SELECT count(*)::integer AS observations, count(DISTINCT o.month)::integer AS months,
      percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY o.log_unit_value) AS quartiles
    FROM unit_value_observation o
    WHERE o.good = of_good AND o.month >= (of_month - interval '12 months')::date AND o.month < of_month
  ) w
  -- By its key, so that the planner expects one row.
  LEFT JOIN screening_policy p ON p.is_single
  LEFT JOIN LATERAL (
    SELECT w.quartiles[2] AS median, w.quartiles[1] - p.reach::double precision * (w.quartiles[3] - w.quartiles[1]) AS lower,
      w.quartiles[3] + p.reach::double precision * (w.quartiles[3] - w.quartiles[1]) AS upper
    WHERE w.observations >= p.least_observations AND w.months >= p.least_months
  ) j ON true;
END;
COMMENT ON FUNCTION unit_value_range IS 'Range of the unit values of a good in the twelve months before a month, by screening_policy: lower and upper are logarithms. Null if there are too few observations.';

-- A unit value without a logarithm is 0. The logarithm comes first, because it is stored and the unit value is a division.
CREATE OR REPLACE FUNCTION is_suspect_unit_value(unit_value numeric, log_unit_value double precision, lower double precision,
  upper double precision)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN lower IS NULL THEN NULL
  WHEN log_unit_value IS NOT NULL THEN log_unit_value < lower OR log_unit_value > upper
  WHEN unit_value IS NOT NULL THEN true
END;
COMMENT ON FUNCTION is_suspect_unit_value IS 'Whether a unit value is outside its range; null if there is no range or no unit value.';

CREATE OR REPLACE FUNCTION unit_value_part()
RETURNS TABLE (month date, source text, reporter text, partner text, region text, crossing text, flow text, regime text, currency text,
  commodity text, unit text, good integer, lines bigint, value numeric, net_weight_kg numeric, quantity numeric, unit_value numeric,
  log_unit_value double precision)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT f.month, f.source, f.reporter, f.partner, f.region, f.crossing, f.flow, f.regime, f.currency, f.commodity, f.unit, f.good,
    f.lines, f.value, f.net_weight_kg, f.quantity, f.unit_value, f.log_unit_value
  FROM unit_value_figure f;
END;
COMMENT ON FUNCTION unit_value_part IS 'Commodity totals with their goods and unit values, to be compared with unit_value_range. For questions; query unit_value instead.';

CREATE OR REPLACE VIEW unit_value AS
SELECT u.month, u.source, coalesce(s.source_name, u.source) AS source_name,
  coalesce(s.is_preferred, false) AS is_preferred, u.reporter, u.partner,
  u.region, coalesce(r.name, u.region) AS region_name, u.crossing, coalesce(c.name, u.crossing) AS crossing_name,
  u.flow, u.regime, coalesce(g.name, u.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  left(u.commodity, 2) AS chapter, coalesce(h.name, left(u.commodity, 2)) AS chapter_name, u.commodity, u.currency,
  u.lines, u.lines_without_weight, u.value, u.net_weight_kg, u.quantity, u.unit,
  u.unit_value, CASE u.unit WHEN 'not-specified' THEN 'kg' ELSE u.unit END AS per,
  w.observations, w.months, w.lower_bound, w.median, w.upper_bound,
  is_suspect_unit_value(u.unit_value, u.log_unit_value, w.lower, w.upper) AS is_suspect,
  coalesce(n.name, u.partner) AS partner_name
FROM unit_value_figure u
CROSS JOIN LATERAL unit_value_range(u.good, u.month) w
LEFT JOIN source_preference s ON s.source = u.source
LEFT JOIN region r ON r.id = u.region
LEFT JOIN crossing c ON c.id = u.crossing
LEFT JOIN regime g ON g.id = u.regime
LEFT JOIN chapter h ON h.id = left(u.commodity, 2)
LEFT JOIN country n ON n.id = u.partner;

CREATE OR REPLACE VIEW suspect AS
SELECT month, source, source_name, is_preferred, reporter, partner, region, region_name, crossing, crossing_name, flow, regime,
  regime_name, treatment, chapter, chapter_name, commodity, currency, lines, lines_without_weight, value, net_weight_kg, quantity,
  unit, unit_value, per, observations, months, lower_bound, median, upper_bound, partner_name
FROM unit_value
WHERE is_suspect;

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
