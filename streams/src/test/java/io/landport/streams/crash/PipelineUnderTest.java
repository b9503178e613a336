package io.landport.streams.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.BundledSchemas;
import io.landport.contract.FormatLevels;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import io.landport.reference.ReferenceReader;
import io.landport.streams.judge.JudgeProcessor;
import io.landport.streams.judge.RecordJudge;
import io.landport.streams.settle.ListProcessor;
import io.landport.streams.settle.ReceiptLog;
import io.landport.streams.settle.SettleProcessor;
import io.landport.streams.settle.Settled;
import io.landport.streams.settle.SettledCodecs;
import io.landport.streams.sink.Placed;
import io.landport.streams.total.TotalProcessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.processor.TaskId;

/** Both halves of the topology with several partitions each, the internal topics and the published values. */
final class PipelineUnderTest {
    static final Reference REFERENCE = ReferenceReader.bundled();

    private static final Wire WIRE = new Wire(new BundledSchemas());
    private static final byte[] GARBAGE = "no document".getBytes(StandardCharsets.UTF_8);
    private static final String NAMINGS = "by-list";
    private static final long MAX_MILLIS = 400;
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);
    private static final int LIST_PROCESSOR = 2;
    private static final int MAX_ROUNDS = 200;

    private final Path folder;
    private final SplittableRandom random;
    private final ManualTime time = new ManualTime();
    private final Topics documents;
    private final Topic<?> totals;
    private final SettledCodecs codecs;
    private final List<Sent> sent = new ArrayList<>();
    private final List<PartitionLog<byte[], byte[]>> customs;
    private final List<PartitionLog<byte[], byte[]>> ecommerce;
    private final List<PartitionLog<byte[], byte[]>> namings;
    private final List<PartitionLog<byte[], byte[]>> parcels;
    private final List<CrashableTask> tasks = new ArrayList<>();
    private final Published published = new Published();
    private final Map<String, Integer> homes = new HashMap<>();

    /**
     * @param folder of the state of its tasks
     * @param ofDocuments partitions of each document topic
     * @param ofTotals partitions of totals
     */
    PipelineUnderTest(Path folder, SplittableRandom random, int ofDocuments, int ofTotals) {
        this.folder = folder;
        this.random = random;
        this.documents = new Topics("", ofDocuments);
        this.totals = new Topics("", ofTotals).dailyTotals();
        this.codecs = SettledCodecs.of(documents, WIRE);
        this.customs = partitions(documents.documents(Channel.CUSTOMS).name(), ofDocuments);
        this.ecommerce = partitions(documents.documents(Channel.E_COMMERCE).name(), ofDocuments);
        this.namings = partitions(NAMINGS, ofDocuments);
        this.parcels = partitions("by-series", ofTotals);
        for (int partition = 0; partition < ofDocuments; partition++) {
            tasks.add(settle(partition));
        }
        for (int partition = 0; partition < ofTotals; partition++) {
            tasks.add(total(partition));
        }
    }

    /**
     * A message that was sent.
     *
     * @param isMisplaced whether the partition is not that of its key
     */
    record Sent(TestMessage message, String topic, int partition, long offset, long timestamp, boolean isMisplaced) {}

    void send(TestMessage message, long timestamp) {
        Topic<TradeDocument> topic = documents.documents(message.topic());
        byte[] key = message.key().getBytes(StandardCharsets.UTF_8);
        int home = topic.partitionOf(key);
        int number = message.isMisplaced() ? (home + 1) % topic.partitions() : home;
        var partition = (message.topic() == Channel.CUSTOMS ? customs : ecommerce).get(number);
        sent.add(new Sent(message, topic.name(), number, partition.size(), timestamp, number != home));
        TradeDocument document = message.document();
        partition.append(key, document == null ? GARBAGE : WIRE.codec(topic).encode(document), timestamp);
    }

    /** All messages in the order of sending. */
    List<Sent> sent() {
        return sent;
    }

    int partitionsOfTotals() {
        return parcels.size();
    }

    Published published() {
        return published;
    }

    /**
     * Lets a random event happen to a random task.
     *
     * @param calm the number of other events for one crash
     * @param most the largest number of records that are read at a time
     */
    void happen(int calm, int most) {
        CrashableTask task = tasks.get(random.nextInt(tasks.size()));
        if (random.nextInt(calm + 1) == 0) {
            task.crash();
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> task.commit();
            case 1 -> time.pass(random.nextLong(MAX_MILLIS));
            default -> step(task, 1 + random.nextInt(most));
        }
    }

    /** Lets every task read and commit until the condition holds.  */
    void workUntil(BooleanSupplier isReached) {
        for (int round = 0; !isReached.getAsBoolean(); round++) {
            if (round == MAX_ROUNDS) {
                throw new AssertionError("not reached after " + round + " commit intervals");
            }
            work();
        }
    }

    /** Lets a commit interval pass, in which every task reads and commits when it is due. */
    void work() {
        for (CrashableTask task : tasks) {
            step(task, Integer.MAX_VALUE);
            task.commit();
        }
        time.pass(COMMIT_INTERVAL.toMillis());
    }

    /** Crashes all tasks. */
    void crash() {
        tasks.forEach(CrashableTask::crash);
    }

    /** Whether no task has anything to read or to commit. */
    boolean isAtRest() {
        return tasks.stream().noneMatch(task -> task.hasMore() || task.isCommitDue());
    }

    private static void step(CrashableTask task, int records) {
        for (int left = records; left > 0 && task.hasMore(); left--) {
            task.step();
        }
    }

    private CrashableTask settle(int partition) {
        return new CrashableTask(
                new TaskId(0, partition),
                folder.resolve("0_" + partition),
                time,
                random,
                List.of(customs.get(partition), ecommerce.get(partition), namings.get(partition)),
                List.of(SettleProcessor.DOCUMENTS, SettleProcessor.NAMES, ListProcessor.LISTS),
                () -> List.of(
                        new JudgeProcessor(new RecordJudge(documents, WIRE, new Judge(REFERENCE), Set.of())),
                        new SettleProcessor(
                                Set.of(),
                                totals.partitions(),
                                this::partitionOf,
                                ReceiptLog.ON,
                                FormatLevels.writing(FormatLevels.FIRST)),
                        new ListProcessor(ReceiptLog.ON, FormatLevels.writing(FormatLevels.FIRST))),
                topic -> topic.equals(NAMINGS) ? LIST_PROCESSOR : 0,
                this::takeSettled);
    }

    private int partitionOf(String key) {
        return totals.partitionOf(key.getBytes(StandardCharsets.UTF_8));
    }

    private CrashableTask total(int partition) {
        return new CrashableTask(
                new TaskId(1, partition),
                folder.resolve("1_" + partition),
                time,
                random,
                List.of(parcels.get(partition)),
                List.of(TotalProcessor.TOTALS),
                () -> List.of(new TotalProcessor(
                        source -> REFERENCE
                                .source(source)
                                .filter(Source::isDatedByMonth)
                                .isPresent(),
                        FormatLevels.writing(FormatLevels.FIRST))),
                topic -> 0,
                output -> takeTotal(partition, output));
    }

    /** Totals are written to the partition of the task that adds them up. */
    private void takeTotal(int task, ForwardedRecord output) {
        Placed<?> placed = (Placed<?>) output.record().value();
        assertThat(placed.partition()).isEqualTo(task);
        String key = (String) output.record().key();
        assertThat(homes.computeIfAbsent(output.child() + key, first -> task))
                .as("the partition of %s", key)
                .isEqualTo(task);
        published.take(key, placed.value());
    }

    private void takeSettled(ForwardedRecord output) {
        Settled settled = (Settled) output.record().value();
        assertThat(output.child()).isEqualTo(settled.child());
        if (settled instanceof Settled.TotalsChanged changed) {
            int partition = Settled.TotalsChanged.partition(changed.key());
            parcels.get(partition).append(changed.key(), changed.value(codecs), time.millis());
        } else if (settled instanceof Settled.Naming naming) {
            int partition = documents.documents(Channel.E_COMMERCE).partitionOf(naming.key());
            namings.get(partition).append(naming.key(), naming.value(codecs), time.millis());
        } else if (settled instanceof Settled.ListNamed list) {
            published.take(list.named().key(), list.named());
        } else if (settled instanceof Settled.ListFateChanged list) {
            published.take(list.fate().key(), list.fate());
        } else if (settled instanceof Settled.Receipted receipted) {
            published.take(receipted.receipt().key(), receipted.receipt());
        } else if (settled instanceof Settled.RejectedDocument rejected) {
            published.takeRejection(rejected.rejection());
        } else if (settled instanceof Settled.UnreadableInput) {
            published.takeDeadLetter();
        } else {
            throw new IllegalStateException("settle forwards no " + settled);
        }
    }

    private static <K, V> List<PartitionLog<K, V>> partitions(String topic, int count) {
        List<PartitionLog<K, V>> partitions = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            partitions.add(new PartitionLog<>(topic, number));
        }
        return partitions;
    }
}
