-- Exchange rates as their authorities publish them, and the rules of conversion. Users load and change these rows; a rebuild copies
-- them to the next generation.

CREATE TABLE rate_authority (
  id   text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  base text COLLATE "C" NOT NULL CHECK (base ~ '^[A-Z]{3}$'),
  UNIQUE (id, base)
);
COMMENT ON TABLE rate_authority IS 'Authorities that publish exchange rates, each against one base currency. For analysts.';
COMMENT ON COLUMN rate_authority.id IS 'Code of the authority, as in exchange_rate.';
COMMENT ON COLUMN rate_authority.name IS 'Name in English; the id if a file added the authority.';
COMMENT ON COLUMN rate_authority.base IS 'Base currency of all rates of the authority, ISO 4217. Conversion between two other currencies goes through it.';

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
COMMENT ON TABLE exchange_rate IS 'Exchange rates in force, as published. Replaced ones are in exchange_rate_replaced. For analysts.';
COMMENT ON COLUMN exchange_rate.authority IS 'Authority that published the rate: rate_authority.id.';
COMMENT ON COLUMN exchange_rate.kind IS 'day, or month for a rate that is valid for a whole month, such as a customs rate.';
COMMENT ON COLUMN exchange_rate.day IS 'Day that the rate is for; for kind month, the first day of the month.';
COMMENT ON COLUMN exchange_rate.currency IS 'Currency of the rate, ISO 4217.';
COMMENT ON COLUMN exchange_rate.base IS 'Base currency of the rate: rate_authority.base.';
COMMENT ON COLUMN exchange_rate.quotation IS 'direct: units of currency are rate of base. indirect: units of base are rate of currency.';
COMMENT ON COLUMN exchange_rate.rate IS 'Rate as published, exact, with at most 12 decimals.';
COMMENT ON COLUMN exchange_rate.units IS 'Number of units that the rate is for (nominal): a power of ten.';
COMMENT ON COLUMN exchange_rate.file IS 'Name of the file that the rate was loaded from, without folders.';
COMMENT ON COLUMN exchange_rate.loaded IS 'When the rate was loaded. Loading the same rate again changes nothing.';

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
COMMENT ON TABLE exchange_rate_replaced IS 'Exchange rates that a later file corrected or withdrew; they were in force from loaded to replaced. For analysts.';
COMMENT ON COLUMN exchange_rate_replaced.authority IS 'See exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.kind IS 'See exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.day IS 'See exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.currency IS 'See exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.base IS 'See exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.quotation IS 'See exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.rate IS 'Rate that was in force.';
COMMENT ON COLUMN exchange_rate_replaced.units IS 'See exchange_rate.';
COMMENT ON COLUMN exchange_rate_replaced.file IS 'Name of the file that the rate was loaded from.';
COMMENT ON COLUMN exchange_rate_replaced.loaded IS 'When the rate was loaded.';
COMMENT ON COLUMN exchange_rate_replaced.replaced IS 'When the rate was replaced.';
COMMENT ON COLUMN exchange_rate_replaced.replaced_by IS 'Name of the file that corrected or withdrew the rate.';

CREATE TABLE conversion_rule (
  rate_rule    text COLLATE "C" NOT NULL,
  reporter     text COLLATE "C" NOT NULL,
  authority    text COLLATE "C" NOT NULL REFERENCES rate_authority,
  rule         text COLLATE "C" NOT NULL CHECK (rule IN ('day', 'month-average', 'month')),
  max_age_days integer NOT NULL CHECK (max_age_days BETWEEN 0 AND 31),
  PRIMARY KEY (rate_rule, reporter)
);
COMMENT ON TABLE conversion_rule IS 'Rules that say which exchange rate converts the values of a source, by its rate rule and reporter in the reference data. For analysts.';
COMMENT ON COLUMN conversion_rule.rate_rule IS 'Rate rule of the sources: source.rate_rule.';
COMMENT ON COLUMN conversion_rule.reporter IS 'Reporter of the sources, ISO 3166 alpha-2; * for reporters without a row of their own.';
COMMENT ON COLUMN conversion_rule.authority IS 'Authority whose rates convert: rate_authority.id.';
COMMENT ON COLUMN conversion_rule.rule IS 'day: the rate of the latest day up to the statistical day on which the authority published. month-average: the mean of the daily rates published in the month. month: the rate of the month.';
COMMENT ON COLUMN conversion_rule.max_age_days IS 'day: greatest age in days of the latest published rates. month-average: greatest number of consecutive days of the month without rates.';

INSERT INTO conversion_rule VALUES
  -- China uses the customs rate of the month.
  ('customs-month', 'CN', 'gacc', 'month', 0),
  -- The Bank of Russia sets no rates for up to eleven days at New Year.
  ('day', 'RU', 'cbr', 'day', 14),
  -- The European Central Bank publishes no rates for at most four days, at Easter and Christmas.
  ('day', '*', 'ecb', 'day', 7),
  -- Sources without a rate rule are dated by month.
  ('none', '*', 'ecb', 'month-average', 7);

CREATE TABLE reporting_currency (
  currency text COLLATE "C" PRIMARY KEY CHECK (currency ~ '^[A-Z]{3}$'),
  name     text NOT NULL
);
COMMENT ON TABLE reporting_currency IS 'Reporting currencies: daily_converted, monthly_converted and mirrors have rows for each. For analysts.';
COMMENT ON COLUMN reporting_currency.currency IS 'ISO 4217.';
COMMENT ON COLUMN reporting_currency.name IS 'Name in English.';

INSERT INTO reporting_currency VALUES
  ('CNY', 'Chinese yuan'), ('EUR', 'Euro'), ('RUB', 'Russian rouble'), ('USD', 'US dollar');
