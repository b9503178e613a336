-- Offsets of the consumer, the generation that fills the schema, and what operators did

CREATE TABLE sink_offset (
  topic       text COLLATE "C" NOT NULL,
  partition   integer NOT NULL CHECK (partition >= 0),
  next_offset bigint NOT NULL CHECK (next_offset >= 0),
  cluster_id  text COLLATE "C" NOT NULL,
  topic_id    text COLLATE "C" NOT NULL,
  generation  integer NOT NULL CHECK (generation > 0),
  PRIMARY KEY (topic, partition)
);

CREATE TABLE document_clock (
  topic        text COLLATE "C" NOT NULL,
  partition    integer NOT NULL CHECK (partition >= 0),
  received_day date,
  PRIMARY KEY (topic, partition)
);

CREATE TABLE store_generation (
  number    integer NOT NULL CHECK (number > 0),
  is_open   boolean NOT NULL,
  is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);

CREATE TABLE operator_action_log (
  request_id   text COLLATE "C" NOT NULL PRIMARY KEY,
  at           timestamptz NOT NULL,
  operator     text NOT NULL,
  token_id     text COLLATE "C",
  action       text COLLATE "C" NOT NULL,
  outcome      text COLLATE "C" NOT NULL,
  channel      text COLLATE "C" CHECK (channel IN ('customs', 'e-commerce')),
  source       text COLLATE "C",
  document_id  text COLLATE "C",
  revision     bigint,
  rejection_id text COLLATE "C",
  message      text COLLATE "C",
  detail       text NOT NULL,
  generation   integer NOT NULL CHECK (generation > 0)
);

CREATE INDEX operator_action_log_rejection ON operator_action_log (rejection_id);
