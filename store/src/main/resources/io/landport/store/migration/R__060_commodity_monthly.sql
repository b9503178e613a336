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
        AND (b.regime IS NULL OR b.regime = t.regime)) END), '') AS series_break,
  coalesce(n.name, t.partner) AS partner_name
FROM commodity_total t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN region r ON r.id = t.region
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN chapter h ON h.id = left(t.commodity, 2)
LEFT JOIN regime g ON g.id = t.regime
LEFT JOIN country n ON n.id = t.partner
WHERE t.lines <> 0;
