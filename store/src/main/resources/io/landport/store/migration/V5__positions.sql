-- Offsets of the consumer, and the generation that fills the schema

CREATE TABLE sink_offset (
  topic       text COLLATE "C" NOT NULL,
  partition   integer NOT NULL CHECK (partition >= 0),
  next_offset bigint NOT NULL CHECK (next_offset >= 0),
  cluster_id  text COLLATE "C" NOT NULL,
  topic_id    text COLLATE "C" NOT NULL,
  generation  integer NOT NULL CHECK (generation > 0),
  PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE sink_offset IS 'Offsets of the consumer, written in the same transaction as the rows, so that each record counts exactly once. Not for analysts.';
COMMENT ON COLUMN sink_offset.topic IS 'Name of the topic, with the prefix of the installation.';
COMMENT ON COLUMN sink_offset.partition IS 'Partition of the topic.';
COMMENT ON COLUMN sink_offset.next_offset IS 'Offset of the next record to read: all records before it are in the store.';
COMMENT ON COLUMN sink_offset.cluster_id IS 'Id of the Kafka cluster that the topic was read from.';
COMMENT ON COLUMN sink_offset.topic_id IS 'Id of the topic: a topic that was deleted and created again has the same name and another id.';
COMMENT ON COLUMN sink_offset.generation IS 'Generation of the installation that fills this store.';

CREATE TABLE store_generation (
  number    integer NOT NULL CHECK (number > 0),
  is_open   boolean NOT NULL,
  is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);
COMMENT ON TABLE store_generation IS 'Generation of the installation that fills this schema. Not for analysts.';
COMMENT ON COLUMN store_generation.number IS 'Number of the generation, counted from 1.';
COMMENT ON COLUMN store_generation.is_open IS 'Whether the generation may still be written; false as soon as the next one replaces it.';
COMMENT ON COLUMN store_generation.is_single IS 'Always true: the table has one row.';
