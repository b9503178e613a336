-- Mirror: what one side reports as exports to the other, beside what the other reports as imports from it.
--
-- Functions have bodies that are parsed when they are made, so that they go on reading the views of their own generation; they
-- read views alone, for they run with the rights of who asks. Each is one statement, which the planner sees through: what is asked
-- of a view reaches the tables behind it, and of the parts that a parameter rules out nothing is left.

-- Kept: people fill it, and a rebuild carries it over.
CREATE TABLE mirror_policy (
  exporter       text COLLATE "C" NOT NULL,
  importer       text COLLATE "C" NOT NULL,
  cif_fob_factor numeric NOT NULL DEFAULT 1.00 CHECK (cif_fob_factor > 0 AND cif_fob_factor < 100),
  lag_months     integer NOT NULL DEFAULT 0 CHECK (lag_months BETWEEN 0 AND 11),
  lag_days       integer NOT NULL DEFAULT 0 CHECK (lag_days BETWEEN 0 AND 27),
  note           text NOT NULL DEFAULT '',
  PRIMARY KEY (exporter, importer),
  CHECK (exporter <> importer)
);
COMMENT ON TABLE mirror_policy IS 'What is known of freight, insurance and the time on the way from one country to another. Fill it as you like, it survives a rebuild. A pair that is not here has a factor of 1.00 and no lag. For analysts.';
COMMENT ON COLUMN mirror_policy.exporter IS 'The country that the goods come from, ISO 3166 alpha-2: the reporter of the exports.';
COMMENT ON COLUMN mirror_policy.importer IS 'The country that they go to: the reporter of the imports.';
COMMENT ON COLUMN mirror_policy.cif_fob_factor IS 'How many times what the importer reports is worth what the exporter reports of the same goods: import values are divided by it.';
COMMENT ON COLUMN mirror_policy.lag_months IS 'How many whole months later the importer reports.';
COMMENT ON COLUMN mirror_policy.lag_days IS 'How many days later, beside the months. Sources dated by month have none.';
COMMENT ON COLUMN mirror_policy.note IS 'Where it is known from; empty where nothing is to be said.';

CREATE VIEW mirror_pair AS
WITH one AS (
  SELECT s.id, s.name, s.reporter, s.import_valuation, s.export_valuation, s.weight
  FROM source s
  WHERE EXISTS (SELECT FROM preferred_source p WHERE p.source = s.id)
    OR NOT EXISTS (SELECT FROM source o WHERE o.reporter = s.reporter AND o.id <> s.id)
)
SELECT e.reporter AS exporter, i.reporter AS importer,
  e.id AS export_source, e.name AS export_source_name, i.id AS import_source, i.name AS import_source_name,
  e.export_valuation, i.import_valuation, e.weight AS export_weight_basis, i.weight AS import_weight_basis,
  coalesce(p.cif_fob_factor, 1.00) AS cif_fob_factor, coalesce(p.lag_months, 0) AS lag_months, coalesce(p.lag_days, 0) AS lag_days
FROM one e
JOIN one i ON i.reporter <> e.reporter
LEFT JOIN mirror_policy p ON p.exporter = e.reporter AND p.importer = i.reporter;
COMMENT ON VIEW mirror_pair IS 'Which two sources a mirror compares, on which basis, and what is set for them: each two reporters in both directions, each with its preferred source, or its only one.';

CREATE VIEW reported_month AS
SELECT source, month, received_day
FROM month_first_known;
COMMENT ON VIEW reported_month IS 'Which months each source has reported anything of. A source that has no row here was silent.';
COMMENT ON COLUMN reported_month.source IS 'Who delivered the documents.';
COMMENT ON COLUMN reported_month.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN reported_month.received_day IS 'UTC day on which the first of it became known.';

CREATE FUNCTION mirror_side(months_later integer, days_later integer, known_on date)
RETURNS TABLE (month date, exporter text, importer text, is_export boolean, crossing text, sector text, currency text,
  lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, reason text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  -- Added up before it is known which pair it is of: of that the planner knows how much it is.
  SELECT f.month, p.exporter, p.importer, true AS is_export, f.crossing, f.sector, f.currency,
    f.lines, f.lines_without_weight, f.value, f.net_weight_kg, NULL::text AS reason
  FROM mirror_pair p
  JOIN (
    SELECT m.month, m.source, m.partner, m.crossing, m.sector, m.currency, sum(m.lines)::bigint AS lines,
      sum(m.lines_without_weight)::bigint AS lines_without_weight, sum(m.value) AS value, sum(m.net_weight_kg) AS net_weight_kg
    FROM (
      SELECT t.month, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, t.net_weight_kg
      FROM monthly_total t WHERE known_on IS NULL AND t.flow = 'export' AND t.lines <> 0
      UNION ALL
      SELECT t.month, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, t.net_weight_kg
      FROM monthly_change t WHERE t.received_day <= known_on AND t.flow = 'export'
    ) m
    WHERE NOT EXISTS (SELECT FROM regime r WHERE r.id = m.regime AND r.treatment <> 'included')
    GROUP BY m.month, m.source, m.partner, m.crossing, m.sector, m.currency
    HAVING sum(m.lines) <> 0
  ) f ON f.source = p.export_source AND f.partner = p.importer
  UNION ALL
  SELECT f.month, p.exporter, p.importer, false, f.crossing, f.sector, f.currency,
    f.lines, f.lines_without_weight, f.value, f.net_weight_kg, NULL::text AS reason
  FROM mirror_pair p
  JOIN (
    SELECT m.month, m.source, m.partner, m.crossing, m.sector, m.currency, sum(m.lines)::bigint AS lines,
      sum(m.lines_without_weight)::bigint AS lines_without_weight, sum(m.value) AS value, sum(m.net_weight_kg) AS net_weight_kg
    FROM (
      SELECT t.month, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, t.net_weight_kg
      FROM monthly_total t WHERE known_on IS NULL AND t.flow = 'import' AND t.lines <> 0
      UNION ALL
      SELECT t.month, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, t.net_weight_kg
      FROM monthly_change t WHERE t.received_day <= known_on AND t.flow = 'import'
    ) m
    WHERE NOT EXISTS (SELECT FROM regime r WHERE r.id = m.regime AND r.treatment <> 'included')
    GROUP BY m.month, m.source, m.partner, m.crossing, m.sector, m.currency
    HAVING sum(m.lines) <> 0
  ) f ON f.source = p.import_source AND f.partner = p.exporter
  WHERE coalesce(months_later, p.lag_months) = 0 AND coalesce(days_later, p.lag_days) = 0
  UNION ALL
  -- Of imports that come later, the days that stand for a month of exports.
  SELECT c.month, p.exporter, p.importer, false, f.crossing, f.sector, f.currency,
    f.lines, f.lines_without_weight, f.value, f.net_weight_kg, NULL::text AS reason
  FROM mirror_pair p
  CROSS JOIN (
    SELECT g::date AS month FROM generate_series(timestamp '1990-01-01', timestamp '2099-12-01', interval '1 month') AS g
  ) c
  CROSS JOIN LATERAL (
    SELECT d.crossing, d.sector, d.currency, sum(d.lines)::bigint AS lines,
      sum(d.lines_without_weight)::bigint AS lines_without_weight, sum(d.value) AS value, sum(d.net_weight_kg) AS net_weight_kg
    FROM (
      SELECT t.day, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, t.net_weight_kg
      FROM daily_total t WHERE known_on IS NULL AND t.flow = 'import' AND t.lines <> 0
      UNION ALL
      SELECT t.day, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, t.net_weight_kg
      FROM daily_change t WHERE t.received_day <= known_on AND t.flow = 'import'
    ) d
    WHERE d.source = p.import_source AND d.partner = p.exporter
      AND d.day >= (c.month + make_interval(months => coalesce(months_later, p.lag_months)))::date + coalesce(days_later, p.lag_days)
      AND d.day < (c.month + make_interval(months => coalesce(months_later, p.lag_months) + 1))::date + coalesce(days_later, p.lag_days)
      AND NOT EXISTS (SELECT FROM regime r WHERE r.id = d.regime AND r.treatment <> 'included')
    GROUP BY d.crossing, d.sector, d.currency
    HAVING sum(d.lines) <> 0
  ) f
  WHERE coalesce(months_later, p.lag_months) <> 0 OR coalesce(days_later, p.lag_days) <> 0;
END;
COMMENT ON FUNCTION mirror_side(integer, integer, date) IS 'What each side of each mirror_pair reports of the other, by month of the export, crossing, sector and currency; for mirror_with and mirror_country_with.';

-- The same in one currency. What has one source, currency and day, and so one rate, is added up first. Where the rate is one of
-- the day, days are read and not months; so are those of imports that come later.
DO $do$
DECLARE
  side    record;
  sides   text[] := '{}';
BEGIN
  FOR side IN
    SELECT * FROM (VALUES
      ('export', 'p.export_source', 'p.importer', 'true', '0', '0'),
      ('import', 'p.import_source', 'p.exporter', 'false', 'coalesce(months_later, p.lag_months)', 'coalesce(days_later, p.lag_days)')
    ) AS sides (flow, source, partner, is_export, lag_months, lag_days)
  LOOP
    sides := sides || format($sql$
      SELECT f.month, p.exporter, p.importer, %4$s AS is_export, f.crossing, f.sector, in_currency AS currency,
        f.lines, f.lines_without_weight, f.value, f.net_weight_kg, f.reason
      FROM mirror_pair p
      JOIN (
        SELECT a.month, a.source, a.partner, a.crossing, a.sector, sum(a.lines)::bigint AS lines,
          sum(a.lines_without_weight)::bigint AS lines_without_weight,
          CASE WHEN bool_and(k.rate IS NOT NULL) THEN sum(a.value * k.rate) END AS value, sum(a.net_weight_kg) AS net_weight_kg,
          string_agg(DISTINCT k.reason, '; ' ORDER BY k.reason) AS reason
        FROM (
          SELECT m.month, m.source, m.partner, m.crossing, m.sector, m.currency, sum(m.lines) AS lines,
            sum(m.lines_without_weight) AS lines_without_weight, sum(m.value) AS value, sum(m.net_weight_kg) AS net_weight_kg
          FROM (
            SELECT t.month, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
              t.lines, t.lines_without_weight, t.value, t.net_weight_kg
            FROM monthly_total t WHERE known_on IS NULL AND t.flow = %1$L AND t.lines <> 0
            UNION ALL
            SELECT t.month, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
              t.lines, t.lines_without_weight, t.value, t.net_weight_kg
            FROM monthly_change t WHERE t.received_day <= known_on AND t.flow = %1$L
          ) m
          WHERE NOT EXISTS (SELECT FROM regime r WHERE r.id = m.regime AND r.treatment <> 'included')
            AND m.source NOT IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
          GROUP BY m.month, m.source, m.partner, m.crossing, m.sector, m.currency
          HAVING sum(m.lines) <> 0
        ) a
        CROSS JOIN LATERAL conversion_rate(a.source, a.currency, in_currency, a.month, false) k
        GROUP BY a.month, a.source, a.partner, a.crossing, a.sector
      ) f ON f.source = %2$s AND f.partner = %3$s
      WHERE %5$s = 0 AND %6$s = 0
      UNION ALL
      SELECT c.month, p.exporter, p.importer, %4$s, f.crossing, f.sector, in_currency,
        f.lines, f.lines_without_weight, f.value, f.net_weight_kg, f.reason
      FROM mirror_pair p
      CROSS JOIN (
        SELECT g::date AS month FROM generate_series(timestamp '1990-01-01', timestamp '2099-12-01', interval '1 month') AS g
      ) c
      CROSS JOIN LATERAL (
        SELECT a.crossing, a.sector, sum(a.lines)::bigint AS lines, sum(a.lines_without_weight)::bigint AS lines_without_weight,
          CASE WHEN bool_and(k.rate IS NOT NULL) THEN sum(a.value * k.rate) END AS value, sum(a.net_weight_kg) AS net_weight_kg,
          string_agg(DISTINCT k.reason, '; ' ORDER BY k.reason) AS reason
        FROM (
          SELECT d.day, d.source, d.crossing, d.sector, d.currency, sum(d.lines) AS lines,
            sum(d.lines_without_weight) AS lines_without_weight, sum(d.value) AS value, sum(d.net_weight_kg) AS net_weight_kg
          FROM (
            SELECT t.day, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
              t.lines, t.lines_without_weight, t.value, t.net_weight_kg
            FROM daily_total t WHERE known_on IS NULL AND t.flow = %1$L AND t.lines <> 0
            UNION ALL
            SELECT t.day, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
              t.lines, t.lines_without_weight, t.value, t.net_weight_kg
            FROM daily_change t WHERE t.received_day <= known_on AND t.flow = %1$L
          ) d
          WHERE d.source = %2$s AND d.partner = %3$s
            AND d.day >= (c.month + make_interval(months => %5$s))::date + %6$s
            AND d.day < (c.month + make_interval(months => %5$s + 1))::date + %6$s
            AND NOT EXISTS (SELECT FROM regime r WHERE r.id = d.regime AND r.treatment <> 'included')
          GROUP BY d.day, d.source, d.crossing, d.sector, d.currency
          HAVING sum(d.lines) <> 0
        ) a
        CROSS JOIN LATERAL conversion_rate(a.source, a.currency, in_currency, a.day, false) k
        GROUP BY a.crossing, a.sector
      ) f
      WHERE %5$s <> 0 OR %6$s <> 0 OR %2$s IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
      $sql$, side.flow, side.source, side.partner, side.is_export, side.lag_months, side.lag_days);
  END LOOP;
  EXECUTE format($sql$
    CREATE FUNCTION mirror_side_in(months_later integer, days_later integer, known_on date, in_currency text)
    RETURNS TABLE (month date, exporter text, importer text, is_export boolean, crossing text, sector text, currency text,
      lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, reason text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
      %s;
    END
    $sql$, array_to_string(sides, ' UNION ALL '));
END $do$;
COMMENT ON FUNCTION mirror_side_in(integer, integer, date, text) IS 'What mirror_side has, with values converted into a currency; null with the reason where a rate is missing for any part. For mirror_in and mirror_country_in.';

-- One text for crossings and for countries, as reported and in one currency.
DO $do$
DECLARE
  -- Whether a source has trade of the two countries in a month without saying where it crossed the border.
  unlocated text := $sql$(
    EXISTS (
      SELECT FROM monthly_total t JOIN crossing x ON x.id = t.crossing AND x.kind = 'unspecified'
      WHERE known_on IS NULL AND t.source = %1$s AND t.flow = %2$L AND t.partner = %3$s AND t.month = %4$s AND t.lines <> 0
        AND NOT EXISTS (SELECT FROM regime r WHERE r.id = t.regime AND r.treatment <> 'included'))
    OR EXISTS (
      SELECT FROM monthly_change t JOIN crossing x ON x.id = t.crossing AND x.kind = 'unspecified'
      WHERE t.received_day <= known_on AND t.source = %1$s AND t.flow = %2$L AND t.partner = %3$s AND t.month = %4$s
        AND NOT EXISTS (SELECT FROM regime r WHERE r.id = t.regime AND r.treatment <> 'included')
      GROUP BY t.crossing, t.sector, t.region, t.channel, t.regime, t.mode, t.currency
      HAVING sum(t.lines) <> 0))$sql$;
  first_month text := '(c.month + make_interval(months => coalesce(months_later, p.lag_months)))::date';
  last_month  text := '(c.month + make_interval(months => coalesce(months_later, p.lag_months) + 1))::date';
  place     record;
BEGIN
  FOR place IN
    SELECT * FROM (VALUES
      ('mirror', 'crossing text, crossing_name text,', '', 'c.crossing, c.crossing_name,', '', 's.crossing, x.name AS crossing_name,',
        'JOIN crossing x ON x.id = s.crossing AND (x.country_a, x.country_b) IN ((s.exporter, s.importer), (s.importer, s.exporter))',
        ', s.crossing, x.name', '',
        format(unlocated, 'p.export_source', 'export', 'c.importer', 'c.month'),
        '(' || format(unlocated, 'p.import_source', 'import', 'c.exporter', first_month) || ' OR coalesce(days_later, p.lag_days) > 0 AND '
          || format(unlocated, 'p.import_source', 'import', 'c.exporter', last_month) || ')'),
      ('mirror_country', '', ', export_lines_without_crossing bigint, import_lines_without_crossing bigint', '',
        ', CASE WHEN c.is_export_known THEN coalesce(c.export_lines_without_crossing, 0) END, CASE WHEN c.is_import_known THEN coalesce(c.import_lines_without_crossing, 0) END',
        '', 'LEFT JOIN crossing x ON x.id = s.crossing', '',
        ', (sum(s.lines) FILTER (WHERE s.is_export AND coalesce(x.kind, ''unspecified'') = ''unspecified''))::bigint AS export_lines_without_crossing'
        ', (sum(s.lines) FILTER (WHERE NOT s.is_export AND coalesce(x.kind, ''unspecified'') = ''unspecified''))::bigint AS import_lines_without_crossing',
        'false', 'false')
    ) AS places (name, declared, declared_more, shown, shown_more, grouped, joined, group_by, summed_more, export_elsewhere, import_elsewhere)
    CROSS JOIN (VALUES ('with', '', 'mirror_side(months_later, days_later, known_on)'),
      ('in', ', in_currency text', 'mirror_side_in(months_later, days_later, known_on, in_currency)')
    ) AS values (ending, parameter, side)
  LOOP
    EXECUTE format($sql$
      CREATE FUNCTION %1$s_%15$s(factor numeric, months_later integer, days_later integer, known_on date%16$s)
      RETURNS TABLE (month date, %2$s sector text, sector_name text, exporter text, importer text,
        export_source text, export_source_name text, import_source text, import_source_name text,
        export_valuation text, import_valuation text, export_weight_basis text, import_weight_basis text,
        cif_fob_factor numeric, lag_months integer, lag_days integer, status text,
        export_lines bigint, import_lines bigint, export_lines_without_weight bigint, import_lines_without_weight bigint,
        export_value numeric, export_currency text, import_value numeric, import_currency text, adjusted_import_value numeric,
        value_gap numeric, value_ratio numeric, value_gap_reason text,
        export_net_weight_kg numeric, import_net_weight_kg numeric, weight_gap_kg numeric, weight_ratio numeric, weight_gap_reason text
        %3$s)
      LANGUAGE sql STABLE PARALLEL SAFE
      BEGIN ATOMIC
        SELECT c.month, %4$s c.sector, c.sector_name, c.exporter, c.importer,
          c.export_source, c.export_source_name, c.import_source, c.import_source_name,
          c.export_valuation, c.import_valuation, c.export_weight_basis, c.import_weight_basis,
          c.cif_fob_factor, c.lag_months, c.lag_days, c.status,
          c.export_lines, c.import_lines, c.export_lines_without_weight, c.import_lines_without_weight,
          c.export_value, c.export_currency, c.import_value, c.import_currency, c.adjusted_import_value,
          CASE WHEN c.value_gap_reason IS NULL THEN c.adjusted_import_value - c.export_value END,
          CASE WHEN c.value_gap_reason IS NULL THEN round(c.adjusted_import_value / nullif(c.export_value, 0), 6) END,
          c.value_gap_reason,
          c.export_net_weight_kg, c.import_net_weight_kg,
          CASE WHEN c.weight_gap_reason IS NULL THEN c.import_net_weight_kg - c.export_net_weight_kg END,
          CASE WHEN c.weight_gap_reason IS NULL THEN round(c.import_net_weight_kg / nullif(c.export_net_weight_kg, 0), 6) END,
          c.weight_gap_reason
          %5$s
        FROM (
          SELECT c.*, round(c.import_value / c.cif_fob_factor, 4) AS adjusted_import_value,
            CASE
              WHEN c.status IN ('partner silent', 'crossing not given') THEN c.status
              WHEN c.reason <> '' THEN c.reason
              WHEN c.export_value IS NULL OR c.import_value IS NULL THEN 'several currencies'
              WHEN c.export_currency <> c.import_currency THEN 'currencies differ'
            END AS value_gap_reason,
            CASE
              WHEN c.status IN ('partner silent', 'crossing not given') THEN c.status
              WHEN c.export_lines_without_weight > 0 OR c.import_lines_without_weight > 0 THEN 'lines without weight'
            END AS weight_gap_reason
          FROM (
            SELECT c.month, %4$s c.sector, c.sector_name, c.exporter, c.importer,
              c.export_source, c.export_source_name, c.import_source, c.import_source_name,
              c.export_valuation, c.import_valuation, c.export_weight_basis, c.import_weight_basis,
              c.cif_fob_factor, c.lag_months, c.lag_days, c.is_export_known, c.is_import_known,
              concat_ws('; ', c.export_reason, nullif(c.import_reason, c.export_reason)) AS reason,
              CASE
                WHEN NOT c.is_export_reported OR NOT c.is_import_reported THEN 'partner silent'
                WHEN NOT c.is_export_known OR NOT c.is_import_known THEN 'crossing not given'
                WHEN c.import_lines IS NULL THEN 'export only'
                WHEN c.export_lines IS NULL THEN 'import only'
                ELSE 'both'
              END AS status,
              CASE WHEN c.is_export_known THEN coalesce(c.export_lines, 0) END AS export_lines,
              CASE WHEN c.is_import_known THEN coalesce(c.import_lines, 0) END AS import_lines,
              CASE WHEN c.is_export_known THEN coalesce(c.export_lines_without_weight, 0) END AS export_lines_without_weight,
              CASE WHEN c.is_import_known THEN coalesce(c.import_lines_without_weight, 0) END AS import_lines_without_weight,
              CASE WHEN c.is_export_known AND c.export_lines IS NULL THEN 0
                WHEN c.is_export_known AND c.export_currency = c.last_export_currency THEN round(c.export_value, 4) END AS export_value,
              CASE WHEN c.is_import_known AND c.import_lines IS NULL THEN 0
                WHEN c.is_import_known AND c.import_currency = c.last_import_currency THEN round(c.import_value, 4) END AS import_value,
              CASE WHEN c.is_export_known AND c.export_currency = c.last_export_currency THEN c.export_currency END AS export_currency,
              CASE WHEN c.is_import_known AND c.import_currency = c.last_import_currency THEN c.import_currency END AS import_currency,
              CASE WHEN c.is_export_known THEN coalesce(c.export_net_weight_kg, 0) END AS export_net_weight_kg,
              CASE WHEN c.is_import_known THEN coalesce(c.import_net_weight_kg, 0) END AS import_net_weight_kg
              %6$s
            FROM (
              SELECT c.*, coalesce(n.name, c.sector) AS sector_name,
                p.export_source, p.export_source_name, p.import_source, p.import_source_name,
                p.export_valuation, p.import_valuation, p.export_weight_basis, p.import_weight_basis,
                coalesce(factor, p.cif_fob_factor) AS cif_fob_factor, coalesce(months_later, p.lag_months) AS lag_months,
                coalesce(days_later, p.lag_days) AS lag_days,
                e.source IS NOT NULL AS is_export_reported,
                i.source IS NOT NULL AND (coalesce(days_later, p.lag_days) = 0 OR l.source IS NOT NULL) AS is_import_reported,
                x.is_known AS is_export_known, y.is_known AS is_import_known
              FROM (
                SELECT s.month, %7$s s.sector, s.exporter, s.importer,
                  (sum(s.lines) FILTER (WHERE s.is_export))::bigint AS export_lines,
                  (sum(s.lines) FILTER (WHERE NOT s.is_export))::bigint AS import_lines,
                  (sum(s.lines_without_weight) FILTER (WHERE s.is_export))::bigint AS export_lines_without_weight,
                  (sum(s.lines_without_weight) FILTER (WHERE NOT s.is_export))::bigint AS import_lines_without_weight,
                  CASE WHEN bool_and(s.value IS NOT NULL) FILTER (WHERE s.is_export) THEN sum(s.value) FILTER (WHERE s.is_export) END
                    AS export_value,
                  string_agg(DISTINCT s.reason, '; ' ORDER BY s.reason) FILTER (WHERE s.is_export) AS export_reason,
                  CASE WHEN bool_and(s.value IS NOT NULL) FILTER (WHERE NOT s.is_export) THEN sum(s.value) FILTER (WHERE NOT s.is_export) END
                    AS import_value,
                  string_agg(DISTINCT s.reason, '; ' ORDER BY s.reason) FILTER (WHERE NOT s.is_export) AS import_reason,
                  min(s.currency) FILTER (WHERE s.is_export) AS export_currency,
                  max(s.currency) FILTER (WHERE s.is_export) AS last_export_currency,
                  min(s.currency) FILTER (WHERE NOT s.is_export) AS import_currency,
                  max(s.currency) FILTER (WHERE NOT s.is_export) AS last_import_currency,
                  sum(s.net_weight_kg) FILTER (WHERE s.is_export) AS export_net_weight_kg,
                  sum(s.net_weight_kg) FILTER (WHERE NOT s.is_export) AS import_net_weight_kg
                  %8$s
                FROM %17$s s
                %9$s
                GROUP BY s.month, s.sector, s.exporter, s.importer %10$s
              ) c
              JOIN mirror_pair p ON p.exporter = c.exporter AND p.importer = c.importer
              LEFT JOIN sector n ON n.id = c.sector
              LEFT JOIN reported_month e ON e.source = p.export_source AND e.month = c.month
                AND (known_on IS NULL OR e.received_day <= known_on)
              LEFT JOIN reported_month i ON i.source = p.import_source AND i.month = %13$s
                AND (known_on IS NULL OR i.received_day <= known_on)
              LEFT JOIN reported_month l ON l.source = p.import_source AND l.month = %14$s
                AND (known_on IS NULL OR l.received_day <= known_on)
              -- Set apart, so that it is asked once for each cell, and only where a side has nothing.
              CROSS JOIN LATERAL (
                SELECT CASE
                  WHEN e.source IS NULL THEN false
                  WHEN c.export_lines IS NULL THEN NOT %11$s
                  ELSE true
                END AS is_known OFFSET 0) x
              CROSS JOIN LATERAL (
                SELECT CASE
                  WHEN i.source IS NULL OR (coalesce(days_later, p.lag_days) > 0 AND l.source IS NULL) THEN false
                  WHEN c.import_lines IS NULL THEN NOT %12$s
                  ELSE true
                END AS is_known OFFSET 0) y
            ) c
          ) c
        ) c;
      END
      $sql$, place.name, place.declared, place.declared_more, place.shown, place.shown_more,
      CASE WHEN place.declared_more <> '' THEN ', c.export_lines_without_crossing, c.import_lines_without_crossing' ELSE '' END,
      place.grouped, place.summed_more, place.joined, place.group_by,
      place.export_elsewhere, place.import_elsewhere, first_month, last_month, place.ending, place.parameter, place.side);
    EXECUTE CASE place.ending
      WHEN 'with' THEN format('CREATE VIEW %1$s AS SELECT * FROM %1$s_with(NULL, NULL, NULL, NULL)', place.name)
      ELSE format('CREATE VIEW %1$s_converted AS SELECT m.*, t.currency FROM reporting_currency t'
        ' CROSS JOIN LATERAL %1$s_in(NULL, NULL, NULL, NULL, t.currency) m', place.name)
    END;
  END LOOP;
END $do$;
COMMENT ON FUNCTION mirror_with(numeric, integer, integer, date) IS 'The view mirror with another CIF/FOB factor and another lag in months and days than mirror_policy has for the pair, as it was known at the end of a received day (UTC). Null leaves each as it is.';
COMMENT ON FUNCTION mirror_country_with(numeric, integer, integer, date) IS 'The view mirror_country with another CIF/FOB factor and another lag in months and days than mirror_policy has for the pair, as it was known at the end of a received day (UTC). Null leaves each as it is.';
COMMENT ON FUNCTION mirror_in(numeric, integer, integer, date, text) IS 'What mirror_with gives, with the values of both sides converted into a currency, each at the rates of its source''s rule.';
COMMENT ON FUNCTION mirror_country_in(numeric, integer, integer, date, text) IS 'What mirror_country_with gives, with the values of both sides converted into a currency, each at the rates of its source''s rule.';
COMMENT ON VIEW mirror_converted IS 'The view mirror with the values of both sides in every reporting currency: choose one.';
COMMENT ON VIEW mirror_country_converted IS 'The view mirror_country with the values of both sides in every reporting currency: choose one.';
COMMENT ON VIEW mirror IS 'For each month, crossing and sector, what one side reports as exports to the other beside what the other reports as imports from it: preferred sources, included regimes, crossings between the two countries alone.';
COMMENT ON VIEW mirror_country IS 'For each month, sector and two countries, what the one reports as exports to the other beside what the other reports as imports from it, wherever it crossed the border: for sides that give no crossing, or a district only.';

-- A column of a name is the same in each of the views.
DO $$
DECLARE
  statement  text;
BEGIN
  FOR statement IN
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, a.attname, meaning.words)
    FROM (VALUES
      ('month', 'First day of the month of the exports; that of the imports is lag_months and lag_days later.'),
      ('crossing', 'Where the goods crossed the border between the two countries: crossing.id.'),
      ('crossing_name', 'Its name in English.'),
      ('sector', 'Group of HS chapters, such as energy or wood: sector.id.'),
      ('sector_name', 'Its name in English.'),
      ('exporter', 'ISO 3166 alpha-2 code of the country that reports the exports.'),
      ('importer', 'ISO 3166 alpha-2 code of the country that reports the imports.'),
      ('export_source', 'The exporter''s source: its preferred one, or its only one.'),
      ('export_source_name', 'Its name in English.'),
      ('import_source', 'The importer''s source: its preferred one, or its only one.'),
      ('import_source_name', 'Its name in English.'),
      ('export_valuation', 'Basis of the export values: CIF, FOB, FAS or customs.'),
      ('import_valuation', 'Basis of the import values: CIF, FOB, FAS or customs.'),
      ('export_weight_basis', 'What the exporter''s weights are: net or gross.'),
      ('import_weight_basis', 'What the importer''s weights are: net or gross.'),
      ('cif_fob_factor', 'What import values are divided by before they are compared: mirror_policy.'),
      ('lag_months', 'How many whole months later the imports were counted: mirror_policy.'),
      ('lag_days', 'How many days later, beside the months: mirror_policy.'),
      ('status', 'both: both report. export only, import only: the other side reported this month, but nothing of this. partner silent: one side reported nothing at all in a month that is compared. crossing not given: one side has nothing here, but reports trade of the two without a crossing.'),
      ('export_lines', 'Lines of the exporter; null where it is silent or does not give the crossing, as all that is told of it.'),
      ('import_lines', 'Lines of the importer; null where it is silent or does not give the crossing, as all that is told of it.'),
      ('export_lines_without_weight', 'How many of the exporter''s lines have no weight.'),
      ('import_lines_without_weight', 'How many of the importer''s lines have no weight.'),
      ('export_value', 'Value in units of export_currency; null where it is of several currencies, and where a rate is missing.'),
      ('export_currency', 'ISO 4217; null where there are none or several.'),
      ('import_value', 'Value in units of import_currency, before it is adjusted; null where it is of several currencies, and where a rate is missing.'),
      ('import_currency', 'ISO 4217; null where there are none or several.'),
      ('adjusted_import_value', 'import_value divided by cif_fob_factor, rounded to 4 decimals.'),
      ('value_gap', 'adjusted_import_value less export_value; null for value_gap_reason.'),
      ('value_ratio', 'adjusted_import_value in parts of export_value, rounded to 6 decimals; null for value_gap_reason, and where the exporter has nothing.'),
      ('value_gap_reason', 'Why there is no value_gap: partner silent, crossing not given, several currencies (on one side), currencies differ (between the two), or which rate is missing. Null where there is one.'),
      ('export_net_weight_kg', 'Recorded weight in kilograms, on export_weight_basis.'),
      ('import_net_weight_kg', 'Recorded weight in kilograms, on import_weight_basis.'),
      ('weight_gap_kg', 'import_net_weight_kg less export_net_weight_kg; null for weight_gap_reason.'),
      ('weight_ratio', 'import_net_weight_kg in parts of export_net_weight_kg, rounded to 6 decimals; null for weight_gap_reason, and where the exporter has nothing.'),
      ('weight_gap_reason', 'Why there is no weight_gap_kg: partner silent, crossing not given, lines without weight. Null where there is one.'),
      ('currency', 'The reporting currency, which values are in: a row for each.'),
      ('export_lines_without_crossing', 'How many of the exporter''s lines give no crossing, or a district only.'),
      ('import_lines_without_crossing', 'How many of the importer''s lines give no crossing, or a district only.')
    ) AS meaning(name, words)
    JOIN pg_attribute a ON a.attname = meaning.name
    WHERE a.attrelid IN ('mirror'::regclass, 'mirror_country'::regclass, 'mirror_pair'::regclass, 'mirror_converted'::regclass,
      'mirror_country_converted'::regclass)
  LOOP
    EXECUTE statement;
  END LOOP;
END $$;
