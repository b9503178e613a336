-- Fates of messages, ingested files, rejections and quarantine

CREATE TABLE fate_count (
  topic        text COLLATE "C" NOT NULL,
  source       text COLLATE "C" NOT NULL,
  received_day date NOT NULL,
  fate         text COLLATE "C" NOT NULL,
  records      bigint NOT NULL CHECK (records >= 0),
  PRIMARY KEY (topic, received_day, fate, source)
);

-- The same content can be ingested under several names. All are kept, so that a file is found under the name that its owner knows.
CREATE TABLE feed_file (
  hash              text COLLATE "C" NOT NULL,
  file              text NOT NULL,
  format            text COLLATE "C" NOT NULL,
  rows_read         bigint NOT NULL CHECK (rows_read >= 0),
  rows_in_documents bigint NOT NULL CHECK (rows_in_documents >= 0),
  rows_rejected     bigint NOT NULL CHECK (rows_rejected >= 0),
  documents         bigint NOT NULL CHECK (documents >= 0),
  rejections        bigint NOT NULL CHECK (rejections >= 0),
  finished          timestamptz NOT NULL,
  PRIMARY KEY (hash, file)
);

CREATE TABLE rejected_document (
  id              text COLLATE "C" PRIMARY KEY,
  stage           text COLLATE "C" NOT NULL CHECK (stage IN ('feed', 'judge')),
  reason          text COLLATE "C" NOT NULL,
  detail          text,
  field           text,
  document_line   integer,
  channel         text COLLATE "C",
  source          text COLLATE "C",
  document_id     text,
  revision        bigint,
  file            text,
  line            bigint,
  topic           text,
  topic_partition integer,
  topic_offset    bigint,
  media_type      text NOT NULL,
  original        bytea,
  recorded        timestamptz NOT NULL,
  other_numbers   jsonb,
  CHECK (CASE stage
           WHEN 'feed' THEN file IS NOT NULL AND line IS NOT NULL
           ELSE topic IS NOT NULL AND topic_partition IS NOT NULL AND topic_offset IS NOT NULL
         END)
);
CREATE INDEX rejected_document_with_original ON rejected_document (recorded) WHERE original IS NOT NULL;
CREATE INDEX rejected_document_list ON rejected_document (source, document_id) WHERE channel = 'e-commerce';
-- Rejections are listed by time, page by page.
CREATE INDEX rejected_document_by_time ON rejected_document (recorded, id);

CREATE TABLE quarantined_document (
  topic           text COLLATE "C" NOT NULL,
  topic_partition integer NOT NULL CHECK (topic_partition >= 0),
  topic_offset    bigint NOT NULL CHECK (topic_offset >= 0),
  reason          text NOT NULL,
  set_aside_by    text NOT NULL,
  set_aside_at    timestamptz NOT NULL,
  generation      integer NOT NULL CHECK (generation > 0),
  PRIMARY KEY (topic, topic_partition, topic_offset)
);

-- E-commerce lists that declarations sum up

CREATE TABLE list_naming (
  channel      text COLLATE "C" NOT NULL CHECK (channel IN ('customs', 'e-commerce')),
  source       text COLLATE "C" NOT NULL,
  declaration  text COLLATE "C" NOT NULL,
  list_source  text COLLATE "C" NOT NULL,
  list         text COLLATE "C" NOT NULL,
  revision     bigint NOT NULL,
  received_day date NOT NULL,
  is_named     boolean NOT NULL,
  PRIMARY KEY (source, declaration, channel, list_source, list)
);

CREATE TABLE list_fate (
  list_source  text COLLATE "C" NOT NULL,
  list         text COLLATE "C" NOT NULL,
  declarations bigint NOT NULL CHECK (declarations >= 0),
  fate         text COLLATE "C" NOT NULL,
  PRIMARY KEY (list_source, list)
);
