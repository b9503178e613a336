-- All that is the same for the days and months of a series: names, whether its source is preferred, and series breaks. Daily and monthly
-- views join the facts of each series to it. It is in the schema of internal views, see R__005.

SELECT set_config('search_path', concat_ws(', ', quote_ident(current_schema() || '_internal'), quote_ident(current_schema())), true);

CREATE OR REPLACE VIEW named_series AS
SELECT s.id AS series, s.source, coalesce(p.source_name, s.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  s.reporter, s.partner, s.region, coalesce(r.name, s.region) AS region_name,
  s.crossing, coalesce(c.name, s.crossing) AS crossing_name, s.sector, coalesce(x.name, s.sector) AS sector_name,
  s.flow, s.channel, s.regime, coalesce(g.name, s.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  s.mode, coalesce(m.name, s.mode) AS mode_name, s.currency, b.break_days, b.break_day_notes, b.break_months, b.break_month_notes,
  c.kind AS crossing_kind, coalesce(n.name, s.partner) AS partner_name
FROM series s
LEFT JOIN source_preference p ON p.source = s.source
LEFT JOIN region r ON r.id = s.region
LEFT JOIN crossing c ON c.id = s.crossing
LEFT JOIN sector x ON x.id = s.sector
LEFT JOIN regime g ON g.id = s.regime
LEFT JOIN mode m ON m.id = s.mode
-- Always one row. An outer join, because the planner removes it if its columns are not used.
LEFT JOIN LATERAL (
  SELECT
    array_agg(d.first_day ORDER BY d.first_day) FILTER (WHERE NOT d.is_month) AS break_days,
    array_agg(d.note ORDER BY d.first_day) FILTER (WHERE NOT d.is_month) AS break_day_notes,
    array_agg(d.first_day ORDER BY d.first_day) FILTER (WHERE d.is_month) AS break_months,
    array_agg(d.note ORDER BY d.first_day) FILTER (WHERE d.is_month) AS break_month_notes
  FROM (
    SELECT k.is_month, k.first_day, string_agg(n.note, ' ' ORDER BY n.place, n.day, n.note) AS note
    FROM (
      SELECT 1 AS place, o.day, o.note
      FROM series_break o
      WHERE o.reporter = s.reporter AND (o.regime IS NULL OR o.regime = s.regime)
      UNION ALL
      SELECT 0, c.open_from, c.name || ' opened.' WHERE c.open_from IS NOT NULL
    ) n
    CROSS JOIN LATERAL (VALUES (false, n.day), (true, date_trunc('month', n.day::timestamp)::date)) AS k (is_month, first_day)
    GROUP BY k.is_month, k.first_day
  ) d
) b ON true
LEFT JOIN country n ON n.id = s.partner;
