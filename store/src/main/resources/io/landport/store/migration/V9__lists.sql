-- E-commerce counted once: the lists that summaries name, what has become of them, and those that never counted.

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

CREATE INDEX rejected_document_list ON rejected_document (source, document_id) WHERE channel = 'e-commerce';

CREATE VIEW list_named AS
SELECT n.received_day, n.source, s.name AS source_name, n.channel, n.declaration, n.revision,
       n.list_source, l.name AS list_source_name, n.list,
       CASE
         WHEN f.fate = 'absent' AND EXISTS (
           SELECT FROM rejected_document r
           WHERE r.channel = 'e-commerce' AND r.source = n.list_source AND r.document_id = n.list)
         THEN 'rejected'
         ELSE f.fate
       END AS fate,
       f.declarations
FROM list_naming n
LEFT JOIN list_fate f ON f.list_source = n.list_source AND f.list = n.list
LEFT JOIN source s ON s.id = n.source
LEFT JOIN source l ON l.id = n.list_source
WHERE n.is_named;
COMMENT ON VIEW list_named IS 'The e-commerce lists that declarations in force name as summed up, each with what has become of it. The declaration counts nowhere, so the list is to count.';
COMMENT ON COLUMN list_named.received_day IS 'UTC day on which the declaration''s revision became known.';
COMMENT ON COLUMN list_named.source IS 'Who delivered the declaration.';
COMMENT ON COLUMN list_named.source_name IS 'Its name; null where the reference data has it no more.';
COMMENT ON COLUMN list_named.channel IS 'The declaration''s channel: customs or e-commerce.';
COMMENT ON COLUMN list_named.declaration IS 'The number that the source knows the declaration by.';
COMMENT ON COLUMN list_named.revision IS 'The declaration''s revision in force.';
COMMENT ON COLUMN list_named.list_source IS 'Who delivers the list: the e-commerce source of the same reporter, unknown where it has none. Of several each has a row.';
COMMENT ON COLUMN list_named.list_source_name IS 'Its name; null for unknown.';
COMMENT ON COLUMN list_named.list IS 'The list''s number.';
COMMENT ON COLUMN list_named.fate IS 'counted, cancelled, excluded, summary, pending, rejected (came, but was never accepted) or absent (never came). Null for the moment in which it is being found out.';
COMMENT ON COLUMN list_named.declarations IS 'How many declarations in force name the list; more than 1 sum it up twice.';

CREATE VIEW list_not_counted AS
SELECT n.received_day, n.source, n.source_name, n.channel, n.declaration, n.revision,
       n.list_source, n.list_source_name, n.list, n.fate, n.declarations
FROM list_named n
WHERE n.fate <> 'counted'
  AND NOT EXISTS (
    SELECT FROM list_named o
    WHERE o.source = n.source AND o.declaration = n.declaration AND o.channel = n.channel
      AND o.list = n.list AND o.fate = 'counted');
COMMENT ON VIEW list_not_counted IS 'The rows of list_named whose list counts nowhere, under no source of its reporter: goods that neither the list nor the declaration that sums it up brought into the totals.';
COMMENT ON COLUMN list_not_counted.received_day IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.source IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.source_name IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.channel IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.declaration IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.revision IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.list_source IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.list_source_name IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.list IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.fate IS 'Why it counts nowhere, as in list_named; never counted.';
COMMENT ON COLUMN list_not_counted.declarations IS 'As in list_named.';
