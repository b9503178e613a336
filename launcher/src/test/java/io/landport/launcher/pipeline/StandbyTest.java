package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topics;
import io.landport.domain.Seed;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several streams processes with copies of all state, one of them killed for good in the middle: the others continue with their
 * copies, and the store equals the plain loop at the end. With less than a thousand records in a log Kafka Streams does not care which of
 * the others has a copy, so all of them have one.
 */
@Tag("server")
@Tag("long")
final class StandbyTest {
    private static final int MESSAGES = 9_000;
    private static final int KILLED_AFTER = 6_000;
    private static final int RATE = 1_000;

    /** Without standbys the survivors restore at least a third. */
    private static final long MAX_RESTORED_PERCENT = 15;

    private static final long PERCENT = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern RESTORED = Pattern.compile("restored store=\\S+ partition=\\d+ records=(\\d+)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void shouldContinueWithTheCopiesOfAKilledProcess(int processes) throws Exception {
        // Given
        LocalDate today = LocalDate.now(Clock.systemUTC());
        List<TradeDocument> messages = messages(today);
        try (TestServers servers = TestServers.start(Files.createDirectories(folder.resolve("servers")))) {
            Installation installation = new Installation(Settings.read(servers.environment(), folder), folder);
            createTopics(installation);
            List<ChildStage> streams = new ArrayList<>();
            try (ChildStage consumer = ChildStage.start("consumer", folder.resolve("sink"), servers.environment())) {
                for (int process = 0; process < processes; process++) {
                    streams.add(ChildStage.start(
                            "streams",
                            folder.resolve("streams-" + process),
                            withStandbys(processes - 1, servers.environment()),
                            log(process)));
                }
                streams.forEach(ChildStage::awaitReady);
                consumer.awaitReady();
                Stores store = new Stores(installation);
                publish(installation, messages.subList(0, KILLED_AFTER / 2));
                store.awaitAllOf(installation, PATIENCE);
                publish(installation, messages.subList(KILLED_AFTER / 2, KILLED_AFTER));

                // When
                long restoredBefore = restored(processes);
                long logged = logged(installation);
                streams.get(0).kill();
                publish(installation, messages.subList(KILLED_AFTER, MESSAGES));
                store.awaitAllOf(installation, PATIENCE);

                // Then
                assertThat(store.totals()).isEqualTo(expected(messages, today));
                assertThat((restored(processes) - restoredBefore) * PERCENT / logged)
                        .as("percent of %d logged records that the survivors restored", logged)
                        .isLessThan(MAX_RESTORED_PERCENT);
            } finally {
                streams.forEach(ChildStage::close);
            }
        }
    }

    private Path log(int process) {
        return folder.resolve("streams-" + process + ".log");
    }

    /** How many records all processes but the first have restored. */
    private long restored(int processes) throws IOException {
        long restored = 0;
        for (int process = 1; process < processes; process++) {
            try (Stream<MatchResult> lines =
                    RESTORED.matcher(Files.readString(log(process))).results()) {
                restored +=
                        lines.mapToLong(line -> Long.parseLong(line.group(1))).sum();
            }
        }
        return restored;
    }

    /** About how many records all changelogs contain; markers of transactions are counted too. */
    private static long logged(Installation installation) {
        String application = StageFactory.of(installation).streams().applicationId();
        Set<String> changelogs = Stream.of("documents", "names", "lists", "totals")
                .map(store -> application + '-' + store + "-changelog")
                .collect(Collectors.toSet());
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            return new Progress(cluster)
                    .ends(changelogs).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
        }
    }

    private static Map<String, String> withStandbys(int standbys, Map<String, String> environment) {
        Map<String, String> more = new HashMap<>(environment);
        more.put("LANDPORT_STANDBY_REPLICAS", Integer.toString(standbys));
        return more;
    }

    private static List<TradeDocument> messages(LocalDate today) {
        Simulation simulation =
                Simulation.endingOn(today, Seed.random("StandbyTest").nextLong(), ReferenceReader.bundled());
        return Stream.generate(() -> simulation.get().document())
                .limit(MESSAGES)
                .toList();
    }

    private static void createTopics(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            new ClusterTopics(cluster, new Topics("")).createMissing();
            LiveGeneration.registerFirst(installation, () -> Topics.DEFAULT_PARTITIONS);
        }
    }

    private static void publish(Installation installation, List<TradeDocument> messages) throws PublishException {
        Pacer pace = Pacer.of(RATE);
        try (Publisher publisher =
                Publisher.to(installation.client(), installation.topics(), installation.wire(), Optional.empty())) {
            for (TradeDocument message : messages) {
                assertThat(pace.awaitTurn()).isTrue();
                publisher.take(message);
            }
            publisher.flush();
        }
    }

    private static Map<String, List<String>> expected(List<TradeDocument> messages, LocalDate today) {
        Judge judge = new Judge(ReferenceReader.bundled());
        List<Judged> accepted = messages.stream()
                .map(message -> judge.judge(
                                message, message.id().channel(), message.id().key(), today)
                        .accepted())
                .flatMap(Optional::stream)
                .toList();
        return Stores.printed(new WinnersLoop(accepted).totals());
    }
}
