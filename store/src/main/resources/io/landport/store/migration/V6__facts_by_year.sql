-- Daily facts by year of their day, and within a year in four parts by crossing, so that a question about a year of one crossing
-- reads a quarter of the year's pages. What is there already is copied: that takes its room twice.

DO $$
BEGIN
  IF current_setting('server_version_num')::integer < 180000 THEN
    RAISE EXCEPTION 'the store needs PostgreSQL 18 or newer, and this is %', current_setting('server_version');
  END IF;
END $$;

ALTER TABLE daily_total RENAME TO daily_total_whole;
ALTER TABLE daily_change RENAME TO daily_change_whole;

CREATE TABLE daily_total (LIKE daily_total_whole INCLUDING CONSTRAINTS INCLUDING COMMENTS) PARTITION BY RANGE (day);
CREATE TABLE daily_change (LIKE daily_change_whole INCLUDING CONSTRAINTS INCLUDING COMMENTS) PARTITION BY RANGE (day);

DO $$
DECLARE
  fact   text;
  first  date;
  named  text;
  leaf   text;
  given  text;
BEGIN
  FOREACH fact IN ARRAY ARRAY['daily_total', 'daily_change'] LOOP
    EXECUTE format('COMMENT ON TABLE %I IS %L', fact, obj_description((fact || '_whole')::regclass, 'pg_class'));
    FOR year IN 2015..2035 LOOP
      first := make_date(year, 1, 1);
      named := format('%s_%s', fact, year);
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L) PARTITION BY HASH (crossing)',
        named, fact, first, first + interval '1 year');
      EXECUTE format('COMMENT ON TABLE %I IS %L', named, format('Rows of %s of %s. Ask %1$s.', fact, year));
      FOR part IN 0..3 LOOP
        leaf := format('%s_%s', named, part);
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS 4, REMAINDER %s)', leaf, named, part);
        EXECUTE format('COMMENT ON TABLE %I IS %L', leaf,
          format('Rows of %s of %s and of a quarter of the crossings. Ask %1$s.', fact, year));
      END LOOP;
    END LOOP;
    EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', fact || '_default', fact);
    EXECUTE format('COMMENT ON TABLE %I IS %L', fact || '_default',
      format('Rows of %s of years that have no table of their own. Ask %1$s.', fact));
    EXECUTE format('INSERT INTO %I SELECT * FROM %I', fact, fact || '_whole');
    FOR given IN
      SELECT format('GRANT %s ON %I TO %s%s', a.privilege_type, fact,
          CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
          CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = (fact || '_whole')::regclass AND a.grantee <> c.relowner
      UNION ALL
      SELECT format('GRANT %s (%I) ON %I TO %s%s', a.privilege_type, t.attname, fact,
          CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
          CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute t, aclexplode(t.attacl) a WHERE t.attrelid = (fact || '_whole')::regclass
    LOOP
      EXECUTE given;
    END LOOP;
  END LOOP;
END $$;

DROP TABLE daily_total_whole, daily_change_whole;

ALTER TABLE daily_total
  ADD PRIMARY KEY (day, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency);
ALTER TABLE daily_change
  ADD PRIMARY KEY (day, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency, received_day);

-- Rows lie about in the order of their days: a few bytes for each 32 pages find all crossings of a stretch of days.
CREATE INDEX daily_total_by_day ON daily_total USING brin (day) WITH (pages_per_range = 32, autosummarize = on);

ANALYZE daily_total, daily_change;
