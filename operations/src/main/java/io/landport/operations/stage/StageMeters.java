package io.landport.operations.stage;

import io.landport.consumer.CommittedBatch;
import io.landport.consumer.ConsumerStage;
import io.landport.consumer.SinkListener;
import io.landport.domain.judge.Rejection;
import io.landport.monitor.meter.KafkaSource;
import io.landport.monitor.meter.Meters;
import io.landport.monitor.meter.RestoreMeters;
import io.landport.streams.RestoreListener;
import io.landport.streams.StreamsPipeline;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Passes what stages report to the meters of the process. */
public record StageMeters(Meters meters) {
    /** Counts what a sink commits. */
    public SinkListener sink() {
        return new SinkListener() {
            @Override
            public void committed(CommittedBatch written) {
                meters.store().committed(written.records(), written.rows(), written.took(), written.ages());
            }

            @Override
            public void rejected(Collection<Rejection> rejections) {
                count(rejections);
            }
        };
    }

    /** Counts what streams restores. */
    public RestoreListener restores() {
        RestoreMeters restore = meters.restore();
        return new RestoreListener() {
            @Override
            public void remaining(String store, int partition, long records) {
                restore.remaining(store, partition, records);
            }

            @Override
            public void restored(String store, int partition, long records, Duration took) {
                restore.restored(store, partition, records, took);
            }
        };
    }

    /** Exports the metrics of Kafka Streams until the result is closed. */
    public KafkaSource export(StreamsPipeline pipeline) {
        return meters.addKafka(pipeline::kafkaMetrics);
    }

    /** Exports the metrics of the sink's Kafka consumer until the result is closed. */
    public KafkaSource export(ConsumerStage sink) {
        return meters.addKafka(sink::kafkaMetrics);
    }

    private void count(Collection<Rejection> rejections) {
        Map<StageReason, Long> counts = new HashMap<>();
        rejections.forEach(rejection -> counts.merge(StageReason.of(rejection), 1L, Long::sum));
        counts.forEach((what, count) -> meters.store().rejected(what.stage(), what.reason(), count));
    }

    private record StageReason(String stage, String reason) {
        static StageReason of(Rejection rejection) {
            return new StageReason(
                    rejection.origin().stage(), rejection.reason().code());
        }
    }
}
