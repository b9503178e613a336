-- What is the same for all days and months of a series: its names, whether its source is the preferred one, and its breaks. Totals of
-- days and months, converted ones and those as known on a day, are read series by series from here.

CREATE OR REPLACE VIEW named_series AS
SELECT s.id AS series, s.source, coalesce(p.source_name, s.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  s.reporter, s.partner, s.region, coalesce(r.name, s.region) AS region_name,
  s.crossing, coalesce(c.name, s.crossing) AS crossing_name, s.sector, coalesce(x.name, s.sector) AS sector_name,
  s.flow, s.channel, s.regime, coalesce(g.name, s.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  s.mode, coalesce(m.name, s.mode) AS mode_name, s.currency, b.break_days, b.break_day_notes, b.break_months, b.break_month_notes
FROM series s
LEFT JOIN source_preference p ON p.source = s.source
LEFT JOIN region r ON r.id = s.region
LEFT JOIN crossing c ON c.id = s.crossing
LEFT JOIN sector x ON x.id = s.sector
LEFT JOIN regime g ON g.id = s.regime
LEFT JOIN mode m ON m.id = s.mode
-- There is always one row of it; an outer join is left out where nothing of it is asked.
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
) b ON true;
COMMENT ON VIEW named_series IS 'Every series with its names, the treatment of its regime, and the days on which it is not alike with what was before.';
COMMENT ON COLUMN named_series.series IS 'Number of the series: series.id.';
COMMENT ON COLUMN named_series.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN named_series.source_name IS 'Its name in English.';
COMMENT ON COLUMN named_series.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel. False of each of a channel''s sources where there are several and none of them is preferred.';
COMMENT ON COLUMN named_series.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN named_series.partner IS 'ISO 3166 alpha-2 code of the country of origin of imports, the last known destination of exports.';
COMMENT ON COLUMN named_series.region IS 'Registered place of the resident trader: region.id; not-specified where the source does not give it.';
COMMENT ON COLUMN named_series.region_name IS 'Its name in English.';
COMMENT ON COLUMN named_series.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN named_series.crossing_name IS 'Its name in English.';
COMMENT ON COLUMN named_series.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN named_series.sector_name IS 'Its name in English.';
COMMENT ON COLUMN named_series.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN named_series.channel IS 'Kind of paper: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN named_series.regime IS 'Customs regime: regime.id; not-specified where the source gives none.';
COMMENT ON COLUMN named_series.regime_name IS 'Its name in English.';
COMMENT ON COLUMN named_series.treatment IS 'included: trade. memorandum: counted beside trade, never added to it.';
COMMENT ON COLUMN named_series.mode IS 'Mode of transport: mode.id; not-specified where the source does not give it.';
COMMENT ON COLUMN named_series.mode_name IS 'Its name in English.';
COMMENT ON COLUMN named_series.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';
COMMENT ON COLUMN named_series.break_days IS 'The days on which the series begins to count or to carry what it did not before; null where there are none.';
COMMENT ON COLUMN named_series.break_day_notes IS 'For each of them what it is, in words.';
COMMENT ON COLUMN named_series.break_months IS 'The first days of the months in which there are any.';
COMMENT ON COLUMN named_series.break_month_notes IS 'For each of them what it is, in words.';
