-- Totals with what is suspect and without it.
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
COMMENT ON COLUMN screened_total.series_break IS 'What the reporter began to count in this month, or that the crossing opened; null where nothing did.';
