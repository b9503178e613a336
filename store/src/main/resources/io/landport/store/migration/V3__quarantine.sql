-- Records of the document topics that operators set aside.

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
