package io.landport.console.pipeline;

import io.landport.domain.access.WebhookBalance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets at one moment.
 *
 * @param since from when on Kafka has answered after a time in which it did not, or in which this process was suspended
 * @param ends of the topics of documents and totals, records of open transactions included
 * @param stored next offsets of the store; empty if the store cannot be reached or is not asked
 * @param members of streams
 * @param webhooks how far feeds are told of their receipts, without the difference
 */
public record PipelineSample(
        Instant at,
        Instant since,
        Map<TopicPartition, Long> ends,
        Optional<Map<TopicPartition, Long>> stored,
        List<Member> members,
        List<WebhookBalance> webhooks) {

    public PipelineSample {
        ends = Map.copyOf(ends);
        stored = stored.map(Map::copyOf);
        members = List.copyOf(members);
        webhooks = List.copyOf(webhooks);
    }

    /**
     * A thread of streams that is a member of its group.
     *
     * @param partitions that it reads, such as {@code customs.documents.v1-0}
     */
    public record Member(String client, String host, List<String> partitions) {
        public Member {
            partitions = List.copyOf(partitions);
        }
    }

    /** The sum of the end offsets of a topic. */
    public long end(String topic) {
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
