-- The receipt of a list says how many summaries name it; a rejection has the other numbers of its document. Earlier rows have neither.

ALTER TABLE receipt_log ADD COLUMN summaries bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN receipt_log.summaries IS 'Number of summaries in force that name the document; 0 unless this is its winning revision.';

ALTER TABLE rejected_document ADD COLUMN other_numbers jsonb;
COMMENT ON COLUMN rejected_document.other_numbers IS 'Other numbers of the document, each with scheme and id; null if it has none or they could not be read.';
