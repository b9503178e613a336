package io.landport.producer;

import java.util.List;
import java.util.Optional;

/**
 * How an ingest ended.
 *
 * @param done names of the inputs that were read to their ends, in order
 * @param problem why it ended before the last of them, in a sentence or two for the user; empty where all went well.
 *     Rejected documents are no problem
 */
public record IngestReport(IngestCounts counts, List<String> done, Optional<String> problem) {
    public IngestReport {
        done = List.copyOf(done);
    }
}
