package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topics;
import io.landport.domain.Seed;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.domain.settle.WinnersLoop;
import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.StageFactory;
import io.landport.launcher.kafka.ClusterTopics;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.Progress;
import io.landport.launcher.settings.Settings;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.Publisher;
import io.landport.reference.ReferenceReader;
import io.landport.simulator.Pacer;
import io.landport.simulator.Simulation;
import io.landport.verify.Verification;
import io.landport.verify.VerificationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole pipeline on real servers: messages in any order with duplicates, the streams process and the consumer process
 * killed in the middle, and the store equal to the plain loop at the end.
 */
@Tag("server")
@Tag("long")
final class KilledInTheMiddleTest {
    private static final int MESSAGES = 9_000;
    private static final int DUPLICATES = 900;
    private static final int RATE = 1_500;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void shouldHoldTheTotalsOfThePlainLoop() throws Exception {
        // Given
        SplittableRandom random = Seed.random("KilledInTheMiddleTest");
        LocalDate today = LocalDate.now(Clock.systemUTC());
        List<TradeDocument> sent = shuffledWithDuplicates(random, today);
        List<TradeDocument> inOrderOfArrival = new ArrayList<>(sent);

        try (TestServers servers = TestServers.start(Files.createDirectories(folder.resolve("servers")))) {
            Installation installation = new Installation(Settings.read(servers.environment(), folder), folder);
            createTopics(installation);
            try (ChildStage streams = ChildStage.start("streams", folder.resolve("one"), servers.environment());
                    ChildStage otherStreams =
                            ChildStage.start("streams", folder.resolve("two"), servers.environment());
                    ChildStage consumer = ChildStage.start("consumer", folder.resolve("one"), servers.environment())) {
                List.of(streams, otherStreams, consumer).forEach(ChildStage::awaitReady);
                Stores store = new Stores(installation);

                // When
                publish(
                        installation,
                        sent,
                        MESSAGES / 3,
                        () -> inTheMiddle(installation, streams),
                        () -> inTheMiddle(installation, consumer));
                store.awaitAllOf(installation, PATIENCE);

                // Then
                assertThat(store.totals()).isEqualTo(expected(inOrderOfArrival, today));
                assertThat(store.sumsOfChanges()).isEqualTo(store.totals());
                assertThat(store.rejections()).isEqualTo(expectedRejections(inOrderOfArrival, today));
                assertThat(store.rows("SELECT DISTINCT fate FROM list_named").stream()
                                .map(row -> row.get(0)))
                        .contains("counted", "pending", "absent");
                assertThat(store.rows("SELECT 1 FROM list_not_counted")).isNotEmpty();
                assertThat(verified(installation, store).first()).isEmpty();
                assertThat(otherStreams.terminate()).isIn(0, 128 + 15);
                assertThat(consumer.terminate()).isIn(0, 128 + 15);
            }
        }
    }

    /** Includes the lists that are named and their fates. */
    private static VerificationReport verified(Installation installation, Stores store) {
        return new Verification(
                        StageFactory.of(installation).verification(20),
                        (step, done, of) -> {},
                        () -> store.awaitAllOf(installation, PATIENCE))
                .run();
    }

    /** Kills once some documents are counted and, at this pace, many are not. */
    private static void inTheMiddle(Installation installation, ChildStage stage) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            Progress progress = new Progress(cluster);
            while (read(progress, installation) == 0) {
                assertThat(System.nanoTime()).as("time to read a record").isLessThan(deadline);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        stage.killAndRestart();
    }

    private static long read(Progress progress, Installation installation) {
        return progress.committed(StageFactory.of(installation).streams().applicationId()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static List<TradeDocument> shuffledWithDuplicates(SplittableRandom random, LocalDate today) {
        Simulation simulation = Simulation.endingOn(today, random.nextLong(), ReferenceReader.bundled());
        List<TradeDocument> messages = new ArrayList<>();
        while (messages.size() < MESSAGES) {
            messages.add(simulation.get().document());
        }
        for (int i = 0; i < DUPLICATES; i++) {
            messages.add(messages.get(random.nextInt(MESSAGES)));
        }
        Collections.shuffle(messages, new Random(random.nextLong()));
        return messages;
    }

    private static void createTopics(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            ClusterTopics topics = new ClusterTopics(cluster, new Topics(""));
            topics.createMissing();
            LiveGeneration.registerFirst(installation, () -> Topics.DEFAULT_PARTITIONS);
            assertThat(topics.problems()).isEmpty();
        }
    }

    /** Publishes evenly, so that the stages are at work whenever something happens: after each so many messages, one thing. */
    private static void publish(Installation installation, List<TradeDocument> messages, int every, Runnable... events)
            throws PublishException {
        Pacer pace = Pacer.of(RATE);
        try (Publisher publisher =
                Publisher.to(installation.client(), installation.topics(), installation.wire(), Optional.empty())) {
            int sent = 0;
            for (TradeDocument message : messages) {
                assertThat(pace.awaitTurn()).isTrue();
                publisher.take(message);
                sent++;
                if (sent % every == 0 && sent / every <= events.length) {
                    events[sent / every - 1].run();
                }
            }
            publisher.flush();
        }
    }

    private static Map<String, List<String>> expected(List<TradeDocument> messages, LocalDate today) {
        Judge judge = new Judge(ReferenceReader.bundled());
        List<Judged> accepted = messages.stream()
                .map(message -> verdict(judge, message, today).accepted())
                .flatMap(Optional::stream)
                .toList();
        return Stores.printed(new WinnersLoop(accepted).totals());
    }

    private static Map<String, Long> expectedRejections(List<TradeDocument> messages, LocalDate today) {
        Judge judge = new Judge(ReferenceReader.bundled());
        Map<String, Long> byReason = new java.util.TreeMap<>();
        messages.forEach(message -> verdict(judge, message, today)
                .rejected()
                .map(Verdict.Rejected::reason)
                .map(Reason::code)
                .ifPresent(code -> byReason.merge(code, 1L, Long::sum)));
        return byReason;
    }

    private static Verdict verdict(Judge judge, TradeDocument message, LocalDate today) {
        return judge.judge(message, message.id().channel(), message.id().key(), today);
    }
}
