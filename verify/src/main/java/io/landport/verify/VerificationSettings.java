package io.landport.verify;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Origin;
import io.landport.domain.reference.Reference;
import io.landport.store.StoreAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What to verify, and within which limits.
 *
 * @param kafka client properties by Kafka's names, with {@code bootstrap.servers}
 * @param reference the reference data of the generation
 * @param quarantined whether an operator has quarantined a record: it is counted but not decoded
 * @param folder for temporary files
 * @param bufferBytes approximate memory of each sort; each of at most four workers has a dozen
 * @param limit how many differences of each aggregate to report
 * @param hasReceipts whether streams writes receipts
 */
public record VerificationSettings(
        Map<String, String> kafka,
        Topics topics,
        Wire wire,
        Reference reference,
        StoreAddress store,
        Predicate<Origin.TopicRecord> quarantined,
        Path folder,
        long bufferBytes,
        int limit,
        boolean hasReceipts) {

    /** About 200 MB for each worker. Larger buffers would write less and wait longer for memory. */
    public static final long BUFFER_BYTES = 16L << 20;

    public VerificationSettings {
        kafka = Map.copyOf(kafka);
    }
}
