package io.landport.streams.table;

import io.landport.contract.FormatLevels;
import io.landport.streams.commit.ProcessorAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.internals.RecordCollector;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.apache.kafka.streams.state.internals.OffsetCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * A state store for many small entries. A key has 128 bits; a value has 0 bytes to 8 MiB. Entries cannot be removed.
 *
 * <p>It is faster and smaller than a map, because entries are not objects: an entry is a part of a page of 256 KiB and
 * takes 24 bytes more than its value. Pages and index are mapped files in the state folder of the task: the heap does not grow
 * with the number of entries, and the operating system keeps in memory what is in use. Its changelog is smaller than that of a
 * map, because a record is a slice of a page with all entries that were put since the last commit: the broker, the producer and
 * a restore process a few records instead of thousands.
 *
 * <p>It requires exactly-once processing: a restore must see no records of aborted transactions. It manages its own offsets:
 * while it changes, a checkpoint is written every minute or every 64 MiB. After a crash the table is recovered from its
 * checkpoint, and Kafka Streams restores what was logged since. Not thread-safe.
 *
 * <p>A standby is the same table, only that it is restored without end: it has checkpoints, but no processor and no producer. When
 * its task becomes active, the table stays open and is restored up to the end of the log.
 *
 * <p>Slices are logged before each commit and in its transaction, after the action of {@link #beforeCommit}. So the action
 * may put entries.
 */
public final class PagedTable implements StateStore, CachedStateStore<Object, Object> {
    private final String name;
    private final String logIdentity;
    private final FormatLevels levels;
    private final Duration checkpointInterval;
    private final Executor opener;
    private final Executor checkpointWriter;
    private @Nullable InternalProcessorContext<?, ?> context;
    private Runnable action = () -> {};
    private @Nullable TableOpening opening;
    private @Nullable PagedEntries entries;
    private @Nullable Checkpoints checkpoints;
    private @Nullable TableGauges gauges;
    private @Nullable TopicPartition changelogPartition;
    private String log = "";
    private long offset = OffsetCheckpoint.OFFSET_UNKNOWN;
    private boolean isCommitted = true;

    PagedTable(
            String name,
            String logIdentity,
            FormatLevels levels,
            Duration checkpointInterval,
            Executor opener,
            Executor checkpointWriter) {
        this.name = name;
        this.logIdentity = logIdentity;
        this.levels = levels;
        this.checkpointInterval = checkpointInterval;
        this.opener = opener;
        this.checkpointWriter = checkpointWriter;
    }

    /** Looks up a key; if it is present, sets the view to its value. A miss is the cheapest of all calls. */
    public boolean find(long high, long low, ValueView into) {
        return openEntries().find(high, low, into);
    }

    /**
     * Sets the value of a key to a copy of these bytes. Must be called while a record is processed or by the action before a commit, not
     * when a processor is initialised: without a record there is no commit, and the table of a standby would contain what is not in
     * the log.
     *
     * @throws IllegalArgumentException if they are more than 8 MiB
     */
    public void put(long high, long low, byte[] bytes, int from, int length) {
        openEntries().put(high, low, bytes, from, length);
    }

    /** Passes every entry to the visitor, in no defined order. The visitor must not write to the table. */
    public void forEach(EntryVisitor visitor) {
        openEntries().forEach(visitor);
    }

    /** The number of keys. */
    public long entries() {
        return openEntries().entries();
    }

    /** The size of all live entries in bytes, keys included. */
    public long liveBytes() {
        return openEntries().liveBytes();
    }

    /** The disk space that the table takes, in bytes. */
    public long fileBytes() {
        return openEntries().fileBytes();
    }

    /** The share of the largest possible table that is in use, 0 to 1. */
    public double fill() {
        return openEntries().fill();
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
        checkpoints().beforeFlush();
        action.run();
        openEntries().commit();
        isCommitted = false;
        if (checkpoints().isDue()) {
            checkpoints().prepare(openEntries().checkpoint(log, sentOffset()));
            gauges().update(openEntries());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext storeContext, StateStore root) {
        context = (InternalProcessorContext<?, ?>) storeContext;
        changelogPartition = new TopicPartition(
                context.changelogFor(name), storeContext.taskId().partition());
        log = logIdentity + ' ' + changelogPartition;
        Path folder = folder(storeContext);
        try {
            Optional<Checkpoint> checkpoint = Checkpoint.read(folder, log);
            offset = checkpoint.map(Checkpoint::offset).orElse(OffsetCheckpoint.OFFSET_UNKNOWN);
            opening = new TableOpening(folder, checkpoint, this::log, opener);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the checkpoint in " + folder, e);
        }
        gauges = new TableGauges(storeContext.metrics(), storeContext.taskId(), name, folder);
        isCommitted = true;
        storeContext.register(root, (RecordBatchingStateRestoreCallback) this::restore);
    }

    /**
     * Called after the last commit before the table is closed or the task becomes a standby, and now and then while the task is a
     * standby.
     */
    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        Long committed = changelogOffsets.get(changelogPartition);
        // Missing if the task is closed because it failed.
        if (committed != null) {
            offset = committed;
            isCommitted = true;
        }
    }

    @Override
    public Long committedOffset(TopicPartition partition) {
        return offset;
    }

    @Override
    @SuppressWarnings(
            "deprecation") // Deprecated from the start: later versions of Kafka Streams expect it of every store.
    public boolean managesOffsets() {
        return true;
    }

    /** Writes a last checkpoint, unless the table contains what was not committed. */
    @Override
    public void close() {
        if (opening != null) {
            closeFiles(opening);
            gauges().close();
        }
        opening = null;
        entries = null;
        checkpoints = null;
        gauges = null;
        action = () -> {};
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return opening != null;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    /** Called when a task becomes a standby or ceases to be one: the table stays open, and gets another processor. */
    @Override
    public void clearCache() {
        action = () -> {};
    }

    void restore(Collection<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            levels.require(record.headers(), () -> log + " offset " + record.offset());
            openEntries().restore(SliceKey.of(record.key()), record.value());
            offset = record.offset();
        }
        checkpoints().onCommit();
        if (checkpoints().isDue()) {
            checkpoints().prepare(openEntries().checkpoint(log, offset));
            gauges().update(openEntries());
        }
    }

    private PagedEntries openEntries() {
        return entries == null ? awaitOpen() : entries;
    }

    private PagedEntries awaitOpen() {
        if (opening == null) {
            throw new IllegalStateException(name + " is not open");
        }
        try {
            PagedEntries open = opening.await();
            entries = open;
            checkpoints = new Checkpoints(folder(context()), open, checkpointInterval, checkpointWriter);
            return open;
        } catch (CompletionException e) {
            throw new IllegalStateException("cannot open the table " + name, e.getCause());
        }
    }

    private Path folder(StateStoreContext storeContext) {
        return storeContext.stateDir().toPath().resolve(name);
    }

    private InternalProcessorContext<?, ?> context() {
        if (context == null) {
            throw new IllegalStateException(name + " is not open");
        }
        return context;
    }

    private Checkpoints checkpoints() {
        if (checkpoints == null) {
            awaitOpen();
        }
        return Objects.requireNonNull(checkpoints);
    }

    private TableGauges gauges() {
        if (gauges == null) {
            throw new IllegalStateException(name + " is not open");
        }
        return gauges;
    }

    private void closeFiles(TableOpening begun) {
        PagedEntries open = entries;
        try {
            if (open == null) {
                begun.abandon();
                return;
            }
            if (isCommitted && !open.isChanged()) {
                checkpoints().onCommit();
                checkpoints().await();
                checkpoints().finish(open.checkpoint(log, offset));
            }
            checkpoints().await();
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a table", e);
        }
    }

    /** The offset of the latest slice, after all that were sent have been acknowledged. The commit would wait for them next. */
    private long sentOffset() {
        RecordCollector collector = ((RecordCollector.Supplier) context()).recordCollector();
        collector.flush();
        offset = collector.offsets().getOrDefault(changelogPartition, offset);
        return offset;
    }

    /**
     * With the time of writing as timestamp, not that of the input record, so that the age limits of the broker apply as
     * intended.
     */
    private void log(SliceKey key, byte @Nullable [] slice) {
        InternalProcessorContext<?, ?> to = context();
        to.logChange(
                name,
                Bytes.wrap(key.bytes()),
                slice,
                to.currentSystemTimeMs(),
                levels.headers(),
                Position.emptyPosition());
    }
}
