-- Screening: what a unit of a commodity costs, beside the range that it was in over the twelve months before.
--
-- A range is the quartiles of all unit values of a commodity and unit in twelve months, and each row has a range of its own. No
-- table of ranges is kept: a figure that is corrected would change those of the twelve months that follow, in the consumer's
-- transaction, and several consumers would have to wait for each other. What is kept is what makes a range quick to find: each
-- row names by a number what it can be compared with and has the logarithm of its unit value, and an index has nothing but these.

CREATE TABLE good (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source    text COLLATE "C" NOT NULL,
  flow      text COLLATE "C" NOT NULL CHECK (flow IN ('import', 'export')),
  currency  text COLLATE "C" NOT NULL,
  commodity text COLLATE "C" NOT NULL,
  unit      text COLLATE "C" NOT NULL,
  UNIQUE (source, flow, currency, commodity, unit)
);
COMMENT ON TABLE good IS 'What unit values can be compared of: a commodity in a unit, as one source reports one flow of it in one currency. A row is made before the first commodity total that names it, and stays.';
COMMENT ON COLUMN good.id IS 'Number of the good, by which commodity_total_fact names it.';
COMMENT ON COLUMN good.source IS 'Who delivered the documents.';
COMMENT ON COLUMN good.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN good.currency IS 'ISO 4217 code of the currency that values are in.';
COMMENT ON COLUMN good.commodity IS 'HS code of at most 6 digits.';
COMMENT ON COLUMN good.unit IS 'Unit of quantity, the source''s code; not-specified where lines have no quantity.';

LOCK TABLE commodity_total_fact IN SHARE MODE;

INSERT INTO good (source, flow, currency, commodity, unit)
SELECT DISTINCT t.source, t.flow, t.currency, f.commodity, f.unit FROM commodity_total_fact f JOIN trade t ON t.id = f.trade
ORDER BY 1, 2, 3, 4, 5;
ANALYZE good;

ALTER TABLE commodity_total_fact ADD COLUMN good integer;
UPDATE commodity_total_fact f SET good = g.id
FROM trade t JOIN good g USING (source, flow, currency) WHERE t.id = f.trade AND g.commodity = f.commodity AND g.unit = f.unit;

-- Writes the table anew, so that what the update left behind is gone, too.
ALTER TABLE commodity_total_fact
  ALTER COLUMN good SET NOT NULL,
  ADD COLUMN log_unit_value double precision GENERATED ALWAYS AS (
    CASE
      WHEN value <= 0 THEN NULL
      WHEN unit <> 'not-specified' AND quantity > 0 THEN ln(value::double precision / quantity::double precision)
      WHEN unit = 'not-specified' AND lines_without_weight = 0 AND net_weight_kg > 0
      THEN ln(value::double precision / net_weight_kg::double precision)
    END) STORED;
COMMENT ON COLUMN commodity_total_fact.good IS 'Which unit values it is compared with: good.id.';
COMMENT ON COLUMN commodity_total_fact.log_unit_value IS 'Natural logarithm of value per unit of quantity, or per kilogram where unit is not-specified; null where there is no such value, or it is 0. Not exact: for ranges alone.';

-- Nothing is fetched from the table for a range: all that it needs is here.
CREATE INDEX commodity_total_fact_unit_value ON commodity_total_fact (good, month)
  INCLUDE (log_unit_value) WHERE log_unit_value IS NOT NULL;

-- Kept: people change the row, and a rebuild carries it over.
CREATE TABLE screening_policy (
  reach              numeric NOT NULL CHECK (reach >= 0 AND reach <= 100),
  least_observations integer NOT NULL CHECK (least_observations >= 4),
  least_months       integer NOT NULL CHECK (least_months BETWEEN 1 AND 12),
  note               text NOT NULL,
  is_single          boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);
COMMENT ON TABLE screening_policy IS 'When a unit value is suspect. One row: change it as you like, it survives a rebuild. For analysts.';
COMMENT ON COLUMN screening_policy.reach IS 'How many distances between the quartiles a range reaches below the lower and above the upper one, in logarithms.';
COMMENT ON COLUMN screening_policy.least_observations IS 'Of how many unit values a range is made at least; where there are fewer, nothing is judged.';
COMMENT ON COLUMN screening_policy.least_months IS 'From how many of the twelve months they must be at least.';
COMMENT ON COLUMN screening_policy.note IS 'Why; empty where nothing is to be said.';
COMMENT ON COLUMN screening_policy.is_single IS 'Always true: there is one row.';

INSERT INTO screening_policy VALUES (3, 10, 3,
  'Of sound unit values that are spread as a bell, 3 calls two in a million suspect and 1.5 seven in a thousand.');

CREATE VIEW unit_value AS
SELECT u.month, u.source, coalesce(s.source_name, u.source) AS source_name,
  coalesce(s.is_preferred, false) AS is_preferred, u.reporter, u.partner,
  u.region, coalesce(r.name, u.region) AS region_name, u.crossing, coalesce(c.name, u.crossing) AS crossing_name,
  u.flow, u.regime, coalesce(g.name, u.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  left(u.commodity, 2) AS chapter, coalesce(h.name, left(u.commodity, 2)) AS chapter_name, u.commodity, u.currency,
  u.lines, u.lines_without_weight, u.value, u.net_weight_kg, u.quantity, u.unit,
  u.unit_value, CASE u.unit WHEN 'not-specified' THEN 'kg' ELSE u.unit END AS per,
  u.observations, u.months, round(exp(u.lower)::numeric, 6) AS lower_bound, round(exp(u.median)::numeric, 6) AS median,
  round(exp(u.upper)::numeric, 6) AS upper_bound,
  CASE
    WHEN u.lower IS NULL OR u.unit_value IS NULL THEN NULL
    WHEN u.value = 0 THEN true
    ELSE u.log_unit_value < u.lower OR u.log_unit_value > u.upper
  END AS is_suspect
FROM (
  SELECT f.month, t.source, t.reporter, t.partner, t.region, t.crossing, t.flow, t.regime, t.currency, f.commodity, f.unit,
    f.lines, f.lines_without_weight, f.value, f.net_weight_kg, f.quantity, f.log_unit_value,
    round(CASE
      WHEN f.unit <> 'not-specified' THEN f.value / nullif(f.quantity, 0)
      WHEN f.lines_without_weight = 0 THEN f.value / nullif(f.net_weight_kg, 0)
    END, 6) AS unit_value,
    w.observations, w.months, j.lower, j.median, j.upper
  FROM commodity_total_fact f
  JOIN trade t ON t.id = f.trade
  LEFT JOIN screening_policy p ON true
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS observations, count(DISTINCT o.month)::integer AS months,
      percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY o.log_unit_value) AS quartiles
    FROM commodity_total_fact o
    WHERE o.good = f.good AND o.month >= (f.month - interval '12 months')::date AND o.month < f.month AND o.log_unit_value IS NOT NULL
  ) w
  LEFT JOIN LATERAL (
    SELECT w.quartiles[2] AS median, w.quartiles[1] - p.reach::double precision * (w.quartiles[3] - w.quartiles[1]) AS lower,
      w.quartiles[3] + p.reach::double precision * (w.quartiles[3] - w.quartiles[1]) AS upper
    WHERE w.observations >= p.least_observations AND w.months >= p.least_months
  ) j ON true
  WHERE f.lines <> 0
) u
LEFT JOIN source_preference s ON s.source = u.source
LEFT JOIN region r ON r.id = u.region
LEFT JOIN crossing c ON c.id = u.crossing
LEFT JOIN regime g ON g.id = u.regime
LEFT JOIN chapter h ON h.id = left(u.commodity, 2);
COMMENT ON VIEW unit_value IS 'What a unit of each commodity cost, a row for each commodity total, beside the range of the twelve months before.';

CREATE VIEW suspect AS
SELECT month, source, source_name, is_preferred, reporter, partner, region, region_name, crossing, crossing_name, flow, regime,
  regime_name, treatment, chapter, chapter_name, commodity, currency, lines, lines_without_weight, value, net_weight_kg, quantity,
  unit, unit_value, per, observations, months, lower_bound, median, upper_bound
FROM unit_value
WHERE is_suspect;
COMMENT ON VIEW suspect IS 'The rows of unit_value that lie outside their range: the classic sign of a wrong quantity or weight. They are counted in all totals; screened_total shows how much they are.';

CREATE VIEW screened_total AS
SELECT u.month, u.source, coalesce(s.name, u.source) AS source_name, u.is_preferred, u.reporter, u.flow,
  u.crossing, coalesce(c.name, u.crossing) AS crossing_name, u.chapter, coalesce(h.name, u.chapter) AS chapter_name, u.currency,
  u.lines, u.lines_without_weight, u.value, u.net_weight_kg, u.judged_lines, u.judged_value,
  u.suspect_lines, u.suspect_value, u.suspect_net_weight_kg,
  u.lines - u.suspect_lines AS lines_without_suspects, u.value - u.suspect_value AS value_without_suspects,
  u.net_weight_kg - u.suspect_net_weight_kg AS net_weight_kg_without_suspects
FROM (
  SELECT month, source, is_preferred, reporter, flow, crossing, chapter, currency,
    sum(lines)::bigint AS lines, sum(lines_without_weight)::bigint AS lines_without_weight,
    sum(value) AS value, sum(net_weight_kg) AS net_weight_kg,
    coalesce(sum(lines) FILTER (WHERE is_suspect IS NOT NULL), 0)::bigint AS judged_lines,
    coalesce(sum(value) FILTER (WHERE is_suspect IS NOT NULL), 0) AS judged_value,
    coalesce(sum(lines) FILTER (WHERE is_suspect), 0)::bigint AS suspect_lines,
    coalesce(sum(value) FILTER (WHERE is_suspect), 0) AS suspect_value,
    coalesce(sum(net_weight_kg) FILTER (WHERE is_suspect), 0) AS suspect_net_weight_kg
  FROM unit_value
  WHERE treatment = 'included'
  GROUP BY month, source, is_preferred, reporter, flow, crossing, chapter, currency
) u
LEFT JOIN source s ON s.id = u.source
LEFT JOIN crossing c ON c.id = u.crossing
LEFT JOIN chapter h ON h.id = u.chapter;
COMMENT ON VIEW screened_total IS 'Totals of commodities by month and chapter, with those whose unit value is suspect and without them. Of memorandum regimes nothing is in it.';

-- A column of a name is the same in each of the views.
DO $$
DECLARE
  statement  text;
BEGIN
  FOR statement IN
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', a.attrelid::regclass, a.attname, meaning.words)
    FROM (VALUES
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
      ('flow', 'import or export, as the reporter sees it.'),
      ('regime', 'Customs regime: regime.id; not-specified where the source gives none.'),
      ('regime_name', 'Its name in English.'),
      ('treatment', 'included: trade. memorandum: counted beside trade, never added to it.'),
      ('chapter', 'First two digits of the commodity: chapter.id.'),
      ('chapter_name', 'Its name in English.'),
      ('commodity', 'HS code of at most 6 digits.'),
      ('currency', 'ISO 4217 code of the currency that values are in. Amounts of two currencies are never added.'),
      ('lines', 'Number of document lines counted; never 0.'),
      ('lines_without_weight', 'How many of these lines have no weight: missing weight is not zero weight.'),
      ('value', 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).'),
      ('net_weight_kg', 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.'),
      ('quantity', 'Exact sum of supplementary quantities in unit; 0 where unit is not-specified.'),
      ('unit', 'Unit of quantity, the source''s code; not-specified where the lines have no quantity.'),
      ('unit_value', 'Value per unit of quantity, or per kilogram where unit is not-specified, rounded to 6 decimals; null where the quantity is 0, and where a line without quantity has no weight either.'),
      ('per', 'What unit_value is per: the unit, or kg where unit is not-specified.'),
      ('observations', 'How many unit values its range is made of: those of the same source, flow, currency, commodity and unit in the twelve months before its own.'),
      ('months', 'In how many of these months there are any.'),
      ('lower_bound', 'Lower end of the range, rounded to 6 decimals: in logarithms the lower quartile less reach (screening_policy) distances between the quartiles. Null where there are too few observations.'),
      ('median', 'The usual unit value: the median of the range''s, rounded to 6 decimals. Null where there are too few observations.'),
      ('upper_bound', 'Upper end of the range, rounded to 6 decimals, as lower_bound. Null where there are too few observations.'),
      ('is_suspect', 'Whether unit_value lies outside the range; null where nothing can be judged: no unit value, or too few observations.'),
      ('judged_lines', 'How many of lines could be judged.'),
      ('judged_value', 'How much of value could be judged.'),
      ('suspect_lines', 'How many of lines are suspect.'),
      ('suspect_value', 'How much of value is suspect.'),
      ('suspect_net_weight_kg', 'How much of net_weight_kg is suspect.'),
      ('lines_without_suspects', 'Lines less those that are suspect.'),
      ('value_without_suspects', 'Value less what is suspect.'),
      ('net_weight_kg_without_suspects', 'Recorded weight less what is suspect.')
    ) AS meaning(name, words)
    JOIN pg_attribute a ON a.attname = meaning.name
    WHERE a.attrelid IN ('unit_value'::regclass, 'suspect'::regclass, 'screened_total'::regclass)
  LOOP
    EXECUTE statement;
  END LOOP;
END $$;

ANALYZE commodity_total_fact;
