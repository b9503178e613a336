package io.landport.streams.table;

import java.util.HashMap;
import java.util.Map;
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

    private final String name;
    private final Map<String, String> log = new HashMap<>(LOG);

    /** @param name of the store, unique in its topology */
    public PagedTableBuilder(String name) {
        this.name = name;
    }

    @Override
    public PagedTable build() {
        return new PagedTable(name);
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
}
