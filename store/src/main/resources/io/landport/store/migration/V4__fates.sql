-- What became of messages, files and documents.

CREATE TABLE fate_count (
  topic        text COLLATE "C" NOT NULL,
  source       text COLLATE "C" NOT NULL,
  received_day date NOT NULL,
  fate         text COLLATE "C" NOT NULL,
  records      bigint NOT NULL CHECK (records >= 0),
  PRIMARY KEY (topic, received_day, fate, source)
);
COMMENT ON TABLE fate_count IS 'How many messages met which fate. Every record read meets exactly one, so all fates of a topic and received day add up to its records read: fate_balance.';
COMMENT ON COLUMN fate_count.topic IS 'Input topic that the messages came by, with the installation''s prefix.';
COMMENT ON COLUMN fate_count.source IS 'Who delivered them; unknown where that could not be read, any for the records read.';
COMMENT ON COLUMN fate_count.received_day IS 'UTC day on which they became known.';
COMMENT ON COLUMN fate_count.fate IS 'counted, cancelled, replaced, pending, excluded, summary, stale, duplicate, applied, rejected, unreadable or quarantined; read is no fate but the number of records read.';
COMMENT ON COLUMN fate_count.records IS 'Number of messages.';

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
  PRIMARY KEY (hash)
);
COMMENT ON TABLE feed_file IS 'Files that were ingested, each with what became of its rows when it was last read to its end. The same content read again is the same row.';
COMMENT ON COLUMN feed_file.hash IS 'Hex SHA-256 of the file''s content, as it is stored.';
COMMENT ON COLUMN feed_file.file IS 'Name of the file without folders; - for standard input and what else can be read only once.';
COMMENT ON COLUMN feed_file.format IS 'Format that it was read as: ndjson, csv or bts-dot3.';
COMMENT ON COLUMN feed_file.rows_read IS 'Lines read that are neither blank nor a header.';
COMMENT ON COLUMN feed_file.rows_in_documents IS 'Rows that documents were made of.';
COMMENT ON COLUMN feed_file.rows_rejected IS 'Rows that were refused.';
COMMENT ON COLUMN feed_file.documents IS 'Documents, cancellations and decisions published.';
COMMENT ON COLUMN feed_file.rejections IS 'Rejections published, each of one row or more.';
COMMENT ON COLUMN feed_file.finished IS 'When all of it was in Kafka.';

CREATE TABLE rejected_document (
  id              text COLLATE "C" PRIMARY KEY,
  stage           text COLLATE "C" NOT NULL CHECK (stage IN ('feed', 'judge')),
  reason          text COLLATE "C" NOT NULL,
  detail          text NOT NULL,
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
  CHECK (CASE stage
           WHEN 'feed' THEN file IS NOT NULL AND line IS NOT NULL
           ELSE topic IS NOT NULL AND topic_partition IS NOT NULL AND topic_offset IS NOT NULL
         END)
);
CREATE INDEX rejected_document_with_original ON rejected_document (recorded) WHERE original IS NOT NULL;
CREATE INDEX rejected_document_list ON rejected_document (source, document_id) WHERE channel = 'e-commerce';
COMMENT ON TABLE rejected_document IS 'Documents that were refused, each with the reason, the place and the original. A document refused again at the same place is the same row.';
COMMENT ON COLUMN rejected_document.id IS 'Names the place: hash of the file''s content and line, or topic, partition and offset.';
COMMENT ON COLUMN rejected_document.stage IS 'feed: the original could not be read as a document. judge: the document could not be counted.';
COMMENT ON COLUMN rejected_document.reason IS 'Stable code of the reason, from a closed list.';
COMMENT ON COLUMN rejected_document.detail IS 'A sentence for who delivered the document.';
COMMENT ON COLUMN rejected_document.channel IS 'customs or e-commerce; null where the document''s identity could not be read.';
COMMENT ON COLUMN rejected_document.source IS 'Who delivered the document; null where its identity could not be read.';
COMMENT ON COLUMN rejected_document.document_id IS 'The number that the source knows the document by; null where it could not be read.';
COMMENT ON COLUMN rejected_document.revision IS 'The document''s revision; null where it has none or it could not be read.';
COMMENT ON COLUMN rejected_document.file IS 'File that the document stood in, for stage feed.';
COMMENT ON COLUMN rejected_document.line IS 'Line of that file, counted from 1.';
COMMENT ON COLUMN rejected_document.topic IS 'Topic that the document was read from, for stage judge.';
COMMENT ON COLUMN rejected_document.topic_partition IS 'Partition of that topic.';
COMMENT ON COLUMN rejected_document.topic_offset IS 'Offset in that partition.';
COMMENT ON COLUMN rejected_document.media_type IS 'What the original''s bytes are, such as text/csv.';
COMMENT ON COLUMN rejected_document.original IS 'The bytes as they came, for 30 days; then null. They may hold personal data: grant this column to those only who mend documents.';
COMMENT ON COLUMN rejected_document.recorded IS 'When the rejection was last published.';

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
COMMENT ON TABLE quarantined_document IS 'Messages that an operator set aside because a bug could not get past them. They count as quarantined in their generation; the next one takes them up again.';
COMMENT ON COLUMN quarantined_document.topic IS 'Input topic, with the installation''s prefix.';
COMMENT ON COLUMN quarantined_document.topic_partition IS 'Partition of that topic.';
COMMENT ON COLUMN quarantined_document.topic_offset IS 'Offset in that partition.';
COMMENT ON COLUMN quarantined_document.reason IS 'Why, in the words of who did it.';
COMMENT ON COLUMN quarantined_document.set_aside_by IS 'Who did it.';
COMMENT ON COLUMN quarantined_document.set_aside_at IS 'When.';
COMMENT ON COLUMN quarantined_document.generation IS 'Generation of the installation in which it is set aside.';

-- E-commerce lists that declarations sum up.

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
COMMENT ON TABLE list_naming IS 'Which declaration names which e-commerce list as one that it sums up, with those that it names no longer. Ask list_named.';
COMMENT ON COLUMN list_naming.channel IS 'The declaration''s channel: customs or e-commerce.';
COMMENT ON COLUMN list_naming.source IS 'Who delivered the declaration.';
COMMENT ON COLUMN list_naming.declaration IS 'The number that the source knows the declaration by.';
COMMENT ON COLUMN list_naming.list_source IS 'Who delivers the list: the e-commerce source of the same reporter, unknown where it has none.';
COMMENT ON COLUMN list_naming.list IS 'The list''s number.';
COMMENT ON COLUMN list_naming.revision IS 'The declaration''s revision in force; where it is named no longer, the last that named it.';
COMMENT ON COLUMN list_naming.received_day IS 'UTC day on which that revision became known.';
COMMENT ON COLUMN list_naming.is_named IS 'False once the revision in force does not name the list, or none is in force.';

CREATE TABLE list_fate (
  list_source  text COLLATE "C" NOT NULL,
  list         text COLLATE "C" NOT NULL,
  declarations bigint NOT NULL CHECK (declarations >= 0),
  fate         text COLLATE "C" NOT NULL,
  PRIMARY KEY (list_source, list)
);
COMMENT ON TABLE list_fate IS 'What has become of each list that declarations name. Ask list_named.';
COMMENT ON COLUMN list_fate.list_source IS 'Who delivers the list, as in list_naming.';
COMMENT ON COLUMN list_fate.list IS 'The list''s number.';
COMMENT ON COLUMN list_fate.declarations IS 'How many declarations in force name it. 0 once none does; its fate is not followed any more then.';
COMMENT ON COLUMN list_fate.fate IS 'Fate of the list''s revision that counts: counted, cancelled, excluded or summary; pending where none counts, absent where none was ever accepted.';
