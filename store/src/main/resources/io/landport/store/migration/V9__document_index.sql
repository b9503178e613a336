-- The index of documents, by which explain finds the records behind a total in the document topics. The documents themselves are in
-- Kafka only (docs/adr/0028-document-index.md).

CREATE TABLE document_segment (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel       text COLLATE "C" NOT NULL CHECK (channel IN ('customs', 'e-commerce')),
  partition     integer NOT NULL CHECK (partition >= 0),
  topic_id      text COLLATE "C" NOT NULL,
  first_offset  bigint NOT NULL CHECK (first_offset >= 0),
  end_offset    bigint NOT NULL CHECK (end_offset > first_offset),
  messages      integer NOT NULL CHECK (messages > 0),
  latest_moment bigint NOT NULL CHECK (latest_moment >= 0),
  places        bytea NOT NULL,
  received_days bytea NOT NULL,
  UNIQUE (channel, partition, first_offset)
);
COMMENT ON TABLE document_segment IS 'Segments of the index of documents, by which explain finds the records behind a total. The segments of a partition follow each other without gaps; records after the last one are not in the index yet. For analysts.';
COMMENT ON COLUMN document_segment.id IS 'Surrogate key, referred to by postings.';
COMMENT ON COLUMN document_segment.channel IS 'Channel of the document topic: customs or e-commerce.';
COMMENT ON COLUMN document_segment.partition IS 'Partition of the topic.';
COMMENT ON COLUMN document_segment.topic_id IS 'Id of the topic: a topic that was deleted and created again has another id.';
COMMENT ON COLUMN document_segment.first_offset IS 'First offset of the segment.';
COMMENT ON COLUMN document_segment.end_offset IS 'Offset after the last one of the segment.';
COMMENT ON COLUMN document_segment.messages IS 'Number of records in the segment.';
COMMENT ON COLUMN document_segment.latest_moment IS 'Greatest timestamp of a record of the partition up to the end of the segment, in milliseconds since 1970.';
COMMENT ON COLUMN document_segment.places IS 'Packed list of the sources, crossings and modes that the revisions of the segment name.';
COMMENT ON COLUMN document_segment.received_days IS 'Packed list of the offsets at which received days begin.';

CREATE TABLE document_revision_posting (
  month    date NOT NULL CHECK (extract(day FROM month) = 1),
  segment  integer NOT NULL REFERENCES document_segment ON DELETE CASCADE,
  postings bytea NOT NULL,
  PRIMARY KEY (month, segment)
);
COMMENT ON TABLE document_revision_posting IS 'Offsets of the revisions of a month, by place and day. For analysts.';
COMMENT ON COLUMN document_revision_posting.month IS 'First day of the month that the statistical days of the revisions are in.';
COMMENT ON COLUMN document_revision_posting.segment IS 'Segment of the offsets: document_segment.id.';
COMMENT ON COLUMN document_revision_posting.postings IS 'Packed offsets, relative to the first one of the segment.';

-- Deletes the postings of a segment with it.
CREATE INDEX document_revision_posting_of_segment ON document_revision_posting (segment);

CREATE TABLE document_message_posting (
  segment  integer NOT NULL REFERENCES document_segment ON DELETE CASCADE,
  bucket   integer NOT NULL CHECK (bucket >= 0),
  postings bytea NOT NULL,
  PRIMARY KEY (segment, bucket)
);
COMMENT ON TABLE document_message_posting IS 'Offsets of all records by the hash of their key, so that the messages of a document are found together. For analysts.';
COMMENT ON COLUMN document_message_posting.segment IS 'Segment of the offsets: document_segment.id.';
COMMENT ON COLUMN document_message_posting.bucket IS 'Highest bits of the hash.';
COMMENT ON COLUMN document_message_posting.postings IS 'Packed hashes and offsets, relative to the first one of the segment.';

-- Packed numbers do not compress any further.
ALTER TABLE document_revision_posting ALTER COLUMN postings SET STORAGE EXTERNAL;
ALTER TABLE document_message_posting ALTER COLUMN postings SET STORAGE EXTERNAL;
