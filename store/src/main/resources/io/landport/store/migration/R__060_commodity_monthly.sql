-- Monthly totals by commodity, with names

CREATE OR REPLACE VIEW commodity_monthly AS
SELECT t.month, t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.region, coalesce(r.name, t.region) AS region_name,
  t.crossing, coalesce(c.name, t.crossing) AS crossing_name,
  left(t.commodity, 2) AS chapter, coalesce(h.name, left(t.commodity, 2)) AS chapter_name, t.commodity, t.flow,
  t.regime, coalesce(g.name, t.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, t.quantity, t.unit,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    CASE WHEN t.month IN (SELECT month FROM reporter_break) THEN (
      SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
      WHERE b.reporter = t.reporter AND date_trunc('month', b.day::timestamp)::date = t.month
        AND (b.regime IS NULL OR b.regime = t.regime)) END), '') AS series_break
FROM commodity_total t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN region r ON r.id = t.region
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN chapter h ON h.id = left(t.commodity, 2)
LEFT JOIN regime g ON g.id = t.regime
WHERE t.lines <> 0;
COMMENT ON VIEW commodity_monthly IS 'Monthly totals by commodity, with the names of chapters. Never add quantities of two units.';
COMMENT ON COLUMN commodity_monthly.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN commodity_monthly.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN commodity_monthly.source_name IS 'Name in English.';
COMMENT ON COLUMN commodity_monthly.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN commodity_monthly.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN commodity_monthly.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN commodity_monthly.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN commodity_monthly.region_name IS 'Name in English.';
COMMENT ON COLUMN commodity_monthly.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN commodity_monthly.crossing_name IS 'Name in English.';
COMMENT ON COLUMN commodity_monthly.chapter IS 'Chapter of the Harmonized System, the first two digits of the commodity: chapter.id.';
COMMENT ON COLUMN commodity_monthly.chapter_name IS 'Short name in English.';
COMMENT ON COLUMN commodity_monthly.commodity IS 'HS code as the source gives it, cut to at most 6 digits.';
COMMENT ON COLUMN commodity_monthly.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN commodity_monthly.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN commodity_monthly.regime_name IS 'Name in English.';
COMMENT ON COLUMN commodity_monthly.treatment IS 'included: part of trade. memorandum: recorded separately, never added to trade.';
COMMENT ON COLUMN commodity_monthly.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN commodity_monthly.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN commodity_monthly.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN commodity_monthly.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN commodity_monthly.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN commodity_monthly.quantity IS 'Exact sum of supplementary quantities in unit; 0 if unit is not-specified.';
COMMENT ON COLUMN commodity_monthly.unit IS 'Unit of quantity, as the source codes it; not-specified if lines have no quantity.';
COMMENT ON COLUMN commodity_monthly.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';
