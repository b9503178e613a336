-- Mirrors as known now, by the pairs' own policy, with the breaks that either side has in the time that is compared: the exporter in
-- the month, the importer in the days that stand for it. Codes are compared byte by byte.
DO $do$
DECLARE
  compared text := $sql$
    m.sector COLLATE "C" AS sector, m.sector_name, m.exporter COLLATE "C" AS exporter, m.importer COLLATE "C" AS importer,
    m.export_source, m.export_source_name, m.import_source, m.import_source_name, m.export_valuation, m.import_valuation,
    m.export_weight_basis, m.import_weight_basis, m.cif_fob_factor, m.lag_months, m.lag_days, m.status, m.export_lines, m.import_lines,
    m.export_lines_without_weight, m.import_lines_without_weight, m.export_value, m.export_currency, m.import_value, m.import_currency,
    m.adjusted_import_value, m.value_gap, m.value_ratio, m.value_gap_reason, m.export_net_weight_kg, m.import_net_weight_kg,
    m.weight_gap_kg, m.weight_ratio, m.weight_gap_reason
  $sql$;
  broken   text := $sql$
    (
      SELECT string_agg(d.note, ' ' ORDER BY d.day, d.note)
      FROM (
        SELECT b.day, b.note
        FROM series_break b
        WHERE (b.reporter = m.exporter AND b.day >= m.month AND b.day < m.month + interval '1 month'
            OR b.reporter = m.importer AND b.day >= (m.month + make_interval(months => m.lag_months))::date + m.lag_days
              AND b.day < (m.month + make_interval(months => m.lag_months + 1))::date + m.lag_days)
          AND NOT EXISTS (SELECT FROM regime g WHERE g.id = b.regime AND g.treatment <> 'included')
        %s
      ) d
    ) AS series_break
  $sql$;
  opened   text := $sql$
        UNION ALL
        SELECT c.open_from, c.name || ' opened.'
        FROM crossing c
        WHERE c.id = m.crossing AND c.open_from >= m.month AND c.open_from < m.month + interval '1 month'
  $sql$;
  place    record;
  statement text;
BEGIN
  FOR place IN
    SELECT * FROM (VALUES
      ('mirror', 'm.crossing COLLATE "C" AS crossing, m.crossing_name,', '', opened),
      ('mirror_country', '', ', m.export_lines_without_crossing, m.import_lines_without_crossing', '')
    ) AS v (name, first, last, opened)
  LOOP
    EXECUTE format('CREATE OR REPLACE VIEW %1$s AS SELECT m.month, %2$s %3$s %4$s, %5$s FROM %1$s_with(NULL, NULL, NULL, NULL) m',
      place.name, place.first, compared, place.last, format(broken, place.opened));
    EXECUTE format('CREATE OR REPLACE VIEW %1$s_converted AS SELECT m.month, %2$s %3$s %4$s, t.currency, %5$s'
      ' FROM reporting_currency t CROSS JOIN LATERAL %1$s_in(NULL, NULL, NULL, NULL, t.currency) m',
      place.name, place.first, compared, place.last, format(broken, place.opened));
    FOREACH statement IN ARRAY ARRAY[place.name, place.name || '_converted'] LOOP
      EXECUTE format('COMMENT ON COLUMN %I.series_break IS %L', statement,
        'What a side began to count in this time, or that the crossing opened, so that the gap is not alike with those before; null where nothing did.');
    END LOOP;
  END LOOP;
END $do$;
