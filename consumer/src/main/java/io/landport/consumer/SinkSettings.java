package io.landport.consumer;

import io.landport.contract.Topics;
import io.landport.domain.generation.Generation;
import io.landport.store.StoreAddress;
import io.landport.store.schema.StoreRoles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a sink.
 *
 * @param kafka client properties by Kafka's names, with {@code bootstrap.servers}
 * @param prefix of topics and groups, may be empty
 * @param store address and user that writes
 * @param roles to create and grant privileges to if that user is the store's owner
 * @param generation of the installation, counted from 1
 * @param partitions of the generation's topics
 * @param receiptMonths for how many months receipts are kept, see {@link io.landport.store.write.ReceiptMonths}
 * @param groupSuffix of the consumer group, may be empty
 * @param folder where the name in the consumer groups is kept; empty to join without a name
 */
public record SinkSettings(
        Map<String, String> kafka,
        String prefix,
        StoreAddress store,
        StoreRoles roles,
        int generation,
        int partitions,
        int receiptMonths,
        String groupSuffix,
        Optional<Path> folder) {
    /** For how many months receipts are kept if nothing else is said. */
    public static final int RECEIPT_MONTHS = 13;

    public SinkSettings {
        kafka = Map.copyOf(kafka);
        if (generation < 1) {
            throw new IllegalArgumentException("generation must be at least 1 but is " + generation);
        }
    }

    /** Settings for a store that only its owner uses. */
    public SinkSettings(Map<String, String> kafka, String prefix, StoreAddress store, int generation, int partitions) {
        this(kafka, prefix, store, StoreRoles.none(), generation, partitions, RECEIPT_MONTHS, "", Optional.empty());
    }

    /** The same, with the group of the sink of receipts and rejections. */
    public SinkSettings ofOutcomes() {
        return new SinkSettings(
                kafka, prefix, store, roles, generation, partitions, receiptMonths, "-outcomes", folder);
    }

    /** The topics of the generation. The consumer does not read those of documents, whose number of partitions it does not know. */
    public Topics topics() {
        return Topics.of(prefix, generation, partitions, Topics.DEFAULT_PARTITIONS);
    }

    /** The consumer group. All sinks of one generation share its partitions. */
    public String group() {
        return prefix + "landport-consumer" + groupSuffix + (generation == Generation.FIRST ? "" : "-g" + generation);
    }
}
