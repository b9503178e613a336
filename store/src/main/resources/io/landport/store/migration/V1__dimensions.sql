-- Dimension tables, filled from the reference data. The consumer replaces their rows in one transaction when it starts with other
-- reference data. There are no foreign keys: a total can have codes without a row here.
--
-- Tables are created in the first schema of the search path, public by default. Codes are ASCII and compared byte by byte
-- (COLLATE "C"), which makes indexes cheaper and the sort order the same everywhere.

DO $$
BEGIN
  IF current_setting('server_version_num')::integer < 180000 THEN
    RAISE EXCEPTION 'the store needs PostgreSQL 18 or newer, this is %', current_setting('server_version');
  END IF;
END $$;

CREATE TABLE reference_data (
  version   text COLLATE "C" NOT NULL,
  digest    text COLLATE "C" NOT NULL,
  is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);
COMMENT ON TABLE reference_data IS 'Reference data that the dimensions were loaded from. Not for analysts.';
COMMENT ON COLUMN reference_data.version IS 'Version that the reference data states.';
COMMENT ON COLUMN reference_data.digest IS 'SHA-256 of all its files, hexadecimal.';
COMMENT ON COLUMN reference_data.is_single IS 'Always true: the table has one row.';

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
COMMENT ON TABLE crossing IS 'Places where goods cross a border: those of the reference data, and those that codes of a scheme create (us-port:2304), as soon as a total has them.';
COMMENT ON COLUMN crossing.id IS 'Id of the crossing, or scheme:code if a code created it.';
COMMENT ON COLUMN crossing.kind IS 'river, road, rail, port and so on; unspecified if the code names only a district.';
COMMENT ON COLUMN crossing.name IS 'Name in English; the id if not known.';
COMMENT ON COLUMN crossing.name_zh IS 'Name in Chinese; null if not known.';
COMMENT ON COLUMN crossing.name_ru IS 'Name in Russian; null if not known.';
COMMENT ON COLUMN crossing.latitude IS 'Latitude of the town in degrees north; null if not known.';
COMMENT ON COLUMN crossing.longitude IS 'Longitude of the town in degrees east; null if not known.';
COMMENT ON COLUMN crossing.season IS 'Season of operation: all-year, water (while the river is open) or water-and-ice (by ship, then over the ice); null if not known.';
COMMENT ON COLUMN crossing.country_a IS 'Country of one side, ISO 3166 alpha-2; empty if not known.';
COMMENT ON COLUMN crossing.country_b IS 'Country of the other side, ISO 3166 alpha-2; empty if not known.';
COMMENT ON COLUMN crossing.status IS 'open, closed, seasonal and so on, from the reference data.';
COMMENT ON COLUMN crossing.open_from IS 'First day on which it was open; null if not known.';
COMMENT ON COLUMN crossing.open_to IS 'Last day on which it was open; null while it is open, or if not known.';
COMMENT ON COLUMN crossing.note IS 'Note; may be empty.';
COMMENT ON COLUMN crossing.origin IS 'reference: listed in the reference data. scheme: created by a code of a scheme.';
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
COMMENT ON TABLE post IS 'Posts: codes of a scheme that mean a crossing, for a mode of transport and a period.';
COMMENT ON COLUMN post.scheme IS 'Scheme of the code: gacc, unlocode, ru-customs-office and so on.';
COMMENT ON COLUMN post.code IS 'The code.';
COMMENT ON COLUMN post.mode IS 'Mode of transport for which the code means the crossing; * for any.';
COMMENT ON COLUMN post.valid_from IS 'First day; null if unbounded or not known.';
COMMENT ON COLUMN post.valid_to IS 'Last day; null if unbounded.';
COMMENT ON COLUMN post.crossing IS 'The crossing: crossing.id.';
COMMENT ON COLUMN post.reference_version IS 'Version of the reference data that the row is from.';

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
COMMENT ON TABLE corridor IS 'Trade routes that consist of crossings. A corridor includes the crossings of its parts: never add a part to its whole.';
COMMENT ON COLUMN corridor.id IS 'Id of the corridor.';
COMMENT ON COLUMN corridor.name IS 'Name in English.';
COMMENT ON COLUMN corridor.name_zh IS 'Name in Chinese; null if not known.';
COMMENT ON COLUMN corridor.name_ru IS 'Name in Russian; null if not known.';
COMMENT ON COLUMN corridor.parent IS 'Corridor that it is a part of; null for none.';
COMMENT ON COLUMN corridor.valid_from IS 'First day of the corridor; 1 January if only the year is known.';
COMMENT ON COLUMN corridor.note IS 'Note; may be empty.';
COMMENT ON COLUMN corridor.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE corridor_alias (
  alias             text PRIMARY KEY,
  corridor          text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE corridor_alias IS 'Other names of corridors. An alias has the same figures.';
COMMENT ON COLUMN corridor_alias.alias IS 'The other name.';
COMMENT ON COLUMN corridor_alias.corridor IS 'The corridor: corridor.id.';
COMMENT ON COLUMN corridor_alias.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE corridor_crossing (
  corridor          text COLLATE "C" NOT NULL,
  crossing          text COLLATE "C" NOT NULL,
  valid_from        date NOT NULL,
  valid_to          date,
  reference_version text COLLATE "C" NOT NULL,
  PRIMARY KEY (corridor, crossing, valid_from),
  CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE corridor_crossing IS 'Crossings of each corridor, direct or through a part of it. Periods of one crossing in one corridor do not overlap: it counts once.';
COMMENT ON COLUMN corridor_crossing.corridor IS 'The corridor: corridor.id.';
COMMENT ON COLUMN corridor_crossing.crossing IS 'The crossing: crossing.id.';
COMMENT ON COLUMN corridor_crossing.valid_from IS 'First day on which the crossing belongs to the corridor.';
COMMENT ON COLUMN corridor_crossing.valid_to IS 'Last day; null if unbounded.';
COMMENT ON COLUMN corridor_crossing.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE region (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  name_zh           text,
  country           text COLLATE "C" NOT NULL,
  parent            text COLLATE "C",
  topmost           text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE region IS 'Regions where traders are registered. A total can have a region without a row here.';
COMMENT ON COLUMN region.id IS 'Code of the region, as in documents and totals.';
COMMENT ON COLUMN region.name IS 'Name in English.';
COMMENT ON COLUMN region.name_zh IS 'Name in Chinese; null if not known.';
COMMENT ON COLUMN region.country IS 'Country of the region, ISO 3166 alpha-2.';
COMMENT ON COLUMN region.parent IS 'Region that contains it; null for none.';
COMMENT ON COLUMN region.topmost IS 'Topmost region that contains it, such as a province of China; the region itself if none does.';
COMMENT ON COLUMN region.reference_version IS 'Version of the reference data that the row is from.';

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
COMMENT ON TABLE zone IS 'Areas with special customs or tax rules. A zone has the trade of the traders registered in it, at any crossing.';
COMMENT ON COLUMN zone.id IS 'Id of the zone.';
COMMENT ON COLUMN zone.name IS 'Name in English.';
COMMENT ON COLUMN zone.name_zh IS 'Name in Chinese; null if not known.';
COMMENT ON COLUMN zone.kind IS 'free-trade, development-and-opening or cross-border-e-commerce.';
COMMENT ON COLUMN zone.valid_from IS 'First day of the zone; null if not known.';
COMMENT ON COLUMN zone.valid_to IS 'Last day; null if unbounded.';
COMMENT ON COLUMN zone.note IS 'Note; may be empty.';
COMMENT ON COLUMN zone.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE zone_region (
  zone              text COLLATE "C" NOT NULL,
  region            text COLLATE "C" NOT NULL,
  valid_from        date,
  valid_to          date,
  reference_version text COLLATE "C" NOT NULL,
  UNIQUE NULLS NOT DISTINCT (zone, region, valid_from),
  CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE zone_region IS 'Regions of each zone, direct or as part of a larger region. Periods of one region in one zone do not overlap: it counts once.';
COMMENT ON COLUMN zone_region.zone IS 'The zone: zone.id.';
COMMENT ON COLUMN zone_region.region IS 'The region: region.id.';
COMMENT ON COLUMN zone_region.valid_from IS 'First day; null if not known.';
COMMENT ON COLUMN zone_region.valid_to IS 'Last day; null if unbounded.';
COMMENT ON COLUMN zone_region.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE cluster (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  name_zh           text,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE cluster IS 'Crossing clusters: towns that develop together towards the border.';
COMMENT ON COLUMN cluster.id IS 'Id of the crossing cluster.';
COMMENT ON COLUMN cluster.name IS 'Name in English.';
COMMENT ON COLUMN cluster.name_zh IS 'Name in Chinese; null if not known.';
COMMENT ON COLUMN cluster.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE cluster_crossing (
  crossing          text COLLATE "C" PRIMARY KEY,
  cluster           text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE cluster_crossing IS 'Crossings of each crossing cluster. No crossing is in two clusters.';
COMMENT ON COLUMN cluster_crossing.crossing IS 'The crossing: crossing.id.';
COMMENT ON COLUMN cluster_crossing.cluster IS 'The cluster: cluster.id.';
COMMENT ON COLUMN cluster_crossing.reference_version IS 'Version of the reference data that the row is from.';

-- Commodities

CREATE TABLE section (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  position          integer NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE section IS 'Sections of the Harmonized System.';
COMMENT ON COLUMN section.id IS 'Roman numeral.';
COMMENT ON COLUMN section.name IS 'Short name in English.';
COMMENT ON COLUMN section.position IS 'Position in the reference data, from 1, because Roman numerals do not sort.';
COMMENT ON COLUMN section.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE chapter (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  section           text COLLATE "C",
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE chapter IS 'Chapters of the Harmonized System.';
COMMENT ON COLUMN chapter.id IS 'The two digits: left(commodity, 2).';
COMMENT ON COLUMN chapter.name IS 'Short name in English.';
COMMENT ON COLUMN chapter.section IS 'Section of the chapter: section.id; null for national codes.';
COMMENT ON COLUMN chapter.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE sector (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  sector_group      text COLLATE "C" NOT NULL,
  sector_group_name text NOT NULL,
  section           text COLLATE "C",
  position          integer NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE sector IS 'Groups of HS chapters, and the groups of these.';
COMMENT ON COLUMN sector.id IS 'Code of the sector, as in totals.';
COMMENT ON COLUMN sector.name IS 'Name in English.';
COMMENT ON COLUMN sector.sector_group IS 'Group of the sector.';
COMMENT ON COLUMN sector.sector_group_name IS 'Name of the group in English.';
COMMENT ON COLUMN sector.section IS 'HS section of the sector: section.id; null for national codes.';
COMMENT ON COLUMN sector.position IS 'Position in the reference data, from 1.';
COMMENT ON COLUMN sector.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE sector_chapter (
  prefix            text COLLATE "C" PRIMARY KEY,
  sector            text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE sector_chapter IS 'HS prefixes of each sector. The longest prefix of a commodity decides; in the bundled reference data all are chapters.';
COMMENT ON COLUMN sector_chapter.prefix IS 'First digits of HS codes; two for a chapter.';
COMMENT ON COLUMN sector_chapter.sector IS 'The sector: sector.id.';
COMMENT ON COLUMN sector_chapter.reference_version IS 'Version of the reference data that the row is from.';

-- Regimes, modes of transport, sources

CREATE TABLE regime (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  treatment         text COLLATE "C" NOT NULL,
  rule              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  CHECK (treatment IN ('included', 'memorandum', 'excluded'))
);
COMMENT ON TABLE regime IS 'Customs regimes, with the treatment of each in trade statistics. A total can have a regime without a row here.';
COMMENT ON COLUMN regime.id IS 'Code of the regime, as in totals.';
COMMENT ON COLUMN regime.name IS 'Name in English.';
COMMENT ON COLUMN regime.treatment IS 'included: part of trade. memorandum: recorded separately, never added to trade. excluded: counted nowhere.';
COMMENT ON COLUMN regime.rule IS 'Rule by which the regime is excluded; may be empty.';
COMMENT ON COLUMN regime.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE mode (
  id                text COLLATE "C" PRIMARY KEY,
  name              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE mode IS 'Modes of transport.';
COMMENT ON COLUMN mode.id IS 'Code of the mode, as in totals.';
COMMENT ON COLUMN mode.name IS 'Name in English.';
COMMENT ON COLUMN mode.reference_version IS 'Version of the reference data that the row is from.';

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
COMMENT ON TABLE source IS 'Sources: the data sets that documents belong to, with valuation, weight basis and rules.';
COMMENT ON COLUMN source.id IS 'Code of the source, as in totals.';
COMMENT ON COLUMN source.name IS 'Name in English.';
COMMENT ON COLUMN source.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN source.channel IS 'How trade is declared: customs or e-commerce.';
COMMENT ON COLUMN source.import_valuation IS 'Valuation of imports: CIF, FOB, FAS or customs.';
COMMENT ON COLUMN source.export_valuation IS 'Valuation of exports: CIF, FOB, FAS or customs.';
COMMENT ON COLUMN source.weight IS 'Basis of net_weight_kg: net or gross.';
COMMENT ON COLUMN source.date_rule IS 'Event that determines the statistical day: release-date or month-end.';
COMMENT ON COLUMN source.rate_rule IS 'Rule by which values are converted: day, customs-month or none.';
COMMENT ON COLUMN source.time_zone IS 'Time zone of the statistical days, from the IANA database.';
COMMENT ON COLUMN source.dated_by IS 'day, or month if all documents count on the last day of their month.';
COMMENT ON COLUMN source.needs_decision IS 'Whether a document counts only after customs has released it.';
COMMENT ON COLUMN source.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE preferred_source (
  reporter          text COLLATE "C" PRIMARY KEY,
  source            text COLLATE "C" NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
COMMENT ON TABLE preferred_source IS 'Preferred source of each reporter, which represents it where several sources report the same trade.';
COMMENT ON COLUMN preferred_source.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN preferred_source.source IS 'The source: source.id.';
COMMENT ON COLUMN preferred_source.reference_version IS 'Version of the reference data that the row is from.';

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
COMMENT ON TABLE calendar IS 'Days on which little or no trade is expected.';
COMMENT ON COLUMN calendar.country IS 'Country that has the holiday, or whose side is closed, ISO 3166 alpha-2; null for both sides.';
COMMENT ON COLUMN calendar.crossing IS 'Crossing that is closed: crossing.id; null for a holiday of a country.';
COMMENT ON COLUMN calendar.kind IS 'holiday or closure.';
COMMENT ON COLUMN calendar.first_day IS 'First day.';
COMMENT ON COLUMN calendar.last_day IS 'Last day; null while the closure lasts.';
COMMENT ON COLUMN calendar.name IS 'Name in English.';
COMMENT ON COLUMN calendar.reference_version IS 'Version of the reference data that the row is from.';

CREATE TABLE series_break (
  reporter          text COLLATE "C" NOT NULL,
  regime            text COLLATE "C",
  day               date NOT NULL,
  note              text NOT NULL,
  reference_version text COLLATE "C" NOT NULL,
  UNIQUE NULLS NOT DISTINCT (reporter, regime, day)
);
COMMENT ON TABLE series_break IS 'Series breaks: days from which a reporter counts more than before, so that figures are not comparable with earlier ones.';
COMMENT ON COLUMN series_break.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN series_break.regime IS 'Regime that counts from that day on: regime.id; null if it is not a single regime.';
COMMENT ON COLUMN series_break.day IS 'First day after the break; 1 January if only the year is known.';
COMMENT ON COLUMN series_break.note IS 'Description.';
COMMENT ON COLUMN series_break.reference_version IS 'Version of the reference data that the row is from.';
