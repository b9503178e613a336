package io.landport.verify.recompute;

import io.landport.domain.total.Rolling.AsOf;
import io.landport.kafka.read.ProgressListener;
import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.LedgerCursor;
import io.landport.verify.ledger.Workspace;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Recomputes all aggregates in the simplest possible way: sorts all messages by document, judges and settles them one by one, and adds up
 * the changes. All messages of a document have the same partition number, so each worker takes one partition number after another. Usage:
 * {@link #run}, then the getters.
 */
public final class Recomputation implements AutoCloseable {
    /** Each has a dozen sorts with buffers of their own. */
    private static final int MAX_WORKERS = 4;

    private final RecomputationRules rules;
    private final Workspace workspace;
    private final RecomputedSums sums;

    public Recomputation(RecomputationRules rules, Workspace workspace) {
        this.rules = rules;
        this.workspace = workspace;
        this.sums = new RecomputedSums(rules, workspace);
    }

    /**
     * Reads and settles all messages.
     *
     * @param ends of the partitions of the document topics
     * @param progress is called by one thread at a time
     */
    public void run(DocumentSource source, Map<TopicPartition, Long> ends, ProgressListener progress) {
        Queue<Map<TopicPartition, Long>> left =
                new ConcurrentLinkedQueue<>(byNumber(ends).values());
        List<RecomputedSums> parts = Stream.generate(() -> new RecomputedSums(rules, workspace))
                .limit(workers(left.size()))
                .toList();
        try {
            SharedProgress shared = new SharedProgress(2 * sum(ends), progress);
            runAll(parts, shared, part -> {
                for (Map<TopicPartition, Long> next = left.poll(); next != null; next = left.poll()) {
                    compute(source, next, shared, part);
                }
            });
            parts.forEach(sums::take);
        } finally {
            parts.forEach(RecomputedSums::close);
        }
        sums.lists().selectNamed(sums.receipts());
        addUpTotals();
        roll();
    }

    /** The figures of one kind by key. */
    public Ledger ledger(RecomputedFigures figures) {
        return sums.ledger(figures);
    }

    /** The lists that summaries name, and their fates. */
    public ListSums lists() {
        return sums.lists();
    }

    /** The latest receipt of each key; empty if there are no receipts. */
    public Optional<Ledger> receipts() {
        return sums.receipts().figures();
    }

    /** The as-of day of each source: the latest statistical day of its accepted revisions. */
    public Map<String, LocalDate> asOf() {
        return Map.copyOf(sums.asOf());
    }

    @Override
    public void close() {
        sums.close();
    }

    private static int workers(int partitionNumbers) {
        int atMost = Math.min(MAX_WORKERS, Runtime.getRuntime().availableProcessors());
        return Math.max(1, Math.min(atMost, partitionNumbers));
    }

    /** Works on each part in a thread of its own. Returns when all have ended, and throws what the first one that failed has thrown. */
    private static void runAll(List<RecomputedSums> parts, SharedProgress progress, Consumer<RecomputedSums> work) {
        ExecutorService threads = Executors.newFixedThreadPool(parts.size(), Recomputation::thread);
        try {
            CompletableFuture.allOf(parts.stream()
                            .map(part -> CompletableFuture.runAsync(() -> noteFailure(progress, work, part), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
        progress.requireNoFailure();
    }

    private static void noteFailure(SharedProgress progress, Consumer<RecomputedSums> work, RecomputedSums part) {
        try {
            work.accept(part);
        } catch (RuntimeException | Error e) {
            progress.fail(e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "recomputation");
        thread.setDaemon(true);
        return thread;
    }

    private void compute(
            DocumentSource source, Map<TopicPartition, Long> ends, SharedProgress progress, RecomputedSums part) {
        try (PartitionRecomputation partition = new PartitionRecomputation(rules, workspace, part)) {
            source.read(ends, partition::read, progress.part(sum(ends)));
            partition.settleAll(progress.part(sum(ends)));
        }
    }

    /** Adds up daily changes, whose keys consist of the key of the total and the received day. */
    private void addUpTotals() {
        try (LedgerCursor changes = ledger(RecomputedFigures.CHANGES).sorted()) {
            while (changes.advance()) {
                String change = changes.keyText();
                ledger(RecomputedFigures.TOTALS).put(change.substring(0, change.lastIndexOf('|')), changes.figures());
            }
        }
    }

    /** Adds each daily total to the windows that contain its day. */
    private void roll() {
        new RollingSums(rules.reference(), sums.asOf())
                .add(ledger(RecomputedFigures.TOTALS), ledger(RecomputedFigures.ROLLING));
        sums.asOf().forEach((source, day) -> {
            for (int partition = 0; partition < rules.topics().rollingTotals().partitions(); partition++) {
                ledger(RecomputedFigures.CLOCKS).put(new AsOf(source, partition, day).key(), Figures.ofDay(day));
            }
        });
    }

    private static Map<Integer, Map<TopicPartition, Long>> byNumber(Map<TopicPartition, Long> ends) {
        Map<Integer, Map<TopicPartition, Long>> byNumber = new TreeMap<>();
        ends.forEach((partition, end) -> byNumber.computeIfAbsent(partition.partition(), number -> new HashMap<>())
                .put(partition, end));
        return byNumber;
    }

    private static long sum(Map<TopicPartition, Long> ends) {
        return ends.values().stream().mapToLong(end -> end).sum();
    }
}
