package io.landport.streams.commit;

import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes a {@link BeforeCommit} for each task. */
public final class BeforeCommitBuilder implements StoreBuilder<BeforeCommit> {
    private final String name;

    /** @param name of the store, unique in its topology */
    public BeforeCommitBuilder(String name) {
        this.name = name;
    }

    @Override
    public BeforeCommit build() {
        return new BeforeCommit(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean loggingEnabled() {
        return false;
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    @Override
    public StoreBuilder<BeforeCommit> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<BeforeCommit> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<BeforeCommit> withLoggingEnabled(Map<String, String> config) {
        throw new UnsupportedOperationException(name + " holds no data to log");
    }

    @Override
    public StoreBuilder<BeforeCommit> withLoggingDisabled() {
        return this;
    }
}
