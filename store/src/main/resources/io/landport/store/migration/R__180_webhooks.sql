-- Whether each receipt of a feed is delivered, pending, parked or skipped. Pending ones are found by the index; a query that needs neither
-- receipts nor difference counts no others.

CREATE OR REPLACE VIEW webhook_balance AS
SELECT d.feed, r.receipts, d.delivered, p.pending, d.parked, d.skipped,
  r.receipts - d.delivered - p.pending - d.parked - d.skipped AS difference, d.failing_since, d.problem, p.oldest_pending
FROM webhook_delivery d
LEFT JOIN LATERAL (
  SELECT count(*) AS receipts
  FROM receipt_change c
  WHERE (d.sources = '{*}' OR c.source = ANY (d.sources))
    AND c.topic_offset >= coalesce(d.first_offsets[c.topic_partition + 1], 0)) AS r ON true
LEFT JOIN LATERAL (
  SELECT count(*) AS pending, min(c.decided) AS oldest_pending
  FROM unnest(CASE d.sources WHEN '{*}' THEN ARRAY(SELECT id FROM source) ELSE d.sources END) AS s (source)
  CROSS JOIN receipt_position o
  JOIN receipt_change c ON c.source = s.source AND c.topic_partition = o.topic_partition
    AND c.topic_offset >= coalesce(d.next_offsets[o.topic_partition + 1], 0)) AS p ON true;
