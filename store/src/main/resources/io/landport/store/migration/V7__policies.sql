-- Policies: when figures are final, which unit values are suspect, and how mirrors are compared. Users change these rows; a rebuild
-- copies them to the next generation.

CREATE TABLE revision_policy (
  source               text COLLATE "C",
  reporter             text COLLATE "C",
  months_until_revised integer NOT NULL CHECK (months_until_revised >= 0),
  months_until_final   integer NOT NULL,
  note                 text NOT NULL,
  UNIQUE NULLS NOT DISTINCT (source, reporter),
  CHECK (source IS NULL OR reporter IS NULL),
  CHECK (months_until_final >= months_until_revised)
);
COMMENT ON TABLE revision_policy IS 'Age from which the figures of a month are revised and final. A row for a source takes precedence over one for its reporter, and that over the one for all. Users may change the rows; a rebuild keeps them. For analysts.';
COMMENT ON COLUMN revision_policy.source IS 'Source that the row applies to: source.id; null if it applies to a reporter or to all.';
COMMENT ON COLUMN revision_policy.reporter IS 'Reporter that the row applies to, ISO 3166 alpha-2; null if it applies to a source or to all.';
COMMENT ON COLUMN revision_policy.months_until_revised IS 'Whole months from the end of a month until its figures are revised instead of preliminary.';
COMMENT ON COLUMN revision_policy.months_until_final IS 'Whole months from the end of a month until its figures are final.';
COMMENT ON COLUMN revision_policy.note IS 'Reason; may be empty.';

INSERT INTO revision_policy VALUES
  (NULL, NULL, 1, 24, 'Corrected with the next month; final with the yearbook of the following year.'),
  (NULL, 'US', 1, 42, 'Corrected with the next month, and each June for the three years before.');

CREATE TABLE screening_policy (
  reach              numeric NOT NULL CHECK (reach >= 0 AND reach <= 100),
  least_observations integer NOT NULL CHECK (least_observations >= 4),
  least_months       integer NOT NULL CHECK (least_months BETWEEN 1 AND 12),
  note               text NOT NULL,
  is_single          boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);
COMMENT ON TABLE screening_policy IS 'When a unit value is suspect. One row, which users may change; a rebuild keeps it. For analysts.';
COMMENT ON COLUMN screening_policy.reach IS 'Distance of the bounds of a range from the quartiles, in interquartile ranges of the logarithms.';
COMMENT ON COLUMN screening_policy.least_observations IS 'Least number of unit values for a range; with fewer, no unit value is judged.';
COMMENT ON COLUMN screening_policy.least_months IS 'Least number of the twelve months that the unit values must be from.';
COMMENT ON COLUMN screening_policy.note IS 'Reason; may be empty.';
COMMENT ON COLUMN screening_policy.is_single IS 'Always true: the table has one row.';

INSERT INTO screening_policy VALUES (3, 10, 3,
  'Of normally distributed unit values, 3 makes two in a million suspect, and 1.5 seven in a thousand.');

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
COMMENT ON TABLE mirror_policy IS 'Freight, insurance and transport time from one country to another, which users may fill in; a rebuild keeps the rows. A pair without a row has a factor of 1.00 and no lag. For analysts.';
COMMENT ON COLUMN mirror_policy.exporter IS 'Country of origin, the reporter of the exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN mirror_policy.importer IS 'Country of destination, the reporter of the imports, ISO 3166 alpha-2.';
COMMENT ON COLUMN mirror_policy.cif_fob_factor IS 'Ratio of the import value to the export value of the same goods: import values are divided by it.';
COMMENT ON COLUMN mirror_policy.lag_months IS 'Lag of the imports in whole months.';
COMMENT ON COLUMN mirror_policy.lag_days IS 'Lag of the imports in days, in addition to lag_months; 0 for sources dated by month.';
COMMENT ON COLUMN mirror_policy.note IS 'Origin of the values; may be empty.';
