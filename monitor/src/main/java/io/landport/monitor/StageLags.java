package io.landport.monitor;

import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.admin.StoredTopics;
import io.landport.monitor.meter.PipelineMeters.Lag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** The lag of stages. For one thread. */
final class StageLags implements Sampler {
    private final ObservedPipeline pipeline;
    private final KafkaAdmin cluster;
    private final Progress progress;
    private final UnreadRecords unread;
    private final List<LagSampler> stages = new ArrayList<>();

    StageLags(ObservedPipeline pipeline) {
        this.pipeline = pipeline;
        this.cluster = new KafkaAdmin(pipeline.client());
        this.progress = new Progress(cluster);
        this.unread = new UnreadRecords(pipeline.client());
    }

    /** Adds streams: on documents, and on the internal topics between its two halves. */
    StageLags streams() {
        Supplier<Map<TopicPartition, Long>> committed = () -> progress.committed(pipeline.applicationId());
        add(PipelineLag.STREAMS, pipeline.topics().documentNames(), committed);
        add(PipelineLag.TOTALS, pipeline.internal(), committed);
        return this;
    }

    /** Adds the consumer. */
    StageLags consumer(Supplier<Map<TopicPartition, Long>> stored) {
        add(PipelineLag.CONSUMER, StoredTopics.all(pipeline.topics()), stored);
        return this;
    }

    List<LagSampler> stages() {
        return stages;
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

    private void add(String stage, List<String> topics, Supplier<Map<TopicPartition, Long>> reached) {
        stages.add(new LagSampler(stage, topics, progress, unread, reached));
    }
}
