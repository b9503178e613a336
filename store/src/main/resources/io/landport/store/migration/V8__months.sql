-- Months of daily totals and of daily changes, kept by the writer in the transaction of the days: it adds to a month by how much
-- the days that it writes differ from those that stand there. So no amount is checked here: what is added may be negative.
-- Existing stores get the months of the days that they have.

LOCK TABLE daily_total_fact, daily_change_fact IN SHARE MODE;

CREATE TABLE monthly_total_fact (
  series               integer NOT NULL,
  month                date NOT NULL,
  lines                bigint NOT NULL,
  lines_without_weight bigint NOT NULL,
  value                numeric(38, 4) NOT NULL,
  net_weight_kg        numeric(38, 3) NOT NULL,
  PRIMARY KEY (series, month)
) PARTITION BY RANGE (month);
COMMENT ON TABLE monthly_total_fact IS 'The rows of the view monthly_total, each with the number of its series. Ask the view.';

CREATE TABLE monthly_change_fact (
  series               integer NOT NULL,
  month                date NOT NULL,
  received_day         date NOT NULL,
  lines                bigint NOT NULL,
  lines_without_weight bigint NOT NULL,
  value                numeric(38, 4) NOT NULL,
  net_weight_kg        numeric(38, 3) NOT NULL,
  PRIMARY KEY (series, month, received_day)
) PARTITION BY RANGE (month);
COMMENT ON TABLE monthly_change_fact IS 'The rows of the view monthly_change, each with the number of its series. Ask the view.';

-- A month changes with every day that it gets, and no column of an index does: with room left in its page a changed row stays
-- beside its earlier one, and the index is left alone. Fuller pages would soon be more of them.
DO $$
DECLARE
  fact  text;
  leaf  text;
BEGIN
  FOREACH fact IN ARRAY ARRAY['monthly_total_fact', 'monthly_change_fact'] LOOP
    FOR year IN 2015..2035 LOOP
      leaf := format('%s_%s', fact, year);
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L) WITH (fillfactor = 60)',
        leaf, fact, make_date(year, 1, 1), make_date(year + 1, 1, 1));
      EXECUTE format('COMMENT ON TABLE %I IS %L', leaf, format('Rows of %s of %s.', fact, year));
    END LOOP;
    leaf := fact || '_default';
    EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT WITH (fillfactor = 60)', leaf, fact);
    EXECUTE format('COMMENT ON TABLE %I IS %L', leaf, format('Rows of %s of years that have no table of their own.', fact));
  END LOOP;
END $$;

INSERT INTO monthly_total_fact
SELECT series, date_trunc('month', day::timestamp)::date AS month,
  sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)
FROM daily_total_fact
GROUP BY series, month
ORDER BY series, month;

INSERT INTO monthly_change_fact
SELECT series, date_trunc('month', day::timestamp)::date AS month, received_day,
  sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)
FROM daily_change_fact
GROUP BY series, month, received_day
ORDER BY series, month, received_day;

CREATE VIEW monthly_total AS
SELECT f.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM monthly_total_fact f JOIN series s ON s.id = f.series;
COMMENT ON VIEW monthly_total IS 'Daily totals added up to months of their statistical days. A month of which nothing is left may stay with 0 lines: leave such rows out. Never add two sources of one reporter, nor two currencies.';

CREATE VIEW monthly_change AS
SELECT f.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM monthly_change_fact f JOIN series s ON s.id = f.series;
COMMENT ON VIEW monthly_change IS 'Daily changes added up to months of their statistical days: what became known of each month, and when. A monthly total is the sum of its changes; as known on a day, of those received up to that day.';

-- Columns mean what they mean in days.
DO $$
DECLARE
  kind       text;
  statement  text;
BEGIN
  FOREACH kind IN ARRAY ARRAY['total', 'change'] LOOP
    FOR statement IN
      SELECT format('COMMENT ON COLUMN %s.%I IS %L', m.attrelid::regclass, m.attname, col_description(d.attrelid, d.attnum))
      FROM pg_attribute m JOIN pg_attribute d USING (attname)
      WHERE m.attnum > 0 AND d.attnum > 0
        AND (m.attrelid, d.attrelid) IN (
          (format('monthly_%s', kind)::regclass, format('daily_%s', kind)::regclass),
          (format('monthly_%s_fact', kind)::regclass, format('daily_%s_fact', kind)::regclass))
    LOOP
      EXECUTE statement;
    END LOOP;
    EXECUTE format('COMMENT ON COLUMN monthly_%s.month IS %L', kind, 'First day of the month.');
    EXECUTE format('COMMENT ON COLUMN monthly_%s_fact.month IS %L', kind, 'First day of the month.');
  END LOOP;
END $$;

ANALYZE monthly_total_fact, monthly_change_fact;
