package io.landport.bench.comparison;

import io.landport.bench.report.FigureRow;
import io.landport.bench.trial.CpuTimes;

/**
 * What a document costs at a fixed rate.
 *
 * @param walBytes write-ahead log per document
 * @param fullPageBytes images of whole pages in it, before their holes are removed, per document
 * @param records that Kafka Streams has published per document, without its internal topics
 * @param partitions in which a transaction of Kafka Streams has written records, without its offsets
 */
public record DocumentCosts(CpuTimes cpu, double walBytes, double fullPageBytes, double records, double partitions) {
    private static final int PAGE_BYTES = 8192;

    /** The costs between two samples, in which a number of documents was sent. */
    static DocumentCosts between(CostSample from, CostSample to, long documents) {
        StreamsFigures before = from.streams();
        StreamsFigures after = to.streams();
        // Each partition of a transaction gets a marker, which is what offsets count in addition to records.
        long markers = to.offsets() - from.offsets() - (after.sent() - before.sent());
        long transactions = after.transactions() - before.transactions();
        return new DocumentCosts(
                to.usage().since(from.usage(), documents),
                (double) (to.walBytes() - from.walBytes()) / documents,
                (double) (to.fullPages() - from.fullPages()) * PAGE_BYTES / documents,
                (double) (after.published() - before.published()) / documents,
                transactions == 0 ? 0 : (double) markers / transactions);
    }

    public FigureRow row() {
        return cpu.row()
                .with("records_published", records)
                .with("partitions_per_transaction", partitions)
                .with("wal_bytes", walBytes)
                .with("full_page_bytes", fullPageBytes);
    }
}
