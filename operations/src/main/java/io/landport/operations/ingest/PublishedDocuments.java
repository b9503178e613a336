package io.landport.operations.ingest;

import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Origin;
import io.landport.producer.publish.Acknowledgements;
import io.landport.producer.publish.DocumentPlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** Maps the records that one ingest published to the lines of its files; takes 20 bytes per document. */
final class PublishedDocuments implements Acknowledgements {
    private static final int INITIAL = 256;

    private final Map<TopicPartition, Places> places = new HashMap<>();
    private final Set<String> sources = new TreeSet<>();
    private final Set<String> topics = new TreeSet<>();

    /** Of one partition, in the order of its offsets. */
    private static final class Places {
        private final List<String> inputs = new ArrayList<>();
        private long[] offsets = new long[INITIAL];
        private long[] lines = new long[INITIAL];
        private int[] inputOf = new int[INITIAL];
        private int size;

        void add(long offset, DocumentPlace place) {
            if (size == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * size);
                lines = Arrays.copyOf(lines, 2 * size);
                inputOf = Arrays.copyOf(inputOf, 2 * size);
            }
            if (inputs.isEmpty() || !inputs.get(inputs.size() - 1).equals(place.input())) {
                inputs.add(place.input());
            }
            offsets[size] = offset;
            lines[size] = place.line();
            inputOf[size] = inputs.size() - 1;
            size++;
        }

        Optional<DocumentPlace> at(long offset) {
            int found = Arrays.binarySearch(offsets, 0, size, offset);
            return found < 0
                    ? Optional.empty()
                    : Optional.of(new DocumentPlace(inputs.get(inputOf[found]), lines[found]));
        }
    }

    @Override
    public synchronized void acknowledged(TopicPartition partition, long offset, DocumentId id, DocumentPlace place) {
        places.computeIfAbsent(partition, unused -> new Places()).add(offset, place);
        sources.add(id.source());
        topics.add(partition.topic());
    }

    /** Where a record came from, empty if this ingest did not publish it. */
    synchronized Optional<DocumentPlace> place(Origin.TopicRecord record) {
        Places ofPartition = places.get(new TopicPartition(record.topic(), record.partition()));
        return ofPartition == null ? Optional.empty() : ofPartition.at(record.offset());
    }

    /** Whether documents of a source were published to a topic. */
    synchronized boolean has(String topic, String source) {
        return topics.contains(topic) && sources.contains(source);
    }

    synchronized Set<String> sources() {
        return new TreeSet<>(sources);
    }
}
