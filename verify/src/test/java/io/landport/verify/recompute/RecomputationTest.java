package io.landport.verify.recompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.Seed;
import io.landport.domain.judge.Origin;
import io.landport.domain.reference.Reference;
import io.landport.domain.total.Int128;
import io.landport.reference.ReferenceReader;
import io.landport.verify.FateBalance;
import io.landport.verify.InMemory;
import io.landport.verify.RandomRecords;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.LedgerCursor;
import io.landport.verify.ledger.Workspace;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sorting the records on disk gives the same aggregates as processing them one by one in memory. */
class RecomputationTest {
    private static final int RUNS = 10;
    private static final int RECORDS = 1_500;

    /** Holds a few entries, so that ledgers spill often. */
    private static final long TINY = 2_000;

    /** Longer than a worker needs to end, in nanoseconds. */
    private static final long LIMIT = 60_000_000_000L;

    private static final Reference REFERENCE = ReferenceReader.bundled();
    private static final Topics TOPICS = new Topics("", 3);

    private static final RecomputationRules RULES = new RecomputationRules(
            TOPICS, new Wire(new BundledSchemas()), REFERENCE, RecomputationTest::isQuarantined, LocalDate.MIN);

    @TempDir
    private Path folder;

    @Test
    void shouldEqualWhatIsAddedUpInMemory() throws Exception {
        SplittableRandom random = Seed.random("RecomputationTest");
        int named = 0;
        for (int run = 0; run < RUNS; run++) {
            // Given
            List<ConsumerRecord<byte[], byte[]>> records = new RandomRecords(random, TOPICS).records(RECORDS);
            InMemory expected = new InMemory(TOPICS, REFERENCE, records, RecomputationTest::isQuarantined);

            // When
            try (Workspace workspace = Workspace.in(folder, TINY);
                    Recomputation recomputation = new Recomputation(RULES, workspace)) {
                RecordsInMemory source = new RecordsInMemory(records);
                List<Long> left = new ArrayList<>();
                recomputation.run(source, source.ends(), (done, of) -> left.add(of - done));

                // Then
                assertThat(left).endsWith(0L).isSortedAccordingTo(Comparator.reverseOrder());
                assertThat(recomputation.ledger(RecomputedFigures.TOTALS).runs())
                        .isGreaterThan(10);
                assertThat(read(recomputation.ledger(RecomputedFigures.TOTALS)))
                        .isNotEmpty()
                        .isEqualTo(expected.totals);
                assertThat(read(recomputation.ledger(RecomputedFigures.WINNERS)))
                        .isEqualTo(expected.totals);
                assertThat(read(recomputation.ledger(RecomputedFigures.CHANGES)))
                        .isEqualTo(expected.changes);
                assertThat(read(recomputation.ledger(RecomputedFigures.ROLLING)))
                        .isNotEmpty()
                        .isEqualTo(expected.rolling);
                assertThat(read(recomputation.ledger(RecomputedFigures.COMMODITIES)))
                        .isNotEmpty()
                        .isEqualTo(expected.commodities);
                assertThat(read(recomputation.ledger(RecomputedFigures.FATES))).isEqualTo(expected.fates);
                assertThat(read(recomputation.lists().named())).isNotEmpty().isEqualTo(expected.namedLists);
                assertThat(read(recomputation.lists().fates())).isEqualTo(expected.listFates);
                assertThat(recomputation.asOf()).isEqualTo(expected.asOf);
                assertThat(read(recomputation.receipts().orElseThrow()))
                        .hasSizeGreaterThan(50)
                        .isEqualTo(expected.receipts);
                named += Math.toIntExact(expected.receipts.values().stream()
                        .filter(receipt -> receipt.get(4).signum() > 0)
                        .count());
                assertThat(read(recomputation.ledger(RecomputedFigures.CLOCKS)))
                        .hasSize(expected.asOf.size() * TOPICS.rollingTotals().partitions());
                assertThat(FateBalance.of("recomputed", recomputation.ledger(RecomputedFigures.FATES), Map.of()))
                        .hasSize(2)
                        .allSatisfy(balance -> {
                            assertThat(balance.unaccounted()).isZero();
                            assertThat(balance.fates()).containsKeys("quarantined", "rejected", "unreadable");
                        });
            }
        }
        assertThat(named).as("receipts of lists that summaries name").isPositive();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {TimeoutException.class, AssertionError.class})
    void shouldEndAllWorkersWhenOneFails(Class<? extends Throwable> failure) {
        // Given
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int partition = 0; partition < 3; partition++) {
            ends.put(new TopicPartition(TOPICS.documentNames().get(0), partition), 1L);
        }
        AtomicInteger left = new AtomicInteger();

        // When
        try (Workspace workspace = Workspace.in(folder, TINY);
                Recomputation recomputation = new Recomputation(RULES, workspace)) {
            ThrowingCallable run = () -> recomputation.run(
                    (ofPartition, to, progress) -> {
                        if (ofPartition.containsKey(
                                new TopicPartition(TOPICS.documentNames().get(0), 0))) {
                            throwNew(failure);
                        }
                        for (long end = System.nanoTime() + LIMIT; System.nanoTime() < end; ) {
                            progress.at(0, 1);
                        }
                        left.incrementAndGet();
                    },
                    ends,
                    (done, of) -> {});

            // Then
            assertThatThrownBy(run).isExactlyInstanceOf(failure);
        }
        assertThat(left).as("workers that did not end").hasValue(0);
    }

    private static void throwNew(Class<? extends Throwable> failure) {
        if (failure == AssertionError.class) {
            throw new AssertionError("broken");
        }
        throw new TimeoutException("no record");
    }

    private static Map<String, List<BigInteger>> read(Ledger ledger) {
        Map<String, List<BigInteger>> read = new TreeMap<>();
        try (LedgerCursor cursor = ledger.sorted()) {
            while (cursor.advance()) {
                if (!cursor.figures().isZero()) {
                    read.put(
                            cursor.keyText(),
                            cursor.figures().numbers().stream()
                                    .map(Int128::toBigInteger)
                                    .toList());
                }
            }
        }
        return read;
    }

    /** One record in some fifty. */
    private static boolean isQuarantined(Origin.TopicRecord record) {
        return record.offset() % 50 == 7;
    }
}
