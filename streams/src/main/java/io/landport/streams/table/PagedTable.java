package io.landport.streams.table;

import io.landport.streams.commit.ProcessorAction;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store of millions of small entries in memory. A key is 128 bits that its owner has spread evenly (a hash); a value is
 * 0 bytes to 8 MiB. There is no removal.
 *
 * <p>Faster and smaller than a map, because an entry is no object: it lies in a page of 256 KiB and costs 24 bytes beyond
 * its value. Cheaper to log, because a changelog record is a slice of a page with all that was put since the last commit
 * and not one entry: the broker, the producer and a restore see a few records where they would see thousands.
 *
 * <p>Needs exactly-once processing: a restore relies on seeing no records of aborted transactions. Not persistent: after
 * a crash such a store is wiped and restored in any case, so a file would save nothing. One thread only.
 *
 * <p>Slices are logged before each commit, in the same transaction, after the action that {@link #beforeCommit} sets has
 * run; so the action may put entries.
 */
public final class PagedTable implements StateStore, CachedStateStore<Object, Object> {
    private final String name;
    private @Nullable InternalProcessorContext<?, ?> context;
    private Runnable action = () -> {};
    private PagedEntries entries = new PagedEntries(this::log);
    private boolean open;

    PagedTable(String name) {
        this.name = name;
    }

    /** Looks the key up; if it is there, shows where its value is. A miss is the cheapest of all calls. */
    public boolean find(long high, long low, ValueView into) {
        return entries.find(high, low, into);
    }

    /**
     * Sets the key's value to a copy of these bytes.
     *
     * @throws IllegalArgumentException if they are more than 8 MiB
     */
    public void put(long high, long low, byte[] bytes, int from, int length) {
        entries.put(high, low, bytes, from, length);
    }

    /** Shows every entry, in no useful order; the table must not be written to meanwhile. */
    public void forEach(EntryVisitor visitor) {
        entries.forEach(visitor);
    }

    /** Keys in the table. */
    public long entries() {
        return entries.entries();
    }

    /** Bytes of all entries that can be found, keys included. */
    public long liveBytes() {
        return entries.liveBytes();
    }

    /** Bytes of heap that the table takes. */
    public long heldBytes() {
        return entries.heldBytes();
    }

    /** Sets what to run before each commit, on behalf of the processor that is being initialised; it may forward records. */
    public void beforeCommit(ProcessorContext<?, ?> processorContext, Runnable newAction) {
        action = new ProcessorAction(processorContext, newAction);
    }

    @Override
    public void flushCache() {
        action.run();
        entries.commit();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext storeContext, StateStore root) {
        context = (InternalProcessorContext<?, ?>) storeContext;
        storeContext.register(root, (RecordBatchingStateRestoreCallback) this::restore);
        open = true;
    }

    @Override
    public void close() {
        entries = new PagedEntries(this::log);
        action = () -> {};
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
        // Called when an active task becomes a standby: all that was put is in the log by then.
    }

    void restore(Collection<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            entries.restore(SliceKey.of(record.key()), record.value());
        }
    }

    /** With the time of writing and not of what was put, so that the broker's limits by age mean what they say. */
    private void log(SliceKey key, byte @Nullable [] slice) {
        if (context == null) {
            throw new IllegalStateException(name + " is written to before it is initialised");
        }
        context.logChange(
                name,
                Bytes.wrap(key.bytes()),
                slice,
                context.currentSystemTimeMs(),
                new RecordHeaders(),
                Position.emptyPosition());
    }
}
