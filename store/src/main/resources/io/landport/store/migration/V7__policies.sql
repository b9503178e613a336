-- What people decide: when figures are final, which unit values are suspect, and how mirrors are compared. People change these rows; a
-- rebuild carries them over.

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
COMMENT ON TABLE revision_policy IS 'From which age on the figures of a month are called revised and final. A row for a source goes before one for its reporter, and that before the one for all. Change it as you like: the rows survive a rebuild. For analysts.';
COMMENT ON COLUMN revision_policy.source IS 'The source that the row is for: source.id; null where it is for a reporter, or for all.';
COMMENT ON COLUMN revision_policy.reporter IS 'The reporter that the row is for, ISO 3166 alpha-2; null where it is for a source, or for all.';
COMMENT ON COLUMN revision_policy.months_until_revised IS 'Whole months from the end of a month until it is no longer preliminary but revised.';
COMMENT ON COLUMN revision_policy.months_until_final IS 'Whole months from the end of a month until it is final.';
COMMENT ON COLUMN revision_policy.note IS 'Why; empty where nothing is to be said.';

INSERT INTO revision_policy VALUES
  (NULL, NULL, 1, 24, 'Corrected with the next month; the yearbook of the following year is the last word.'),
  (NULL, 'US', 1, 42, 'Corrected with the next month, and each June for the three years before.');

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
