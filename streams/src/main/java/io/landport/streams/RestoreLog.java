package io.landport.streams;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and reports how many records of a changelog a restart or a rebalance had to read. */
final class RestoreLog implements StateRestoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreLog.class);

    private final Map<TopicPartition, Started> started = new ConcurrentHashMap<>();
    private final RestoreListener listener;

    RestoreLog(RestoreListener listener) {
        this.listener = listener;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        started.put(changelog, new Started(System.nanoTime(), to));
        listener.remaining(store, changelog.partition(), Math.max(0, to - from));
        LOG.atDebug()
                .addKeyValue("store", store)
                .addKeyValue("partition", changelog.partition())
                .addKeyValue("offset", from)
                .addKeyValue("end", to)
                .log("restoring");
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long offset, long records) {
        Started start = started.get(changelog);
        if (start != null) {
            listener.remaining(store, changelog.partition(), Math.max(0, start.end() - offset));
        }
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
        started.remove(changelog);
        listener.remaining(store, changelog.partition(), 0);
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {
        Started start = started.remove(changelog);
        if (start == null) {
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start.nanos());
        listener.restored(store, changelog.partition(), records, took);
        if (records > 0) {
            LOG.atInfo()
                    .addKeyValue("store", store)
                    .addKeyValue("partition", changelog.partition())
                    .addKeyValue("records", records)
                    .addKeyValue("ms", took.toMillis())
                    .log("restored");
        }
    }

    private record Started(long nanos, long end) {}
}
