package io.landport.launcher.monitor;

import io.landport.domain.document.Channel;
import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.Progress;
import io.landport.metrics.PipelineMeters.Lag;
import io.landport.streams.StreamsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** The lag of streams: on documents, and on the internal topics between its two halves. Needs the Kafka role of streams. */
final class StreamsSampler implements Sampler {
    private final KafkaAdmin cluster;
    private final UnreadRecords unread;
    private final List<LagSampler> stages;

    StreamsSampler(Installation installation) {
        StreamsSettings settings = installation.stages().streams();
        this.cluster = installation.cluster();
        this.unread = new UnreadRecords(installation.client());
        Progress progress = new Progress(cluster);
        List<String> documents = Stream.of(Channel.values())
                .map(channel -> installation.topics().documents(channel).name())
                .toList();
        List<String> internal = List.of(settings.changesTopic(), settings.namingsTopic());
        this.stages = List.of(
                new LagSampler("streams", documents, progress, unread, () -> committed(progress, settings)),
                new LagSampler("totals", internal, progress, unread, () -> committed(progress, settings)));
    }

    @Override
    public List<Lag> sample(long nowMillis) {
        List<Lag> lags = new ArrayList<>();
        stages.forEach(stage -> lags.addAll(stage.sample(nowMillis)));
        return lags;
    }

    @Override
    public void close() {
        unread.close();
        cluster.close();
    }

    private static Map<TopicPartition, Long> committed(Progress progress, StreamsSettings settings) {
        return progress.committed(settings.applicationId());
    }
}
