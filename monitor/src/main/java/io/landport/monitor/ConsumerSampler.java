package io.landport.monitor;

import io.landport.domain.fate.FateCount;
import io.landport.kafka.read.TopicFollower;
import io.landport.monitor.meter.PipelineMeters;
import io.landport.monitor.meter.PipelineMeters.Lag;
import io.landport.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lag of the consumer, the fates and their balance. Needs the Kafka role of the consumer and the writer of the store. */
final class ConsumerSampler implements Sampler {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerSampler.class);
    private static final Duration CROSSINGS_INTERVAL = Duration.ofHours(1);
    private static final Duration RETRY_INTERVAL = Duration.ofMinutes(1);

    private final ObservedPipeline pipeline;
    private final PipelineMeters meters;
    private final FateBook fates;
    private final OpenDays calendar;
    private final FeedHabits habits;
    private final TopicFollower<?> follower;
    private final StageLags lags;
    private final LastProblem problem = new LastProblem();
    private Map<TopicPartition, Long> stored = Map.of();
    private long nextCrossings;

    ConsumerSampler(ObservedPipeline pipeline, PipelineMeters meters, Instant start) {
        this.pipeline = pipeline;
        this.meters = meters;
        this.fates = FateBook.withFailuresOf(pipeline.reference(), pipeline.topics());
        this.calendar = new OpenDays(pipeline.reference());
        this.habits = new FeedHabits(calendar, start);
        this.lags = new StageLags(pipeline).consumer(this::storedOffsets);
        this.follower = TopicFollower.start(pipeline.client(), pipeline.topics().fates(), pipeline.wire(), this::take);
    }

    @Override
    public List<Lag> sample(long nowMillis) {
        readCrossingsIfDue(nowMillis);
        // Before, counts would be too small, and their increase would look like documents that arrive.
        if (follower.isCaughtUp()) {
            meters.fates(fates.fates());
            meters.balance(fates.differences());
            meters.silences(habits.silences(Instant.ofEpochMilli(nowMillis)));
        }
        return lags.sample(nowMillis);
    }

    @Override
    public void close() {
        follower.close();
        lags.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record, FateCount count) {
        fates.take(count);
        habits.take(count.key(), Instant.ofEpochMilli(record.timestamp()));
    }

    private void readCrossingsIfDue(long nowMillis) {
        if (nowMillis < nextCrossings) {
            return;
        }
        nextCrossings = nowMillis + RETRY_INTERVAL.toMillis();
        try {
            Map<String, Set<String>> crossings = pipeline.sourceCrossings().get();
            calendar.setCrossings(crossings);
            if (!crossings.isEmpty()) {
                nextCrossings = nowMillis + CROSSINGS_INTERVAL.toMillis();
            }
        } catch (StoreException e) {
            LOG.warn("using the last known crossings of sources: {}", e.getMessage());
        }
    }

    /** While the store is away its offsets do not move, so the last known ones are right. */
    private Map<TopicPartition, Long> storedOffsets() {
        try {
            stored = pipeline.offsetsOfWriter().get();
            problem.solved();
        } catch (StoreException e) {
            problem.met(e, why -> LOG.warn("measuring the lag with the last known offsets of the store: {}", why));
        }
        return stored;
    }
}
