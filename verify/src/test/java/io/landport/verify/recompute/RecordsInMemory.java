package io.landport.verify.recompute;

import io.landport.kafka.read.ProgressListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Records of the document topics in a list. */
record RecordsInMemory(List<ConsumerRecord<byte[], byte[]>> records) implements DocumentSource {

    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        records.forEach(record -> ends.merge(partition(record), record.offset() + 1, Math::max));
        return ends;
    }

    @Override
    public void read(
            Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> to, ProgressListener progress) {
        records.stream()
                .filter(record -> ends.containsKey(partition(record)))
                .peek(record -> progress.at(0, 1))
                .forEach(to);
        progress.at(1, 1);
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
