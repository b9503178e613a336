-- Codes of mirrors are compared byte by byte, as they are everywhere else: a function gives away that they are, and with it the index
-- that finds the series of a crossing. The collation of a column cannot be replaced, so the views are made anew here; their text is
-- in R__mirrors.sql from here on. Columns, comments and privileges stay as they were.
DO $do$
DECLARE
  place      record;
  columns    text;
  afterwards text[];
  statement  text;
BEGIN
  FOR place IN
    SELECT * FROM (VALUES
      ('mirror', 'mirror_with(NULL, NULL, NULL, NULL) m', ''),
      ('mirror_country', 'mirror_country_with(NULL, NULL, NULL, NULL) m', ''),
      ('mirror_converted', 'reporting_currency t CROSS JOIN LATERAL mirror_in(NULL, NULL, NULL, NULL, t.currency) m', ', t.currency'),
      ('mirror_country_converted',
        'reporting_currency t CROSS JOIN LATERAL mirror_country_in(NULL, NULL, NULL, NULL, t.currency) m', ', t.currency')
    ) AS v (name, source, more)
  LOOP
    SELECT string_agg(format('m.%1$I%2$s', attname,
        CASE WHEN attname IN ('crossing', 'sector', 'exporter', 'importer') THEN format(' COLLATE "C" AS %I', attname) END),
      ', ' ORDER BY attnum)
    INTO columns
    FROM pg_attribute
    WHERE attrelid = place.name::regclass AND attnum > 0 AND NOT (attname = 'currency' AND place.more <> '');

    SELECT array_agg(after.statement) INTO afterwards
    FROM (
      SELECT format('COMMENT ON VIEW %I IS %L', place.name, obj_description(place.name::regclass, 'pg_class')) AS statement
      UNION ALL
      SELECT format('COMMENT ON COLUMN %I.%I IS %L', place.name, attname, col_description(attrelid, attnum))
      FROM pg_attribute WHERE attrelid = place.name::regclass AND attnum > 0
      UNION ALL
      SELECT format('GRANT %s ON %I TO %s%s', a.privilege_type, place.name,
        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
        CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = place.name::regclass AND a.grantee <> c.relowner
      UNION ALL
      SELECT format('GRANT %s (%I) ON %I TO %s%s', a.privilege_type, t.attname, place.name,
        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
        CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute t, aclexplode(t.attacl) a WHERE t.attrelid = place.name::regclass
    ) AS after;

    EXECUTE format('DROP VIEW %I', place.name);
    EXECUTE format('CREATE VIEW %I AS SELECT %s%s FROM %s', place.name, columns, place.more, place.source);
    FOREACH statement IN ARRAY afterwards LOOP
      EXECUTE statement;
    END LOOP;
  END LOOP;
END $do$;

COMMENT ON VIEW e_commerce_monthly IS 'E-commerce by month and crossing: the regimes e-commerce-retail and e-commerce-business, whatever paper declared it. Declarations that sum up lists do not count.';
