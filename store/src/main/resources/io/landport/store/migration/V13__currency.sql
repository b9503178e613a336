-- Reporting currency: exchange rates as their authorities publish them, which rate converts which source, and totals converted.
-- What people load or set here is not made anew by a rebuild: the swap carries it over (KeptTables).

CREATE TABLE rate_authority (
  id   text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  base text COLLATE "C" NOT NULL CHECK (base ~ '^[A-Z]{3}$'),
  UNIQUE (id, base)
);
COMMENT ON TABLE rate_authority IS 'Who publishes exchange rates, each against one currency of its own. For analysts.';
COMMENT ON COLUMN rate_authority.id IS 'As exchange_rate.authority.';
COMMENT ON COLUMN rate_authority.name IS 'Name in English; the id where a file brought the authority.';
COMMENT ON COLUMN rate_authority.base IS 'The currency that all of its rates are against, ISO 4217. What is neither from nor into it is converted through it.';

INSERT INTO rate_authority VALUES
  ('ecb', 'European Central Bank', 'EUR'),
  ('cbr', 'Bank of Russia', 'RUB'),
  ('gacc', 'General Administration of Customs of China', 'CNY');

CREATE TABLE exchange_rate (
  authority text COLLATE "C" NOT NULL,
  kind      text COLLATE "C" NOT NULL CHECK (kind IN ('day', 'month')),
  day       date NOT NULL,
  currency  text COLLATE "C" NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  base      text COLLATE "C" NOT NULL,
  quotation text COLLATE "C" NOT NULL CHECK (quotation IN ('direct', 'indirect')),
  rate      numeric NOT NULL CHECK (rate > 0 AND rate < 1e12 AND scale(rate) <= 12),
  units     integer NOT NULL CHECK (units IN (1, 10, 100, 1000, 10000, 100000, 1000000)),
  file      text NOT NULL,
  loaded    timestamptz NOT NULL,
  PRIMARY KEY (authority, kind, day, currency),
  FOREIGN KEY (authority, base) REFERENCES rate_authority (id, base),
  CHECK (currency <> base),
  CHECK (kind = 'day' OR extract(day FROM day) = 1)
);
COMMENT ON TABLE exchange_rate IS 'Exchange rates as published: those in force now. What a correction replaced is in exchange_rate_replaced. For analysts.';
COMMENT ON COLUMN exchange_rate.authority IS 'Who published it: rate_authority.id.';
COMMENT ON COLUMN exchange_rate.kind IS 'day, or month for a rate that holds for a whole month, such as a customs rate.';
COMMENT ON COLUMN exchange_rate.day IS 'The day that it was published for; the first day of the month for kind month.';
COMMENT ON COLUMN exchange_rate.currency IS 'The currency that it is the rate of, ISO 4217.';
COMMENT ON COLUMN exchange_rate.base IS 'The currency that it is against: rate_authority.base.';
COMMENT ON COLUMN exchange_rate.quotation IS 'direct: units of currency are rate of base. indirect: units of base are rate of currency.';
COMMENT ON COLUMN exchange_rate.rate IS 'The rate as published, exact, 12 decimals at most.';
COMMENT ON COLUMN exchange_rate.units IS 'How many units it is for, the nominal: a power of ten.';
COMMENT ON COLUMN exchange_rate.file IS 'Name of the file that it was loaded from, without folders.';
COMMENT ON COLUMN exchange_rate.loaded IS 'When it was loaded. The same rate loaded again stays as it is.';

CREATE TABLE exchange_rate_replaced (
  authority   text COLLATE "C" NOT NULL,
  kind        text COLLATE "C" NOT NULL,
  day         date NOT NULL,
  currency    text COLLATE "C" NOT NULL,
  base        text COLLATE "C" NOT NULL,
  quotation   text COLLATE "C" NOT NULL,
  rate        numeric NOT NULL,
  units       integer NOT NULL,
  file        text NOT NULL,
  loaded      timestamptz NOT NULL,
  replaced    timestamptz NOT NULL,
  replaced_by text NOT NULL,
  PRIMARY KEY (authority, kind, day, currency, replaced)
);
COMMENT ON TABLE exchange_rate_replaced IS 'Exchange rates that were in force from loaded to replaced: what a later file corrected or withdrew. For analysts.';
COMMENT ON COLUMN exchange_rate_replaced.authority IS 'As in exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.kind IS 'As in exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.day IS 'As in exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.currency IS 'As in exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.base IS 'As in exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.quotation IS 'As in exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.rate IS 'The rate as it was.';
COMMENT ON COLUMN exchange_rate_replaced.units IS 'As in exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.file IS 'Name of the file that it had been loaded from.';
COMMENT ON COLUMN exchange_rate_replaced.loaded IS 'When it had been loaded.';
COMMENT ON COLUMN exchange_rate_replaced.replaced IS 'When it was replaced.';
COMMENT ON COLUMN exchange_rate_replaced.replaced_by IS 'Name of the file with the correction, or without the rate.';

CREATE TABLE conversion_rule (
  rate_rule    text COLLATE "C" NOT NULL,
  reporter     text COLLATE "C" NOT NULL,
  authority    text COLLATE "C" NOT NULL REFERENCES rate_authority,
  rule         text COLLATE "C" NOT NULL CHECK (rule IN ('day', 'month-average', 'month')),
  max_age_days integer NOT NULL CHECK (max_age_days BETWEEN 0 AND 31),
  PRIMARY KEY (rate_rule, reporter)
);
COMMENT ON TABLE conversion_rule IS 'Which exchange rate converts the values of which sources, by what the reference data says of them. For analysts.';
COMMENT ON COLUMN conversion_rule.rate_rule IS 'The sources'' rule in the reference data: source.rate_rule.';
COMMENT ON COLUMN conversion_rule.reporter IS 'The sources'' reporter, ISO 3166 alpha-2; * for those that have no row of their own.';
COMMENT ON COLUMN conversion_rule.authority IS 'Whose rates: rate_authority.id.';
COMMENT ON COLUMN conversion_rule.rule IS 'day: the rate of the last day, up to the statistical one, on which the authority published. month-average: the mean of the day rates published in the month. month: the rate of the month.';
COMMENT ON COLUMN conversion_rule.max_age_days IS 'day: how many days ago the authority may have published last. month-average: how many days before the month''s end.';

INSERT INTO conversion_rule VALUES
  -- China values at the customs rate of the month.
  ('customs-month', 'CN', 'gacc', 'month', 0),
  -- From New Year to the end of Russia's holidays no rates are set for up to eleven days.
  ('day', 'RU', 'cbr', 'day', 14),
  -- The European Central Bank pauses for four days at most, at Easter and Christmas.
  ('day', '*', 'ecb', 'day', 7),
  -- Sources that name no rule of their own are dated by month.
  ('none', '*', 'ecb', 'month-average', 7);

CREATE TABLE reporting_currency (
  currency text COLLATE "C" PRIMARY KEY CHECK (currency ~ '^[A-Z]{3}$'),
  name     text NOT NULL
);
COMMENT ON TABLE reporting_currency IS 'The currencies that daily_converted and monthly_converted have rows for. For analysts.';
COMMENT ON COLUMN reporting_currency.currency IS 'ISO 4217.';
COMMENT ON COLUMN reporting_currency.name IS 'Name in English.';

INSERT INTO reporting_currency VALUES
  ('CNY', 'Chinese yuan'), ('EUR', 'Euro'), ('RUB', 'Russian rouble'), ('USD', 'US dollar');

CREATE VIEW source_conversion AS
SELECT s.id AS source, s.name AS source_name, a.id AS authority, a.name AS authority_name, a.base,
  coalesce(own.rule, other.rule) AS rule, coalesce(own.max_age_days, other.max_age_days) AS max_age_days
FROM source s
LEFT JOIN conversion_rule own ON own.rate_rule = s.rate_rule AND own.reporter = s.reporter
LEFT JOIN conversion_rule other ON other.rate_rule = s.rate_rule AND other.reporter = '*'
JOIN rate_authority a ON a.id = coalesce(own.authority, other.authority);
COMMENT ON VIEW source_conversion IS 'Which exchange rate converts the values of each source: its row of conversion_rule. A source that has none is not here.';
COMMENT ON COLUMN source_conversion.source IS 'Who delivers the documents: source.id.';
COMMENT ON COLUMN source_conversion.source_name IS 'Its name in English.';
COMMENT ON COLUMN source_conversion.authority IS 'Whose rates convert: rate_authority.id.';
COMMENT ON COLUMN source_conversion.authority_name IS 'Its name in English.';
COMMENT ON COLUMN source_conversion.base IS 'The currency that its rates are against.';
COMMENT ON COLUMN source_conversion.rule IS 'As in conversion_rule.';
COMMENT ON COLUMN source_conversion.max_age_days IS 'As in conversion_rule.';

-- What one unit of a currency is worth in another. In the form of SQL's own the body is bound to the tables and not to their names,
-- and moves with them when generations change places. The planner takes it into the query that asks, and remembers what it found
-- for one source, currency and day.
CREATE FUNCTION conversion_rate(of_source text, original text, target text, on_day date, by_month boolean)
RETURNS TABLE (rate numeric, reason text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT
    CASE
      WHEN original = target THEN 1
      -- The quotient of whole numbers is exact and is rounded once, half up, to 24 decimals; a division would round twice.
      ELSE div(2 * w.numerator * 1000000000000000000000000 + w.denominator, 2 * w.denominator) * 0.000000000000000000000001
    END,
    CASE
      WHEN original = target THEN NULL
      WHEN r.authority IS NULL THEN 'no conversion rule'
      WHEN p.day IS NULL THEN r.authority || ': no rates within ' || r.max_age_days || ' days'
      WHEN w.numerator IS NULL OR w.denominator IS NULL
      THEN r.authority || ': no rate of ' || concat_ws(' and ',
        CASE WHEN o.rate IS NULL AND original <> r.base THEN original END,
        CASE WHEN t.rate IS NULL AND target <> r.base THEN target END)
    END
  FROM (
    SELECT date_trunc('month', on_day::timestamp)::date AS first,
      (date_trunc('month', on_day::timestamp) + interval '1 month')::date - 1 AS last
  ) AS month
  LEFT JOIN LATERAL (
    SELECT c.authority, c.base, c.max_age_days,
      CASE WHEN by_month AND c.rule = 'day' THEN 'month-average' ELSE c.rule END AS rule
    FROM source_conversion c
    WHERE c.source = of_source AND original <> target
  ) AS r ON true
  LEFT JOIN LATERAL (
    -- The day on which the authority published last: what it had no rate of then it has none of.
    SELECT CASE
      WHEN r.rule = 'month' THEN month.first
      ELSE (
        SELECT e.day FROM exchange_rate e
        WHERE e.authority = r.authority AND e.kind = 'day'
          AND e.day <= CASE r.rule WHEN 'day' THEN on_day ELSE month.last END
          AND e.day >= CASE r.rule WHEN 'day' THEN on_day ELSE month.last END - r.max_age_days
        ORDER BY e.day DESC LIMIT 1)
    END AS day
  ) AS p ON true
  LEFT JOIN LATERAL (
    SELECT e.quotation, e.rate, e.units::bigint AS units
    FROM exchange_rate e
    WHERE e.authority = r.authority AND e.kind = r.rule AND e.day = p.day AND e.currency = original
    UNION ALL
    SELECT min(e.quotation), sum(e.rate * (1000000 / e.units)), 1000000 * count(*)
    FROM exchange_rate e
    WHERE r.rule = 'month-average' AND p.day IS NOT NULL
      AND e.authority = r.authority AND e.kind = 'day' AND e.day BETWEEN month.first AND month.last AND e.currency = original
    HAVING min(e.quotation) = max(e.quotation) AND count(*) = (
      SELECT count(DISTINCT d.day) FROM exchange_rate d
      WHERE d.authority = r.authority AND d.kind = 'day' AND d.day BETWEEN month.first AND month.last)
  ) AS o ON true
  LEFT JOIN LATERAL (
    SELECT e.quotation, e.rate, e.units::bigint AS units
    FROM exchange_rate e
    WHERE e.authority = r.authority AND e.kind = r.rule AND e.day = p.day AND e.currency = target
    UNION ALL
    SELECT min(e.quotation), sum(e.rate * (1000000 / e.units)), 1000000 * count(*)
    FROM exchange_rate e
    WHERE r.rule = 'month-average' AND p.day IS NOT NULL
      AND e.authority = r.authority AND e.kind = 'day' AND e.day BETWEEN month.first AND month.last AND e.currency = target
    HAVING min(e.quotation) = max(e.quotation) AND count(*) = (
      SELECT count(DISTINCT d.day) FROM exchange_rate d
      WHERE d.authority = r.authority AND d.kind = 'day' AND d.day BETWEEN month.first AND month.last)
  ) AS t ON true
  LEFT JOIN LATERAL (
    SELECT
      CASE WHEN original = r.base THEN 1 WHEN o.quotation = 'direct' THEN o.rate ELSE o.units END
        * CASE WHEN target = r.base THEN 1 WHEN t.quotation = 'direct' THEN t.units ELSE t.rate END AS numerator,
      CASE WHEN original = r.base THEN 1 WHEN o.quotation = 'direct' THEN o.units ELSE o.rate END
        * CASE WHEN target = r.base THEN 1 WHEN t.quotation = 'direct' THEN t.rate ELSE t.units END AS denominator
  ) AS w ON true
  LIMIT 1;
END;
COMMENT ON FUNCTION conversion_rate IS 'What one unit of the original currency is worth in the target currency, by the conversion rule of a source on a statistical day, through the base currency of the authority: rounded half up to 24 decimals. Null with the reason where a rate is missing. by_month is for what is counted by month: the rule of a day has then its month average.';

CREATE VIEW daily_converted AS
SELECT f.day, s.source, coalesce(n.source_name, s.source) AS source_name, coalesce(n.is_preferred, false) AS is_preferred,
  s.reporter, s.partner, s.region, coalesce(r.name, s.region) AS region_name,
  s.crossing, coalesce(c.name, s.crossing) AS crossing_name, s.sector, coalesce(x.name, s.sector) AS sector_name,
  s.flow, s.channel, s.regime, coalesce(g.name, s.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  s.mode, coalesce(m.name, s.mode) AS mode_name, t.currency, s.currency AS original_currency,
  f.lines, f.lines_without_weight, CASE WHEN k.rate IS NULL THEN f.lines ELSE 0 END AS lines_not_converted,
  round(f.value * k.rate, 10) AS value, f.value AS original_value, f.net_weight_kg, k.reason
FROM series s
LEFT JOIN source_preference n ON n.source = s.source
LEFT JOIN region r ON r.id = s.region
LEFT JOIN crossing c ON c.id = s.crossing
LEFT JOIN sector x ON x.id = s.sector
LEFT JOIN regime g ON g.id = s.regime
LEFT JOIN mode m ON m.id = s.mode
JOIN daily_total_fact f ON f.series = s.id
CROSS JOIN reporting_currency t
CROSS JOIN LATERAL conversion_rate(s.source, s.currency, t.currency, f.day, false) k
WHERE f.lines <> 0;
COMMENT ON VIEW daily_converted IS 'Daily totals, each in every reporting currency: choose one. Add up rows of one treatment, and of preferred sources or a single one; a sum of which a part could not be converted lacks it.';

-- Where the rate is one of the month, its total is converted. Where it is one of the day each day is, and then they are added.
CREATE VIEW monthly_converted AS
SELECT f.month, f.source, coalesce(n.source_name, f.source) AS source_name, coalesce(n.is_preferred, false) AS is_preferred,
  f.reporter, f.partner, f.region, coalesce(r.name, f.region) AS region_name,
  f.crossing, coalesce(c.name, f.crossing) AS crossing_name, f.sector, coalesce(x.name, f.sector) AS sector_name,
  f.flow, f.channel, f.regime, coalesce(g.name, f.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  f.mode, coalesce(m.name, f.mode) AS mode_name, f.currency, f.original_currency,
  f.lines, f.lines_without_weight, f.lines_not_converted,
  round(f.value, 10) AS value, f.original_value, f.net_weight_kg, f.reason
FROM (
  SELECT f.month, s.source, s.reporter, s.partner, s.region, s.crossing, s.sector, s.flow, s.channel, s.regime, s.mode,
    t.currency, s.currency AS original_currency, f.lines, f.lines_without_weight,
    CASE WHEN k.rate IS NULL THEN f.lines ELSE 0 END AS lines_not_converted,
    f.value * k.rate AS value, f.value AS original_value, f.net_weight_kg, k.reason
  FROM monthly_total_fact f
  JOIN series s ON s.id = f.series AND s.source NOT IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
  CROSS JOIN reporting_currency t
  CROSS JOIN LATERAL conversion_rate(s.source, s.currency, t.currency, f.month, false) k
  WHERE f.lines <> 0
  UNION ALL
  SELECT q.month, s.source, s.reporter, s.partner, s.region, s.crossing, s.sector, s.flow, s.channel, s.regime, s.mode,
    t.currency, s.currency, sum(f.lines)::bigint, sum(f.lines_without_weight)::bigint,
    (sum(f.lines) - coalesce(sum(f.lines) FILTER (WHERE k.rate IS NOT NULL), 0))::bigint,
    CASE WHEN bool_and(k.rate IS NOT NULL) THEN sum(f.value * k.rate) END, sum(f.value), sum(f.net_weight_kg),
    string_agg(DISTINCT k.reason, '; ' ORDER BY k.reason)
  FROM monthly_total_fact q
  JOIN series s ON s.id = q.series AND s.source IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
  JOIN daily_total_fact f ON f.series = q.series AND f.day >= q.month AND f.day < q.month + interval '1 month'
  CROSS JOIN reporting_currency t
  CROSS JOIN LATERAL conversion_rate(s.source, s.currency, t.currency, f.day, false) k
  WHERE q.lines <> 0 AND f.lines <> 0
  GROUP BY q.month, s.id, t.currency
) AS f
LEFT JOIN source_preference n ON n.source = f.source
LEFT JOIN region r ON r.id = f.region
LEFT JOIN crossing c ON c.id = f.crossing
LEFT JOIN sector x ON x.id = f.sector
LEFT JOIN regime g ON g.id = f.regime
LEFT JOIN mode m ON m.id = f.mode;
COMMENT ON VIEW monthly_converted IS 'Monthly totals, each in every reporting currency: choose one. Add up rows of one treatment, and of preferred sources or a single one; a sum of which a part could not be converted lacks it.';

-- Columns mean the same in both.
DO $$
DECLARE
  statement  text;
BEGIN
  FOR statement IN
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, a.attname, meaning.words)
    FROM (VALUES
      ('day', 'Statistical day, in the time zone of the source; the last day of the month for sources dated by month.'),
      ('month', 'First day of the month of the statistical days.'),
      ('source', 'Who delivered the documents, such as us-bts or cn-gacc: source.id.'),
      ('source_name', 'Its name in English.'),
      ('is_preferred', 'Whether it is the reporter''s preferred source, or its only one of this channel.'),
      ('reporter', 'ISO 3166 alpha-2 code of the country whose statistics these are.'),
      ('partner', 'ISO 3166 alpha-2 code of the country of origin of imports, the last known destination of exports.'),
      ('region', 'Registered place of the resident trader: region.id; not-specified where the source does not give it.'),
      ('region_name', 'Its name in English.'),
      ('crossing', 'Where the goods crossed the border: crossing.id.'),
      ('crossing_name', 'Its name in English.'),
      ('sector', 'Group of HS chapters, such as energy or wood: sector.id.'),
      ('sector_name', 'Its name in English.'),
      ('flow', 'import or export, as the reporter sees it.'),
      ('channel', 'Kind of paper: customs (declarations) or e-commerce (inventory lists).'),
      ('regime', 'Customs regime: regime.id; not-specified where the source gives none.'),
      ('regime_name', 'Its name in English.'),
      ('treatment', 'included: trade. memorandum: counted beside trade, never added to it.'),
      ('mode', 'Mode of transport: mode.id; not-specified where the source does not give it.'),
      ('mode_name', 'Its name in English.'),
      ('currency', 'The reporting currency, which value is in: a row for each.'),
      ('original_currency', 'ISO 4217 code of the currency that the documents have, which original_value is in.'),
      ('lines', 'Number of document lines counted; never 0.'),
      ('lines_without_weight', 'How many of these lines have no weight: missing weight is not zero weight.'),
      ('lines_not_converted', 'How many of these lines have a value that could not be converted, because a rate is missing: 0, or value is null.'),
      ('value', 'Sum of values in units of currency, converted at the rate of the source''s rule, rounded to 10 decimals; null where a rate is missing for any part of it.'),
      ('original_value', 'Exact sum of values in units of original_currency.'),
      ('net_weight_kg', 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.'),
      ('reason', 'Which rate is missing; null where none is.')
    ) AS meaning(name, words)
    JOIN pg_attribute a ON a.attname = meaning.name
    WHERE a.attrelid IN ('daily_converted'::regclass, 'monthly_converted'::regclass)
  LOOP
    EXECUTE statement;
  END LOOP;
END $$;
