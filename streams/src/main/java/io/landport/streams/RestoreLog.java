package io.landport.streams;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how many records of a changelog a restart or a rebalance had to read. */
final class RestoreLog implements StateRestoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreLog.class);

    private final Map<TopicPartition, Long> started = new ConcurrentHashMap<>();

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        started.put(changelog, System.nanoTime());
        LOG.debug("restoring store={} partition={} offset={} end={}", store, changelog.partition(), from, to);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long offset, long records) {
        // The end says it all.
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {
        Long start = started.remove(changelog);
        if (start != null && records > 0) {
            LOG.info(
                    "restored store={} partition={} records={} ms={}",
                    store,
                    changelog.partition(),
                    records,
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
    }
}
