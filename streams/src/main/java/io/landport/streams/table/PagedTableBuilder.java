package io.landport.streams.table;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes a {@link PagedTable} for each task. */
public final class PagedTableBuilder implements StoreBuilder<PagedTable> {
    /**
     * The segment being written is never compacted, and what is not compacted is read at every restore; so segments are
     * small, and compaction comes when a third is new and not, as by default, half.
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
        throw new UnsupportedOperationException(name + " is restored from its log alone");
    }
}
