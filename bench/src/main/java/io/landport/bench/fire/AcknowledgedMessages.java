package io.landport.bench.fire;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.producer.publish.Acknowledgements;
import io.landport.producer.publish.DocumentPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * The messages that the broker has acknowledged, by their offsets, about 100 bytes each. Each must be read back at its offset, as it was
 * sent; a message that was not acknowledged may be in the topic or not.
 */
final class AcknowledgedMessages implements Acknowledgements {
    private static final int MAX_PROBLEMS = 5;
    private static final String LOAD = "load";

    /** Hashes of messages that were sent and not acknowledged yet, by their numbers. */
    private final Map<Long, Integer> open = new ConcurrentHashMap<>();

    private final Map<TopicPartition, Map<Long, Integer>> acknowledged = new ConcurrentHashMap<>();
    private long sent;

    static int hash(TradeDocument document) {
        return document.toString().hashCode();
    }

    /** Notes a message before it is sent; its place identifies it when it is acknowledged. */
    DocumentPlace sending(TradeDocument document) {
        sent++;
        open.put(sent, hash(document));
        return new DocumentPlace(LOAD, sent);
    }

    @Override
    public void acknowledged(TopicPartition partition, long offset, DocumentId id, DocumentPlace place) {
        Integer hash = open.remove(place.line());
        if (hash == null) {
            throw new IllegalStateException("acknowledged twice: message " + place.line());
        }
        acknowledged
                .computeIfAbsent(partition, first -> new ConcurrentSkipListMap<>())
                .put(offset, hash);
    }

    long count() {
        return acknowledged.values().stream().mapToLong(Map::size).sum();
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(acknowledged.keySet());
    }

    /**
     * Acknowledged messages that are missing or differ in the topics, one sentence each; the first of each partition.
     *
     * @param topics the hashes of all messages of a partition by their offsets, as by {@link #hash}
     */
    List<String> problems(Function<TopicPartition, Map<Long, Integer>> topics) {
        List<String> problems = new ArrayList<>();
        acknowledged.forEach((partition, messages) -> {
            Map<Long, Integer> found = topics.apply(partition);
            Map<Long, Integer> wrong = new TreeMap<>(messages);
            wrong.entrySet().removeIf(message -> message.getValue().equals(found.get(message.getKey())));
            wrong.keySet().stream()
                    .limit(MAX_PROBLEMS)
                    .forEach(offset -> problems.add("%s offset %d: the acknowledged message %s"
                            .formatted(partition, offset, found.containsKey(offset) ? "differs" : "is missing")));
            if (!wrong.isEmpty()) {
                problems.add("%s: %,d of %,d acknowledged messages are missing or differ"
                        .formatted(partition, wrong.size(), messages.size()));
            }
        });
        return problems;
    }
}
