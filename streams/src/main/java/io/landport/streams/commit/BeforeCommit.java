package io.landport.streams.commit;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Runs a processor's action before each commit, so that what it buffered in memory is stored and passed on in the same
 * transaction as the records that it came from. Looks like a store because Streams calls nothing else at that moment;
 * holds no data, has no changelog.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<Object, Object> {
    private final String name;
    private Runnable action = () -> {};
    private boolean open;

    BeforeCommit(String name) {
        this.name = name;
    }

    /** Sets what to run, on behalf of the processor that is being initialised; it may forward records. */
    public void run(ProcessorContext<?, ?> processorContext, Runnable newAction) {
        action = new ProcessorAction(processorContext, newAction);
    }

    @Override
    public void flushCache() {
        action.run();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext storeContext, StateStore root) {
        storeContext.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public void clearCache() {
        // Called where a cache may be stale; there is none.
    }
}
