package io.landport.bench;

import io.landport.bench.process.ResourceUsage;

/**
 * What a document costs at a fixed rate.
 *
 * @param programMicros CPU time of the candidate's processes per document
 * @param brokerMicros CPU time of the broker per document
 * @param databaseMicros CPU time of the database per document
 * @param walBytes write-ahead log per document
 * @param fullPageBytes images of whole pages in it, before their holes are removed, per document
 * @param records that Kafka Streams has published per document, without its internal topics
 * @param partitions in which a transaction of Kafka Streams has written records, without its offsets
 */
record DocumentCosts(
        double programMicros,
        double brokerMicros,
        double databaseMicros,
        double walBytes,
        double fullPageBytes,
        double records,
        double partitions) {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final int PAGE_BYTES = 8192;

    /** The costs between two samples, in which a number of documents was sent. */
    static DocumentCosts between(CostSample from, CostSample to, long documents) {
        StreamsFigures before = from.streams();
        StreamsFigures after = to.streams();
        // Each partition of a transaction gets a marker, which is what offsets count in addition to records.
        long markers = to.offsets() - from.offsets() - (after.sent() - before.sent());
        long transactions = after.transactions() - before.transactions();
        return new DocumentCosts(
                micros(from.program(), to.program(), documents),
                micros(from.broker(), to.broker(), documents),
                micros(from.database(), to.database(), documents),
                (double) (to.walBytes() - from.walBytes()) / documents,
                (double) (to.fullPages() - from.fullPages()) * PAGE_BYTES / documents,
                (double) (after.published() - before.published()) / documents,
                transactions == 0 ? 0 : (double) markers / transactions);
    }

    /** CPU time of all processes per document. */
    double micros() {
        return programMicros + brokerMicros + databaseMicros;
    }

    private static double micros(ResourceUsage from, ResourceUsage to, long documents) {
        return to.cpu().minus(from.cpu()).toNanos() / NANOS_PER_MICRO / documents;
    }
}
