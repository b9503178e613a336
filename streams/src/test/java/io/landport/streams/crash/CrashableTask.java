package io.landport.streams.crash;

import io.landport.contract.FormatLevels;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.PagedTableBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.jspecify.annotations.Nullable;

/**
 * A task under exactly-once processing: a commit makes visible all that it forwarded, logged and read, or nothing. After a
 * crash the task is restored from its changelogs and continues from the last commit.
 */
final class CrashableTask {
    private final TaskId id;
    private final Path folder;
    private final ManualTime time;
    private final SplittableRandom random;
    private final List<? extends PartitionLog<?, ?>> inputs;
    private final Supplier<List<Processor<?, ?, ?, ?>>> makers;
    private final ToIntFunction<String> entry;
    private final Consumer<ForwardedRecord> readers;
    private final Map<String, Changelog> changelogs = new LinkedHashMap<>();
    private final Map<String, PagedTable> tables = new LinkedHashMap<>();
    private final Map<String, RecordBatchingStateRestoreCallback> restorers = new HashMap<>();
    private final List<ForwardedRecord> transaction = new ArrayList<>();
    private final List<ProcessorNodeStub> chain = new ArrayList<>();
    private final TransactionalStore days = new TransactionalStore();
    private final int[] committed;
    private final int[] read;
    private int punctuations;
    private boolean isCommitNeeded;
    private @Nullable ProcessorNode<?, ?, ?, ?> current;
    private @Nullable ProcessorRecordContext place;

    /**
     * @param folder of its state
     * @param inputs the partitions that it reads, in random alternation
     * @param tables the names of its tables
     * @param processors creates its processors, each of which forwards to the next
     * @param entry the index of the processor of a topic
     * @param readers receive what the last processor forwarded, after the commit
     */
    CrashableTask(
            TaskId id,
            Path folder,
            ManualTime time,
            SplittableRandom random,
            List<? extends PartitionLog<?, ?>> inputs,
            List<String> tables,
            Supplier<List<Processor<?, ?, ?, ?>>> processors,
            ToIntFunction<String> entry,
            Consumer<ForwardedRecord> readers) {
        this.id = id;
        this.folder = folder;
        this.time = time;
        this.random = random;
        this.inputs = List.copyOf(inputs);
        this.makers = processors;
        this.entry = entry;
        this.readers = readers;
        this.committed = new int[inputs.size()];
        this.read = new int[inputs.size()];
        tables.forEach(table -> changelogs.put(table, new Changelog()));
        make();
        start();
    }

    /** Whether there are unread records. */
    boolean hasMore() {
        for (int input = 0; input < read.length; input++) {
            if (read[input] < inputs.get(input).size()) {
                return true;
            }
        }
        return false;
    }

    /** Whether Kafka Streams would commit at the end of the commit interval. */
    boolean isCommitDue() {
        return isCommitNeeded || punctuations > 0;
    }

    /** Processes a record of a random input. */
    void step() {
        int input = random.nextInt(read.length);
        while (read[input] == inputs.get(input).size()) {
            input = (input + 1) % read.length;
        }
        PartitionLog<?, ?> partition = inputs.get(input);
        Record<?, ?> record = partition.record(read[input]);
        place = new ProcessorRecordContext(
                record.timestamp(), read[input], partition.number(), partition.topic(), record.headers());
        read[input]++;
        isCommitNeeded = true;
        chain.get(entry.applyAsInt(partition.topic())).process(record);
        place = null;
    }

    /** Commits if there is anything to commit. */
    void commit() {
        if (!isCommitDue()) {
            return;
        }
        flush();
        changelogs.values().forEach(Changelog::commit);
        days.commit();
        System.arraycopy(read, 0, committed, 0, read.length);
        isCommitNeeded = false;
        List<ForwardedRecord> outputs = List.copyOf(transaction);
        transaction.clear();
        outputs.forEach(readers);
    }

    /** Loses what was not committed, sent or not, and restarts, in a new process or the same. */
    void crash() {
        if (random.nextBoolean()) {
            flush();
            if (random.nextBoolean()) {
                // Kafka Streams does so when it closes a task whose commit failed.
                flush();
            }
        }
        changelogs.values().forEach(Changelog::abort);
        days.abort();
        transaction.clear();
        tables.values().forEach(PagedTable::close);
        if (random.nextBoolean()) {
            make();
        }
        if (random.nextBoolean()) {
            changelogs.values().forEach(log -> log.compact(random));
        }
        start();
    }

    /** Flushes the tables in random order, because Kafka Streams defines none. */
    private void flush() {
        List<PagedTable> order = new ArrayList<>(tables.values());
        if (random.nextBoolean()) {
            Collections.reverse(order);
        }
        order.forEach(PagedTable::flushCache);
    }

    private void make() {
        tables.clear();
        changelogs.keySet().forEach(name -> tables.put(name, table(name)));
        chain.clear();
        List<Processor<?, ?, ?, ?>> processors = makers.get();
        for (int i = 0; i < processors.size(); i++) {
            chain.add(new ProcessorNodeStub(this, processors.get(i), i));
        }
    }

    private void start() {
        System.arraycopy(committed, 0, read, 0, read.length);
        punctuations = 0;
        isCommitNeeded = false;
        tables.forEach((name, table) -> {
            table.init(chain.get(0).context(), table);
            Changelog changelog = changelogs.get(name);
            RecordBatchingStateRestoreCallback restorer = restorers.get(name);
            if (changelog == null || restorer == null) {
                throw new IllegalStateException(name + " did not register");
            }
            changelog.restore(restorer, random, table.committedOffset(new TopicPartition(name, id.partition())));
        });
        chain.forEach(ProcessorNodeStub::init);
    }

    /** A table with a checkpoint in each commit or with few. */
    private PagedTable table(String name) {
        Duration interval = random.nextInt(8) == 0 ? Duration.ZERO : Duration.ofDays(1);
        return new PagedTableBuilder(name, "", FormatLevels.writing(FormatLevels.FIRST), interval, Runnable::run)
                .build();
    }

    TaskId id() {
        return id;
    }

    ManualTime time() {
        return time;
    }

    @Nullable
    ProcessorRecordContext place() {
        return place;
    }

    @Nullable
    ProcessorNode<?, ?, ?, ?> current() {
        return current;
    }

    void setCurrent(@Nullable ProcessorNode<?, ?, ?, ?> node) {
        current = node;
    }

    StateStore store(String name) {
        PagedTable table = tables.get(name);
        return table == null ? days.store() : table;
    }

    Path folder() {
        return folder;
    }

    /** The offsets of the latest records that were sent to the changelogs. */
    Map<TopicPartition, Long> sentOffsets() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        changelogs.forEach((name, changelog) -> {
            if (changelog.lastOffset() >= 0) {
                offsets.put(new TopicPartition(name, id.partition()), changelog.lastOffset());
            }
        });
        return offsets;
    }

    void register(StateStore store, RecordBatchingStateRestoreCallback restorer) {
        restorers.put(store.name(), restorer);
    }

    void log(String table, byte[] key, byte @Nullable [] value) {
        Changelog changelog = changelogs.get(table);
        if (changelog == null) {
            throw new IllegalStateException("no table is called " + table);
        }
        changelog.write(key, value);
    }

    /** Has no effect here: Kafka Streams commits a task at the end of the commit interval at the latest. */
    void requestCommit() {
        isCommitNeeded = true;
    }

    void punctuate(int more) {
        punctuations += more;
    }

    /** @param child null for the next processor or, after the last one, for its only reader */
    void forward(int from, Record<?, ?> record, @Nullable String child) {
        if (child == null && from + 1 < chain.size()) {
            chain.get(from + 1).process(record);
        } else {
            transaction.add(new ForwardedRecord(child == null ? "" : child, record));
        }
    }
}
