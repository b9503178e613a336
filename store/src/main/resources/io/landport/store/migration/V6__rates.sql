-- Exchange rates as their authorities publish them, and which of them converts what. People load and change these rows; a rebuild
-- carries them over.

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
