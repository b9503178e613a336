package io.landport.streams.crash;

import io.landport.streams.table.PagedTable;
import io.landport.streams.table.PagedTableBuilder;
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
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.jspecify.annotations.Nullable;

/**
 * A task under exactly-once processing: what it forwards, logs and has read exists once a commit succeeds, all of it or
 * nothing. A crash leaves what was committed; the task is restored from its changelogs and reads on from there.
 */
final class Task {
    private final TaskId id;
    private final ManualTime time;
    private final SplittableRandom random;
    private final List<? extends Partition<?, ?>> inputs;
    private final Supplier<List<Processor<?, ?, ?, ?>>> makers;
    private final ToIntFunction<String> entry;
    private final Consumer<Output> readers;
    private final Map<String, Changelog> changelogs = new LinkedHashMap<>();
    private final Map<String, PagedTable> tables = new LinkedHashMap<>();
    private final Map<String, RecordBatchingStateRestoreCallback> restorers = new HashMap<>();
    private final List<Output> transaction = new ArrayList<>();
    private final List<Link> chain = new ArrayList<>();
    private final SmallStore days = new SmallStore();
    private final int[] committed;
    private final int[] read;
    private int punctuations;
    private boolean isCommitNeeded;
    private @Nullable ProcessorNode<?, ?, ?, ?> current;
    private @Nullable ProcessorRecordContext place;

    /**
     * @param inputs what it reads, each in its order, and one or another of them next
     * @param tables names of its tables
     * @param processors makes its processors, each of which forwards to the next
     * @param entry which of them takes the records of a topic
     * @param readers are handed what the last processor forwarded, once it is committed
     */
    Task(
            TaskId id,
            ManualTime time,
            SplittableRandom random,
            List<? extends Partition<?, ?>> inputs,
            List<String> tables,
            Supplier<List<Processor<?, ?, ?, ?>>> processors,
            ToIntFunction<String> entry,
            Consumer<Output> readers) {
        this.id = id;
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

    /** Whether there is a record that it has not read. */
    boolean hasMore() {
        for (int input = 0; input < read.length; input++) {
            if (read[input] < inputs.get(input).size()) {
                return true;
            }
        }
        return false;
    }

    /** Whether Kafka Streams would commit when its interval is over. */
    boolean isCommitDue() {
        return isCommitNeeded || punctuations > 0;
    }

    /** Processes a record of any input. */
    void step() {
        int input = random.nextInt(read.length);
        while (read[input] == inputs.get(input).size()) {
            input = (input + 1) % read.length;
        }
        Partition<?, ?> partition = inputs.get(input);
        Record<?, ?> record = partition.record(read[input]);
        place = new ProcessorRecordContext(
                record.timestamp(), read[input], partition.number(), partition.topic(), record.headers());
        read[input]++;
        isCommitNeeded = true;
        chain.get(entry.applyAsInt(partition.topic())).process(record);
        place = null;
    }

    /** Commits what was done, if anything was. */
    void commit() {
        if (!isCommitDue()) {
            return;
        }
        flush();
        changelogs.values().forEach(Changelog::commit);
        days.commit();
        System.arraycopy(read, 0, committed, 0, read.length);
        isCommitNeeded = false;
        List<Output> outputs = List.copyOf(transaction);
        transaction.clear();
        outputs.forEach(readers);
    }

    /** Loses what was not committed, whether or not it was sent already, and comes back, as a new process or the same. */
    void crash() {
        if (random.nextBoolean()) {
            flush();
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

    /** In any order: Kafka Streams promises none. */
    private void flush() {
        List<PagedTable> order = new ArrayList<>(tables.values());
        if (random.nextBoolean()) {
            Collections.reverse(order);
        }
        order.forEach(PagedTable::flushCache);
    }

    private void make() {
        tables.clear();
        changelogs.keySet().forEach(name -> tables.put(name, new PagedTableBuilder(name).build()));
        chain.clear();
        List<Processor<?, ?, ?, ?>> processors = makers.get();
        for (int i = 0; i < processors.size(); i++) {
            chain.add(new Link(this, processors.get(i), i));
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
            changelog.restore(restorer, random);
        });
        chain.forEach(Link::init);
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

    /** Kafka Streams commits a task at the latest when its interval is over, so a request changes nothing here. */
    void requestCommit() {
        isCommitNeeded = true;
    }

    void punctuate(int more) {
        punctuations += more;
    }

    /** @param child null for the next processor, or behind the last one for its only reader */
    void forward(int from, Record<?, ?> record, @Nullable String child) {
        if (child == null && from + 1 < chain.size()) {
            chain.get(from + 1).process(record);
        } else {
            transaction.add(new Output(child == null ? "" : child, record));
        }
    }
}
