package io.landport.monitor;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.access.WebhookBalance;
import io.landport.domain.reference.Reference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * A generation of the pipeline as those who measure it see it: its topics, and where its stages are.
 *
 * @param generation its number
 * @param client connection properties of Kafka
 * @param applicationId the consumer group of streams
 * @param internal the topics between the two halves of streams
 * @param storedOffsets the offsets up to which the store has written the aggregate topics, read as an analyst
 * @param offsetsOfWriter the same, read as the writer of the store
 * @param webhooks how far feeds are told of their receipts, read as the reader of the store
 * @param sourceCrossings the crossings of each source with totals, read as the writer of the store
 */
public record ObservedPipeline(
        int generation,
        Map<String, String> client,
        Topics topics,
        Wire wire,
        Reference reference,
        String applicationId,
        List<String> internal,
        Supplier<Map<TopicPartition, Long>> storedOffsets,
        Supplier<Map<TopicPartition, Long>> offsetsOfWriter,
        Supplier<List<WebhookBalance>> webhooks,
        Supplier<Map<String, Set<String>>> sourceCrossings) {

    public ObservedPipeline {
        client = Map.copyOf(client);
        internal = List.copyOf(internal);
    }
}
