-- All that is the same for the days and months of a series: names, whether its source is preferred, and series breaks. Daily and monthly
-- views join the facts of each series to it.

CREATE OR REPLACE VIEW named_series AS
SELECT s.id AS series, s.source, coalesce(p.source_name, s.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  s.reporter, s.partner, s.region, coalesce(r.name, s.region) AS region_name,
  s.crossing, coalesce(c.name, s.crossing) AS crossing_name, s.sector, coalesce(x.name, s.sector) AS sector_name,
  s.flow, s.channel, s.regime, coalesce(g.name, s.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  s.mode, coalesce(m.name, s.mode) AS mode_name, s.currency, b.break_days, b.break_day_notes, b.break_months, b.break_month_notes,
  c.kind AS crossing_kind
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
) b ON true;
COMMENT ON VIEW named_series IS 'Series with their names, the treatment of their regime, and their breaks.';
COMMENT ON COLUMN named_series.series IS 'Series: series.id.';
COMMENT ON COLUMN named_series.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN named_series.source_name IS 'Name in English.';
COMMENT ON COLUMN named_series.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN named_series.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN named_series.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN named_series.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN named_series.region_name IS 'Name in English.';
COMMENT ON COLUMN named_series.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN named_series.crossing_name IS 'Name in English.';
COMMENT ON COLUMN named_series.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN named_series.sector_name IS 'Name in English.';
COMMENT ON COLUMN named_series.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN named_series.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN named_series.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN named_series.regime_name IS 'Name in English.';
COMMENT ON COLUMN named_series.treatment IS 'included: part of trade. memorandum: recorded separately, never added to trade.';
COMMENT ON COLUMN named_series.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN named_series.mode_name IS 'Name in English.';
COMMENT ON COLUMN named_series.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN named_series.break_days IS 'Days on which the series has a break; null if there are none.';
COMMENT ON COLUMN named_series.break_day_notes IS 'Description of each of them.';
COMMENT ON COLUMN named_series.break_months IS 'First days of the months that have series breaks.';
COMMENT ON COLUMN named_series.break_month_notes IS 'Description of each of them.';
COMMENT ON COLUMN named_series.crossing_kind IS 'Kind of the crossing, such as road, rail or port; unspecified if the source names only a district. Null if the crossing is not in the reference data.';
