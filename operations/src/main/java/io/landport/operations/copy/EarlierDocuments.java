package io.landport.operations.copy;

import io.landport.domain.document.Channel;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * The earlier versions of the document topics. A feed that started before the documents were copied may still write to them; no figure
 * contains these records until they are copied too.
 */
public final class EarlierDocuments {
    private final Installation live;
    private final KafkaAdmin cluster;
    private final CopyPositions positions;

    /** @param live with its live generation */
    public EarlierDocuments(Installation live, KafkaAdmin cluster) {
        this.live = live;
        this.cluster = cluster;
        this.positions = new CopyPositions(live, cluster);
    }

    /** The topics with records that are not copied, a sentence each; empty if all are. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Step step : steps()) {
            long records = missing(step);
            if (records > 0) {
                missing.add(
                        ("%s has %,d records that are not in %s: restart the feed that writes them, then copy them with"
                                        + " 'landport topics --copy-documents'")
                                .formatted(step.source(), records, step.target()));
            }
        }
        return missing;
    }

    /** Copies the records that are not copied, exactly once; returns how many. */
    public long copy(Consumer<String> progress) {
        long copied = 0;
        for (Step step : steps()) {
            copied += new DocumentCopy(live, step.source(), step.target()).run(progress);
        }
        return copied;
    }

    private record Step(String source, String target) {}

    private List<Step> steps() {
        return Stream.of(Channel.values())
                .flatMap(channel -> stepsTo(live.topics().documents(channel).name()))
                .toList();
    }

    /** From the oldest version that exists to a topic. */
    private Stream<Step> stepsTo(String target) {
        return positions.sources(target).stream()
                .filter(source -> !ends(source).isEmpty())
                .flatMap(source -> Stream.concat(stepsTo(source), Stream.of(new Step(source, target))));
    }

    private long missing(Step step) {
        Map<TopicPartition, Long> ends = ends(step.source());
        return positions.of(step.source(), step.target(), ends.size()).stream()
                .mapToLong(position -> Math.max(
                        0,
                        ends.getOrDefault(new TopicPartition(step.source(), position.partition()), 0L)
                                - position.nextOffset()))
                .sum();
    }

    private Map<TopicPartition, Long> ends(String topic) {
        return new Progress(cluster).ends(List.of(topic));
    }
}
