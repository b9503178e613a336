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

INSERT INTO revision_policy VALUES
  (NULL, NULL, 1, 24, 'Corrected with the next month; final with the yearbook of the following year.'),
  (NULL, 'US', 1, 42, 'Corrected with the next month, and each June for the three years before.');

-- A unit value that has changed by more than greatest_change since the same month a year earlier is left out of price indices.
CREATE TABLE screening_policy (
  reach              numeric NOT NULL CHECK (reach >= 0 AND reach <= 100),
  least_observations integer NOT NULL CHECK (least_observations >= 4),
  least_months       integer NOT NULL CHECK (least_months BETWEEN 1 AND 12),
  note               text NOT NULL,
  is_single          boolean PRIMARY KEY DEFAULT true CHECK (is_single),
  greatest_change    numeric NOT NULL DEFAULT 10 CHECK (greatest_change > 1)
);

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
