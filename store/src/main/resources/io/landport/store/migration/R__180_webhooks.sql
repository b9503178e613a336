-- Whether each receipt of a feed is delivered, pending, parked or skipped

CREATE OR REPLACE VIEW webhook_balance AS
SELECT d.feed, r.receipts, d.delivered, r.pending, d.parked, d.skipped,
  r.receipts - d.delivered - r.pending - d.parked - d.skipped AS difference, d.failing_since, d.problem
FROM webhook_delivery d
CROSS JOIN LATERAL (
  SELECT count(*) AS receipts,
    count(*) FILTER (WHERE c.topic_offset >= coalesce(d.next_offsets[c.topic_partition + 1], 0)) AS pending
  FROM receipt_change c
  WHERE (d.sources = '{*}' OR c.source = ANY (d.sources))
    AND c.topic_offset >= coalesce(d.first_offsets[c.topic_partition + 1], 0)) AS r;
