-- Dimensions: what the reference data says of places, commodities, regimes and sources. The consumer replaces them as a whole, in
-- one transaction, when it starts with other reference data. Nothing refers to them by key: a total may name what they lack.
--
-- Tables live in the schema that the connection's search path names first, public by default. Codes are ASCII and compared byte by
-- byte (COLLATE "C"): cheaper indexes, and one order everywhere.

DO $$
BEGIN
  IF current_setting('server_version_num')::integer < 180000 THEN
    RAISE EXCEPTION 'the store needs PostgreSQL 18 or newer, and this is %', current_setting('server_version');
  END IF;
END $$;

CREATE TABLE reference_data (
  version   text COLLATE "C" NOT NULL,
  digest    text COLLATE "C" NOT NULL,
  is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);
COMMENT ON TABLE reference_data IS 'Which reference data the dimensions were loaded from. Not for analysts.';
COMMENT ON COLUMN reference_data.version IS 'What it calls itself.';
COMMENT ON COLUMN reference_data.digest IS 'Hex SHA-256 of all of its files.';
COMMENT ON COLUMN reference_data.is_single IS 'Always true: there is one row.';

-- Places.

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
COMMENT ON TABLE crossing IS 'Places where goods cross a border: those of the reference data, and those that a code list created (us-port:2304) as soon as a total names them.';
COMMENT ON COLUMN crossing.id IS 'The crossing''s own id, or scheme:code for one that a code list created.';
COMMENT ON COLUMN crossing.kind IS 'river, road, rail, port and so on; unspecified where a code names a district only.';
COMMENT ON COLUMN crossing.name IS 'Name for people; the id where no name is known.';
COMMENT ON COLUMN crossing.name_zh IS 'Name in Chinese, null where not known.';
COMMENT ON COLUMN crossing.name_ru IS 'Name in Russian, null where not known.';
COMMENT ON COLUMN crossing.latitude IS 'Degrees north of the town, null where not known.';
COMMENT ON COLUMN crossing.longitude IS 'Degrees east of the town, null where not known.';
COMMENT ON COLUMN crossing.season IS 'When it carries goods: all-year, water (while the river is open) or water-and-ice (by ship, then over the ice); null where not known.';
COMMENT ON COLUMN crossing.country_a IS 'ISO 3166 alpha-2 code of one side; empty where not known.';
COMMENT ON COLUMN crossing.country_b IS 'ISO 3166 alpha-2 code of the other side; empty where not known.';
COMMENT ON COLUMN crossing.status IS 'open, closed, seasonal and so on, as the reference data says.';
COMMENT ON COLUMN crossing.open_from IS 'First day it was open; null where not known.';
COMMENT ON COLUMN crossing.open_to IS 'Last day it was open; null while it is open or where not known.';
COMMENT ON COLUMN crossing.note IS 'What else there is to know; empty where nothing.';
COMMENT ON COLUMN crossing.origin IS 'reference: listed in the reference data. scheme: created by a code of an open or closed code list.';
COMMENT ON COLUMN crossing.reference_version IS 'Version of the reference data that last described this crossing.';

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
COMMENT ON TABLE post IS 'Codes that mean a crossing: what one side calls it, for a mode of transport and a period.';
COMMENT ON COLUMN post.scheme IS 'Whose code it is: gacc, unlocode, ru-customs-office and so on.';
COMMENT ON COLUMN post.code IS 'The code.';
COMMENT ON COLUMN post.mode IS 'Mode of transport for which the code means the crossing; * for any.';
COMMENT ON COLUMN post.valid_from IS 'First day, null where unbounded or not known.';
COMMENT ON COLUMN post.valid_to IS 'Last day, null where unbounded.';
COMMENT ON COLUMN post.crossing IS 'The crossing: crossing.id.';
COMMENT ON COLUMN post.reference_version IS 'Version of the reference data that it is from.';

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
COMMENT ON TABLE corridor IS 'Routes of trade that lead through crossings. A corridor holds the crossings of its parts: never add a part to its whole.';
COMMENT ON COLUMN corridor.id IS 'The corridor''s own id.';
COMMENT ON COLUMN corridor.name IS 'Name in English.';
COMMENT ON COLUMN corridor.name_zh IS 'Name in Chinese, null where not known.';
COMMENT ON COLUMN corridor.name_ru IS 'Name in Russian, null where not known.';
COMMENT ON COLUMN corridor.parent IS 'The corridor that it is a part of, null for none.';
COMMENT ON COLUMN corridor.valid_from IS 'The first day that there is such a corridor; 1 January where only the year is known.';
COMMENT ON COLUMN corridor.note IS 'What else there is to know; empty where nothing.';
COMMENT ON COLUMN corridor.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE corridor_alias (
  alias             text PRIMARY KEY,
  corridor          text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE corridor_alias IS 'Other names of corridors. An alias is the same corridor, with the same figures.';
COMMENT ON COLUMN corridor_alias.alias IS 'The other name.';
COMMENT ON COLUMN corridor_alias.corridor IS 'The corridor: corridor.id.';
COMMENT ON COLUMN corridor_alias.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE corridor_crossing (
  corridor          text COLLATE "C" NOT NULL,
  crossing          text COLLATE "C" NOT NULL,
  valid_from        date NOT NULL,
  valid_to          date,
  reference_version text COLLATE "C" NOT NULL,
  PRIMARY KEY (corridor, crossing, valid_from),
  CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE corridor_crossing IS 'Which crossing belongs to which corridor, itself or through a part of the corridor. The periods of one crossing in one corridor do not overlap: it counts once.';
COMMENT ON COLUMN corridor_crossing.corridor IS 'The corridor: corridor.id.';
COMMENT ON COLUMN corridor_crossing.crossing IS 'The crossing: crossing.id.';
COMMENT ON COLUMN corridor_crossing.valid_from IS 'First day that it belongs to the corridor.';
COMMENT ON COLUMN corridor_crossing.valid_to IS 'Last day, null while it does.';
COMMENT ON COLUMN corridor_crossing.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE region (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  name_zh           text,
  country           text COLLATE "C" NOT NULL,
  parent            text COLLATE "C",
  topmost           text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE region IS 'Places where traders are registered. A total may name a region that is not here.';
COMMENT ON COLUMN region.id IS 'As documents name it, and as region in totals.';
COMMENT ON COLUMN region.name IS 'Name in English.';
COMMENT ON COLUMN region.name_zh IS 'Name in Chinese, null where not known.';
COMMENT ON COLUMN region.country IS 'ISO 3166 alpha-2 code of its country.';
COMMENT ON COLUMN region.parent IS 'The region that it lies in, null for none.';
COMMENT ON COLUMN region.topmost IS 'The region above it that lies in none, a province of China; itself where it lies in none.';
COMMENT ON COLUMN region.reference_version IS 'Version of the reference data that it is from.';

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
COMMENT ON TABLE zone IS 'Areas with rules of their own. A zone has the trade of the traders registered in it, wherever that crosses the border.';
COMMENT ON COLUMN zone.id IS 'The zone''s own id.';
COMMENT ON COLUMN zone.name IS 'Name in English.';
COMMENT ON COLUMN zone.name_zh IS 'Name in Chinese, null where not known.';
COMMENT ON COLUMN zone.kind IS 'free-trade, development-and-opening or cross-border-e-commerce.';
COMMENT ON COLUMN zone.valid_from IS 'First day that there is such a zone, null where not known.';
COMMENT ON COLUMN zone.valid_to IS 'Last day, null while there is.';
COMMENT ON COLUMN zone.note IS 'What else there is to know; empty where nothing.';
COMMENT ON COLUMN zone.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE zone_region (
  zone              text COLLATE "C" NOT NULL,
  region            text COLLATE "C" NOT NULL,
  valid_from        date,
  valid_to          date,
  reference_version text COLLATE "C" NOT NULL,
  UNIQUE NULLS NOT DISTINCT (zone, region, valid_from),
  CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE zone_region IS 'Which region lies in which zone, itself or as a part of a region that does. The periods of one region in one zone do not overlap: it counts once.';
COMMENT ON COLUMN zone_region.zone IS 'The zone: zone.id.';
COMMENT ON COLUMN zone_region.region IS 'The region: region.id.';
COMMENT ON COLUMN zone_region.valid_from IS 'First day, null where not known.';
COMMENT ON COLUMN zone_region.valid_to IS 'Last day, null while it does.';
COMMENT ON COLUMN zone_region.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE cluster (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  name_zh           text,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE cluster IS 'Towns that develop together towards the border.';
COMMENT ON COLUMN cluster.id IS 'The cluster''s own id.';
COMMENT ON COLUMN cluster.name IS 'Name in English.';
COMMENT ON COLUMN cluster.name_zh IS 'Name in Chinese, null where not known.';
COMMENT ON COLUMN cluster.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE cluster_crossing (
  crossing          text COLLATE "C" PRIMARY KEY,
  cluster           text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE cluster_crossing IS 'Which crossings lie at a cluster''s end. No crossing is in two clusters.';
COMMENT ON COLUMN cluster_crossing.crossing IS 'The crossing: crossing.id.';
COMMENT ON COLUMN cluster_crossing.cluster IS 'The cluster: cluster.id.';
COMMENT ON COLUMN cluster_crossing.reference_version IS 'Version of the reference data that it is from.';

-- Commodities.

CREATE TABLE section (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  position          integer NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE section IS 'Sections of the Harmonized System.';
COMMENT ON COLUMN section.id IS 'Its Roman numeral.';
COMMENT ON COLUMN section.name IS 'Short name in English.';
COMMENT ON COLUMN section.position IS 'Its place in the reference data, from 1, for Roman numerals do not sort.';
COMMENT ON COLUMN section.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE chapter (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  section           text COLLATE "C",
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE chapter IS 'Chapters of the Harmonized System.';
COMMENT ON COLUMN chapter.id IS 'Its two digits: left(commodity, 2).';
COMMENT ON COLUMN chapter.name IS 'Short name in English.';
COMMENT ON COLUMN chapter.section IS 'The section that it stands in: section.id; null for national codes.';
COMMENT ON COLUMN chapter.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE sector (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  sector_group      text COLLATE "C" NOT NULL,
  sector_group_name text NOT NULL,
  section           text COLLATE "C",
  position          integer NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE sector IS 'Groups of HS chapters by which trade is told, and the groups of these.';
COMMENT ON COLUMN sector.id IS 'As sector in totals.';
COMMENT ON COLUMN sector.name IS 'Name in English.';
COMMENT ON COLUMN sector.sector_group IS 'The group that it is in.';
COMMENT ON COLUMN sector.sector_group_name IS 'The groups name in English.';
COMMENT ON COLUMN sector.section IS 'The HS section above it: section.id; null for national codes.';
COMMENT ON COLUMN sector.position IS 'Its place in the reference data, from 1.';
COMMENT ON COLUMN sector.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE sector_chapter (
  prefix            text COLLATE "C" PRIMARY KEY,
  sector            text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE sector_chapter IS 'Which HS prefixes make a sector. The longest prefix that a commodity begins with decides; in the bundled reference data all are chapters.';
COMMENT ON COLUMN sector_chapter.prefix IS 'First digits of HS codes: two for a chapter.';
COMMENT ON COLUMN sector_chapter.sector IS 'The sector: sector.id.';
COMMENT ON COLUMN sector_chapter.reference_version IS 'Version of the reference data that it is from.';

-- How goods are traded, and who reports it.

CREATE TABLE regime (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  treatment         text COLLATE "C" NOT NULL,
  rule              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  CHECK (treatment IN ('included', 'memorandum', 'excluded'))
);
COMMENT ON TABLE regime IS 'Customs regimes, and how each stands to trade statistics. A total may name a regime that is not here.';
COMMENT ON COLUMN regime.id IS 'As regime in totals.';
COMMENT ON COLUMN regime.name IS 'Name in English.';
COMMENT ON COLUMN regime.treatment IS 'included: trade. memorandum: counted beside trade, never added to it. excluded: counted nowhere.';
COMMENT ON COLUMN regime.rule IS 'Why it is excluded; empty where nothing is to be said.';
COMMENT ON COLUMN regime.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE mode (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE mode IS 'Modes of transport.';
COMMENT ON COLUMN mode.id IS 'As mode in totals.';
COMMENT ON COLUMN mode.name IS 'Name in English.';
COMMENT ON COLUMN mode.reference_version IS 'Version of the reference data that it is from.';

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
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE source IS 'Who delivers documents, and on what basis.';
COMMENT ON COLUMN source.id IS 'As source in totals.';
COMMENT ON COLUMN source.name IS 'Name in English.';
COMMENT ON COLUMN source.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN source.channel IS 'Kind of paper: customs or e-commerce.';
COMMENT ON COLUMN source.import_valuation IS 'Basis of import values: CIF, FOB, FAS or customs.';
COMMENT ON COLUMN source.export_valuation IS 'Basis of export values: CIF, FOB, FAS or customs.';
COMMENT ON COLUMN source.weight IS 'What net_weight_kg is of this source: net or gross.';
COMMENT ON COLUMN source.date_rule IS 'Which event gives the statistical day: release-date or month-end.';
COMMENT ON COLUMN source.rate_rule IS 'Which exchange rate converts its values: day, customs-month or none.';
COMMENT ON COLUMN source.time_zone IS 'IANA zone of its statistical days.';
COMMENT ON COLUMN source.dated_by IS 'day, or month where everything counts on the last day of a month.';
COMMENT ON COLUMN source.needs_decision IS 'Whether a document counts only once customs has released it.';
COMMENT ON COLUMN source.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE preferred_source (
  reporter          text COLLATE "C" PRIMARY KEY,
  source            text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE preferred_source IS 'The source to ask where several report one country''s trade: exactly one of each reporter.';
COMMENT ON COLUMN preferred_source.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN preferred_source.source IS 'The source: source.id.';
COMMENT ON COLUMN preferred_source.reference_version IS 'Version of the reference data that it is from.';

-- Days that are unlike others.

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
COMMENT ON TABLE calendar IS 'Days on which no trade, or little, is to be expected.';
COMMENT ON COLUMN calendar.country IS 'ISO 3166 alpha-2 code of the country whose holiday it is, or whose side is closed; null for both sides.';
COMMENT ON COLUMN calendar.crossing IS 'What is closed: crossing.id; null for a holiday of a whole country.';
COMMENT ON COLUMN calendar.kind IS 'holiday or closure.';
COMMENT ON COLUMN calendar.first_day IS 'First day.';
COMMENT ON COLUMN calendar.last_day IS 'Last day; null while a closure lasts.';
COMMENT ON COLUMN calendar.name IS 'Name in English.';
COMMENT ON COLUMN calendar.reference_version IS 'Version of the reference data that it is from.';

CREATE TABLE series_break (
  reporter          text COLLATE "C" NOT NULL,
  regime            text COLLATE "C",
  day               date NOT NULL,
  note              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  UNIQUE NULLS NOT DISTINCT (reporter, regime, day)
);
COMMENT ON TABLE series_break IS 'Days from which a reporter counts what it did not count before: what comes before and after is not alike.';
COMMENT ON COLUMN series_break.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN series_break.regime IS 'What is counted from then on: regime.id; null where it is no regime of its own.';
COMMENT ON COLUMN series_break.day IS 'First day after the break; 1 January where only the year is known.';
COMMENT ON COLUMN series_break.note IS 'What changed.';
COMMENT ON COLUMN series_break.reference_version IS 'Version of the reference data that it is from.';
