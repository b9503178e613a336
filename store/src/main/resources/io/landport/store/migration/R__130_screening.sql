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

CREATE OR REPLACE VIEW suspect AS
SELECT month, source, source_name, is_preferred, reporter, partner, region, region_name, crossing, crossing_name, flow, regime,
  regime_name, treatment, chapter, chapter_name, commodity, currency, lines, lines_without_weight, value, net_weight_kg, quantity,
  unit, unit_value, per, observations, months, lower_bound, median, upper_bound
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
