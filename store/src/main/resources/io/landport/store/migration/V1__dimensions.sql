-- Dimension tables, filled from the reference data. The consumer replaces their rows in one transaction when it starts with other
-- reference data. There are no foreign keys: a total can have codes without a row here.
--
-- Tables are created in the first schema of the search path, public by default. Codes are ASCII and compared byte by byte
-- (COLLATE "C"), which makes indexes cheaper and the sort order the same everywhere.

-- Views that only other views and functions read have a schema of their own (R__005, R__030).

DO $$
BEGIN
  IF current_setting('server_version_num')::integer < 180000 THEN
    RAISE EXCEPTION 'the store needs PostgreSQL 18 or newer, this is %', current_setting('server_version');
  END IF;
END $$;

CREATE SCHEMA IF NOT EXISTS "${flyway:defaultSchema}_internal";

CREATE TABLE reference_data (
  version   text COLLATE "C" NOT NULL,
  digest    text COLLATE "C" NOT NULL,
  is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);

-- Places

CREATE TABLE crossing (
  id                text COLLATE "C" PRIMARY KEY,
  kind              text COLLATE "C" NOT NULL,
  name              text NOT NULL,
  name_zh           text,
  name_ru           text,
  latitude          numeric(7, 5) CHECK (latitude BETWEEN -90 AND 90),
  longitude         numeric(8, 5) CHECK (longitude BETWEEN -180 AND 180),
  season            text COLLATE "C" CHECK (season IN ('all-year', 'water', 'water-and-ice')),
  country_a         text COLLATE "C" NOT NULL,
  country_b         text COLLATE "C" NOT NULL,
  status            text COLLATE "C" NOT NULL,
  open_from         date,
  open_to           date,
  note              text NOT NULL,
  origin            text COLLATE "C" NOT NULL CHECK (origin IN ('reference', 'scheme')),
  reference_version text COLLATE "C" NOT NULL,
  CHECK (open_to >= open_from)
);

CREATE TABLE post (
  scheme            text COLLATE "C" NOT NULL,
  code              text COLLATE "C" NOT NULL,
  mode              text COLLATE "C" NOT NULL,
  valid_from        date,
  valid_to          date,
  crossing          text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  UNIQUE NULLS NOT DISTINCT (scheme, code, mode, valid_from),
  CHECK (valid_to >= valid_from)
);

CREATE TABLE corridor (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  name_zh           text,
  name_ru           text,
  parent            text COLLATE "C",
  valid_from        date NOT NULL,
  note              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);

CREATE TABLE corridor_alias (
  alias             text PRIMARY KEY,
  corridor          text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);

CREATE TABLE corridor_crossing (
  corridor          text COLLATE "C" NOT NULL,
  crossing          text COLLATE "C" NOT NULL,
  valid_from        date NOT NULL,
  valid_to          date,
  reference_version text COLLATE "C" NOT NULL,
  PRIMARY KEY (corridor, crossing, valid_from),
  CHECK (valid_to >= valid_from)
);

CREATE TABLE region (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  name_zh           text,
  country           text COLLATE "C" NOT NULL,
  parent            text COLLATE "C",
  topmost           text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);

CREATE TABLE zone (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  name_zh           text,
  kind              text COLLATE "C" NOT NULL,
  valid_from        date,
  valid_to          date,
  note              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  CHECK (valid_to >= valid_from)
);

CREATE TABLE zone_region (
  zone              text COLLATE "C" NOT NULL,
  region            text COLLATE "C" NOT NULL,
  valid_from        date,
  valid_to          date,
  reference_version text COLLATE "C" NOT NULL,
  UNIQUE NULLS NOT DISTINCT (zone, region, valid_from),
  CHECK (valid_to >= valid_from)
);

CREATE TABLE cluster (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  name_zh           text,
  reference_version text COLLATE "C" NOT NULL
);

CREATE TABLE cluster_crossing (
  crossing          text COLLATE "C" PRIMARY KEY,
  cluster           text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);

-- Commodities

CREATE TABLE section (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  position          integer NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);

CREATE TABLE chapter (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  section           text COLLATE "C",
  reference_version text COLLATE "C" NOT NULL,
  name_zh           text,
  name_ru           text
);

CREATE TABLE sector (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  sector_group      text COLLATE "C" NOT NULL,
  sector_group_name text NOT NULL,
  section           text COLLATE "C",
  position          integer NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  name_zh           text,
  name_ru           text
);

CREATE TABLE sector_chapter (
  prefix            text COLLATE "C" PRIMARY KEY,
  sector            text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);

-- With the codes that other classifications have for it.
CREATE TABLE commodity (
  id                text COLLATE "C" PRIMARY KEY CHECK (id ~ '^([0-9]{2}){1,3}$'),
  name              text NOT NULL,
  name_zh           text,
  name_ru           text,
  sitc              text COLLATE "C",
  bec               text COLLATE "C",
  reference_version text COLLATE "C" NOT NULL
);

-- Countries, regimes, modes of transport, sources

CREATE TABLE country (
  id                text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[A-Z]{2}$'),
  name              text NOT NULL,
  name_zh           text NOT NULL,
  name_ru           text NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);

CREATE TABLE regime (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  treatment         text COLLATE "C" NOT NULL,
  rule              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  name_zh           text,
  name_ru           text,
  CHECK (treatment IN ('included', 'memorandum', 'excluded'))
);

CREATE TABLE mode (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  name_zh           text,
  name_ru           text
);

CREATE TABLE source (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  reporter          text COLLATE "C" NOT NULL,
  channel           text COLLATE "C" NOT NULL,
  import_valuation  text COLLATE "C" NOT NULL,
  export_valuation  text COLLATE "C" NOT NULL,
  weight            text COLLATE "C" NOT NULL,
  date_rule         text COLLATE "C" NOT NULL,
  rate_rule         text COLLATE "C" NOT NULL,
  time_zone         text COLLATE "C" NOT NULL,
  dated_by          text COLLATE "C" NOT NULL,
  needs_decision    boolean NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  name_zh           text,
  name_ru           text
);

CREATE TABLE preferred_source (
  reporter          text COLLATE "C" PRIMARY KEY,
  source            text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);

-- Calendar and series breaks

CREATE TABLE calendar (
  country           text COLLATE "C",
  crossing          text COLLATE "C",
  kind              text COLLATE "C" NOT NULL,
  first_day         date NOT NULL,
  last_day          date,
  name              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  UNIQUE NULLS NOT DISTINCT (country, crossing, kind, first_day),
  CHECK (kind IN ('holiday', 'closure')),
  CHECK (last_day >= first_day)
);

CREATE TABLE series_break (
  reporter          text COLLATE "C" NOT NULL,
  regime            text COLLATE "C",
  day               date NOT NULL,
  note              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  UNIQUE NULLS NOT DISTINCT (reporter, regime, day)
);
