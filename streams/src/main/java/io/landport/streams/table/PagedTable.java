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
 * A state store for millions of small entries in memory. A key has 128 bits and must be evenly distributed, like a hash; a
 * value has 0 bytes to 8 MiB. Entries cannot be removed.
 *
 * <p>It is faster and smaller than a map, because entries are not objects: an entry is a part of a page of 256 KiB and
 * takes 24 bytes more than its value. Its changelog is smaller, because a record is a slice of a page with all entries that
 * were put since the last commit: the broker, the producer and a restore process a few records instead of thousands.
 *
 * <p>It requires exactly-once processing: a restore must see no records of aborted transactions. It is not persistent:
 * after a crash Kafka Streams wipes and restores such a store in any case, so a file would save nothing. Not thread-safe.
 *
 * <p>Slices are logged before each commit and in its transaction, after the action of {@link #beforeCommit}. So the action
 * may put entries.
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

    /** Looks up a key; if it is present, sets the view to its value. A miss is the cheapest of all calls. */
    public boolean find(long high, long low, ValueView into) {
        return entries.find(high, low, into);
    }

    /**
     * Sets the value of a key to a copy of these bytes.
     *
     * @throws IllegalArgumentException if they are more than 8 MiB
     */
    public void put(long high, long low, byte[] bytes, int from, int length) {
        entries.put(high, low, bytes, from, length);
    }

    /** Passes every entry to the visitor, in no defined order. The visitor must not write to the table. */
    public void forEach(EntryVisitor visitor) {
        entries.forEach(visitor);
    }

    /** The number of keys. */
    public long entries() {
        return entries.entries();
    }

    /** The size of all live entries in bytes, keys included. */
    public long liveBytes() {
        return entries.liveBytes();
    }

    /** The heap that the table takes, in bytes. */
    public long heldBytes() {
        return entries.heldBytes();
    }

    /**
     * Sets an action that runs before each commit. It belongs to the processor that is being initialised, and may forward
     * records.
     */
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
        // Called when an active task becomes a standby. By then all entries are in the log.
    }

    void restore(Collection<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            entries.restore(SliceKey.of(record.key()), record.value());
        }
    }

    /**
     * With the time of writing as timestamp, not that of the input record, so that the age limits of the broker apply as
     * intended.
     */
    private void log(SliceKey key, byte @Nullable [] slice) {
        if (context == null) {
            throw new IllegalStateException(name + " cannot be written to before it is initialised");
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
