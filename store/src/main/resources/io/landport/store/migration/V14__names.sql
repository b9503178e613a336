-- Names of codes in Chinese and Russian, and commodities with the codes that other classifications have for them

ALTER TABLE sector ADD COLUMN name_zh text, ADD COLUMN name_ru text;
ALTER TABLE chapter ADD COLUMN name_zh text, ADD COLUMN name_ru text;
ALTER TABLE regime ADD COLUMN name_zh text, ADD COLUMN name_ru text;
ALTER TABLE mode ADD COLUMN name_zh text, ADD COLUMN name_ru text;
ALTER TABLE source ADD COLUMN name_zh text, ADD COLUMN name_ru text;

CREATE TABLE commodity (
  id                text COLLATE "C" PRIMARY KEY CHECK (id ~ '^([0-9]{2}){1,3}$'),
  name              text NOT NULL,
  name_zh           text,
  name_ru           text,
  sitc              text COLLATE "C",
  bec               text COLLATE "C",
  reference_version text COLLATE "C" NOT NULL
);

CREATE TABLE country (
  id                text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[A-Z]{2}$'),
  name              text NOT NULL,
  name_zh           text NOT NULL,
  name_ru           text NOT NULL,
  reference_version text COLLATE "C" NOT NULL
);
