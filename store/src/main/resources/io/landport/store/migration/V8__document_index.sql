-- The index of documents, by which explain finds the records behind a total in the document topics. The documents themselves are in
-- Kafka only (docs/adr/0028-document-index.md). Postings are packed numbers, which do not compress any further.

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

CREATE TABLE document_revision_posting (
  month    date NOT NULL CHECK (extract(day FROM month) = 1),
  segment  integer NOT NULL REFERENCES document_segment ON DELETE CASCADE,
  postings bytea STORAGE EXTERNAL NOT NULL,
  PRIMARY KEY (month, segment)
);

-- Deletes the postings of a segment with it.
CREATE INDEX document_revision_posting_of_segment ON document_revision_posting (segment);

CREATE TABLE document_message_posting (
  segment  integer NOT NULL REFERENCES document_segment ON DELETE CASCADE,
  bucket   integer NOT NULL CHECK (bucket >= 0),
  postings bytea STORAGE EXTERNAL NOT NULL,
  PRIMARY KEY (segment, bucket)
);
