package io.landport.verify;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.reference.Reference;
import io.landport.store.StoreAddress;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is to be verified, and with what means.
 *
 * @param kafka client properties by Kafka's own names, {@code bootstrap.servers} among them
 * @param reference the reference data that streams has
 * @param setAside which input records nobody has looked into
 * @param folder where temporary files may lie
 * @param bufferBytes about how much memory each of some fifteen sorts may take
 * @param limit how many differences of each kind to tell one by one
 */
public record VerificationSettings(
        Map<String, String> kafka,
        Topics topics,
        Wire wire,
        Reference reference,
        StoreAddress store,
        QuarantinedRecords setAside,
        Path folder,
        long bufferBytes,
        int limit) {

    /** Takes some 250 MB in all, and a disk that holds the input topics once more. */
    public static final long BUFFER_BYTES = 16L << 20;

    public VerificationSettings {
        kafka = Map.copyOf(kafka);
    }
}
