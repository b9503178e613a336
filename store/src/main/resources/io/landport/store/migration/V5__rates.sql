-- Exchange rates as their authorities publish them, and the rules of conversion. Users load and change these rows; a rebuild copies
-- them to the next generation.

CREATE TABLE rate_authority (
  id   text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  base text COLLATE "C" NOT NULL CHECK (base ~ '^[A-Z]{3}$'),
  UNIQUE (id, base)
);

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

CREATE TABLE conversion_rule (
  rate_rule    text COLLATE "C" NOT NULL,
  reporter     text COLLATE "C" NOT NULL,
  authority    text COLLATE "C" NOT NULL REFERENCES rate_authority,
  rule         text COLLATE "C" NOT NULL CHECK (rule IN ('day', 'month-average', 'month')),
  max_age_days integer NOT NULL CHECK (max_age_days BETWEEN 0 AND 31),
  PRIMARY KEY (rate_rule, reporter)
);

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

INSERT INTO reporting_currency VALUES
  ('CNY', 'Chinese yuan'), ('EUR', 'Euro'), ('RUB', 'Russian rouble'), ('USD', 'US dollar');
