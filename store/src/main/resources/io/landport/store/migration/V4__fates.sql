-- Fates of messages, ingested files, rejections and quarantine

CREATE TABLE fate_count (
  topic        text COLLATE "C" NOT NULL,
  source       text COLLATE "C" NOT NULL,
  received_day date NOT NULL,
  fate         text COLLATE "C" NOT NULL,
  records      bigint NOT NULL CHECK (records >= 0),
  PRIMARY KEY (topic, received_day, fate, source)
);
COMMENT ON TABLE fate_count IS 'Number of messages by fate. Every record read has exactly one fate, so the fates of a topic and received day add up to its records read: fate_balance.';
COMMENT ON COLUMN fate_count.topic IS 'Document topic that the messages were read from, with the prefix of the installation.';
COMMENT ON COLUMN fate_count.source IS 'Source of the messages: source.id; unknown if it could not be read, any for the records read.';
COMMENT ON COLUMN fate_count.received_day IS 'UTC day on which the messages became known.';
COMMENT ON COLUMN fate_count.fate IS 'counted, cancelled, replaced, pending, excluded, summary, stale, duplicate, applied, rejected, unreadable or quarantined; read is not a fate but the number of records read.';
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
COMMENT ON TABLE feed_file IS 'Ingested files, with the number of rows by result when each was last read to its end. The same content read again updates the same row.';
COMMENT ON COLUMN feed_file.hash IS 'SHA-256 of the content as stored, hexadecimal.';
COMMENT ON COLUMN feed_file.file IS 'Name of the file without folders; - for standard input and other input that can be read only once.';
COMMENT ON COLUMN feed_file.format IS 'Format of the file: ndjson, csv or bts-dot3.';
COMMENT ON COLUMN feed_file.rows_read IS 'Lines read that are neither blank nor a header.';
COMMENT ON COLUMN feed_file.rows_in_documents IS 'Rows that became part of documents.';
COMMENT ON COLUMN feed_file.rows_rejected IS 'Rows that were rejected.';
COMMENT ON COLUMN feed_file.documents IS 'Documents, cancellations and decisions published.';
COMMENT ON COLUMN feed_file.rejections IS 'Rejections published, each for one or more rows.';
COMMENT ON COLUMN feed_file.finished IS 'When the whole file was published to Kafka.';

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
  CHECK (CASE stage
           WHEN 'feed' THEN file IS NOT NULL AND line IS NOT NULL
           ELSE topic IS NOT NULL AND topic_partition IS NOT NULL AND topic_offset IS NOT NULL
         END)
);
CREATE INDEX rejected_document_with_original ON rejected_document (recorded) WHERE original IS NOT NULL;
CREATE INDEX rejected_document_list ON rejected_document (source, document_id) WHERE channel = 'e-commerce';
COMMENT ON TABLE rejected_document IS 'Rejected documents with reason, origin and original bytes. A document rejected again at the same origin updates the same row.';
COMMENT ON COLUMN rejected_document.id IS 'Origin: hash of the file content and line, or topic, partition and offset.';
COMMENT ON COLUMN rejected_document.stage IS 'feed: the original could not be read as a document. judge: the document could not be counted.';
COMMENT ON COLUMN rejected_document.reason IS 'Code of the reason: see docs/rejections.md.';
COMMENT ON COLUMN rejected_document.detail IS 'Explanation for the source of the document for 30 days, then null. It quotes the value that is wrong, which may be personal data.';
COMMENT ON COLUMN rejected_document.field IS 'Field of the value that is wrong; null if it is in no field.';
COMMENT ON COLUMN rejected_document.document_line IS 'Line of the document that has the field, counted from 1; null for a field of the whole document.';
COMMENT ON COLUMN rejected_document.channel IS 'customs or e-commerce; null if the identity of the document could not be read.';
COMMENT ON COLUMN rejected_document.source IS 'Source of the document: source.id; null if its identity could not be read.';
COMMENT ON COLUMN rejected_document.document_id IS 'Number of the document at its source; null if it could not be read.';
COMMENT ON COLUMN rejected_document.revision IS 'Revision of the document; null if it has none or it could not be read.';
COMMENT ON COLUMN rejected_document.file IS 'File of the document, for stage feed.';
COMMENT ON COLUMN rejected_document.line IS 'Line in the file, counted from 1.';
COMMENT ON COLUMN rejected_document.topic IS 'Topic of the document, for stage judge.';
COMMENT ON COLUMN rejected_document.topic_partition IS 'Partition of the topic.';
COMMENT ON COLUMN rejected_document.topic_offset IS 'Offset in the partition.';
COMMENT ON COLUMN rejected_document.media_type IS 'Media type of the original bytes, such as text/csv.';
COMMENT ON COLUMN rejected_document.original IS 'Original bytes for 30 days, then null. They may contain personal data: grant this column only to those who correct documents.';
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
COMMENT ON TABLE quarantined_document IS 'Records of document topics that an operator quarantined because streams failed on them. They have the fate quarantined in their generation; the next generation reads them again.';
COMMENT ON COLUMN quarantined_document.topic IS 'Document topic, with the prefix of the installation.';
COMMENT ON COLUMN quarantined_document.topic_partition IS 'Partition of the topic.';
COMMENT ON COLUMN quarantined_document.topic_offset IS 'Offset in the partition.';
COMMENT ON COLUMN quarantined_document.reason IS 'Reason, as the operator gave it.';
COMMENT ON COLUMN quarantined_document.set_aside_by IS 'Operator.';
COMMENT ON COLUMN quarantined_document.set_aside_at IS 'Time of the quarantine.';
COMMENT ON COLUMN quarantined_document.generation IS 'Generation of the installation in which the record is quarantined.';

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
COMMENT ON TABLE list_naming IS 'E-commerce lists that declarations name as summed up, including those that they no longer name. Query list_named instead.';
COMMENT ON COLUMN list_naming.channel IS 'Channel of the declaration: customs or e-commerce.';
COMMENT ON COLUMN list_naming.source IS 'Source of the declaration: source.id.';
COMMENT ON COLUMN list_naming.declaration IS 'Number of the declaration at its source.';
COMMENT ON COLUMN list_naming.list_source IS 'Source of the list: the e-commerce source of the same reporter; unknown if it has none.';
COMMENT ON COLUMN list_naming.list IS 'Number of the list.';
COMMENT ON COLUMN list_naming.revision IS 'Revision in force of the declaration; if the list is no longer named, the last revision that named it.';
COMMENT ON COLUMN list_naming.received_day IS 'UTC day on which the revision became known.';
COMMENT ON COLUMN list_naming.is_named IS 'False if the revision in force does not name the list, or none is in force.';

CREATE TABLE list_fate (
  list_source  text COLLATE "C" NOT NULL,
  list         text COLLATE "C" NOT NULL,
  declarations bigint NOT NULL CHECK (declarations >= 0),
  fate         text COLLATE "C" NOT NULL,
  PRIMARY KEY (list_source, list)
);
COMMENT ON TABLE list_fate IS 'Fate of each list that declarations name. Query list_named instead.';
COMMENT ON COLUMN list_fate.list_source IS 'Source of the list, see list_naming.';
COMMENT ON COLUMN list_fate.list IS 'Number of the list.';
COMMENT ON COLUMN list_fate.declarations IS 'Number of declarations in force that name it; if 0, its fate is no longer updated.';
COMMENT ON COLUMN list_fate.fate IS 'Fate of the winner of the list: counted, cancelled, excluded or summary; pending if no revision counts, absent if none was ever accepted.';
