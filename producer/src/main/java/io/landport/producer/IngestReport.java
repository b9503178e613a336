package io.landport.producer;

import java.util.List;
import java.util.Optional;

/**
 * How an ingest ended.
 *
 * @param done names of the inputs that were read to their ends, in order
 * @param problem why it ended before the last input, in one or two sentences for the user; empty if it did not. Rejected
 *     documents are not a problem
 */
public record IngestReport(IngestCounts counts, List<String> done, Optional<String> problem) {
    public IngestReport {
        done = List.copyOf(done);
    }
}
