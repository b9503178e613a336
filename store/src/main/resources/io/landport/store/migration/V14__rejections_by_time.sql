-- Rejections are listed by time, page by page

CREATE INDEX rejected_document_by_time ON rejected_document (recorded, id);
