package io.landport.streams.table;

import io.landport.contract.FormatLevels;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds the {@link PagedTable} of each task. */
public final class PagedTableBuilder implements StoreBuilder<PagedTable> {
    /**
     * Every restore reads what is not compacted. The active segment is never compacted, so segments are small; compaction
     * starts when a third of the log is dirty, not half as by default.
     */
    private static final Map<String, String> LOG = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.SEGMENT_BYTES_CONFIG,
            String.valueOf(64 * 1024 * 1024),
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.33");

    private static final Duration CHECKPOINT_INTERVAL = Duration.ofMinutes(1);
    private static final Executor OPENER =
            daemons("landport-open-table", Runtime.getRuntime().availableProcessors());
    private static final Executor CHECKPOINT_WRITER = daemons("landport-checkpoints", 1);

    private final String name;
    private final String logIdentity;
    private final FormatLevels levels;
    private final Duration checkpointInterval;
    private final Executor checkpointWriter;
    private final Map<String, String> log = new HashMap<>(LOG);

    /**
     * A builder of tables with a checkpoint each minute.
     *
     * @param name of the store, unique in its topology
     * @param logIdentity differs if a topic of the same name is another one, for example after topics were deleted and created
     *     again; files of other topics are not used
     */
    public PagedTableBuilder(String name, String logIdentity, FormatLevels levels) {
        this(name, logIdentity, levels, CHECKPOINT_INTERVAL, CHECKPOINT_WRITER);
    }

    /**
     * A builder of tables with checkpoints at other times.
     *
     * @param checkpointInterval the longest time without a checkpoint while a table changes
     * @param checkpointWriter runs what waits for the disk
     */
    public PagedTableBuilder(
            String name,
            String logIdentity,
            FormatLevels levels,
            Duration checkpointInterval,
            Executor checkpointWriter) {
        this.name = name;
        this.logIdentity = logIdentity;
        this.levels = levels;
        this.checkpointInterval = checkpointInterval;
        this.checkpointWriter = checkpointWriter;
    }

    @Override
    public PagedTable build() {
        return new PagedTable(name, logIdentity, levels, checkpointInterval, OPENER, checkpointWriter);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean loggingEnabled() {
        return true;
    }

    @Override
    public Map<String, String> logConfig() {
        return log;
    }

    @Override
    public StoreBuilder<PagedTable> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<PagedTable> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<PagedTable> withLoggingEnabled(Map<String, String> config) {
        log.putAll(config);
        return this;
    }

    @Override
    public StoreBuilder<PagedTable> withLoggingDisabled() {
        throw new UnsupportedOperationException(name + " needs logging: it is restored from its changelog");
    }

    /** Threads for all tables of the process, which end when they have nothing to do. */
    private static Executor daemons(String name, int threads) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
