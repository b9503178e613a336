package io.landport.monitor;

import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.monitor.meter.PipelineMeters.Lag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** The lag of streams: on documents, and on the internal topics between its two halves. Needs the Kafka role of streams. */
final class StreamsSampler implements Sampler {
    private final KafkaAdmin cluster;
    private final UnreadRecords unread;
    private final List<LagSampler> stages;

    StreamsSampler(ObservedPipeline pipeline) {
        this.cluster = new KafkaAdmin(pipeline.client());
        this.unread = new UnreadRecords(pipeline.client());
        Progress progress = new Progress(cluster);
        Supplier<Map<TopicPartition, Long>> committed = () -> progress.committed(pipeline.applicationId());
        this.stages = List.of(
                new LagSampler(PipelineLag.STREAMS, pipeline.documents(), progress, unread, committed),
                new LagSampler(PipelineLag.TOTALS, pipeline.internal(), progress, unread, committed));
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
}
