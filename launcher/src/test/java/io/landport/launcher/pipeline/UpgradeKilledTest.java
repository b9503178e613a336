package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.FormatLevels;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.EmbeddedServers;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.instance.RunningStages;
import io.landport.operations.rebuild.NextGeneration;
import io.landport.operations.rebuild.Rebuild;
import io.landport.operations.rebuild.RebuildStep;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.LiveGeneration;
import io.landport.producer.publish.Publisher;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upgrades, forward and back, that are killed after each of their steps; and those that are refused. */
@Tag("server")
@Tag("long")
@Order(1) // takes long, so it starts first
final class UpgradeKilledTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Ports PORTS = new Ports(0, 0, true);
    private static final Set<RebuildStep> OF_BUILDING = Set.of(RebuildStep.REGISTERED, RebuildStep.TOPICS_CREATED);
    private static final String OF_SECTORS =
            "SELECT sector, sum(lines) FROM %s.daily_total WHERE lines > 0 GROUP BY 1 ORDER BY 1";

    @TempDir
    private Path folder;

    private Path data;
    private Path other;
    private Installation installation;
    private Stores store;
    private int cars;

    @BeforeEach
    void makeFolders() throws IOException {
        data = DataFolders.prepared(folder.resolve("data"));
        other = RebuildTest.reference(folder, "other", true);
    }

    /** Chapter 87 is of another sector in the new reference data. */
    @Test
    void shouldContinueWhereverItIsKilled() throws Exception {
        try (EmbeddedServers servers = servers();
                Publisher publisher = RebuildTest.publisher(servers.installation())) {
            // Given
            RebuildTest.publish(publisher, "oil", "270900");
            RebuildTest.publish(publisher, "no such chapter", "770000");
            publishCars(publisher);
            compute();
            int old = live().number();

            for (RebuildStep step : RebuildStep.values()) {
                // When
                killForward(step);
                publishCars(publisher);
                CommandRun forward = upgrade("--reference", other.toString(), "--yes");

                // Then
                assertThat(forward.err()).as("%s", step).isEmpty();
                assertThat(forward.exitCode()).isZero();
                int next = live().number();
                assertThat(live().referenceVersion()).isEqualTo("other");
                requireKept(old, step);
                compute();
                assertThat(sectors("public")).as("%s", step).isEqualTo(figures("machinery"));

                // When
                if (!OF_BUILDING.contains(step)) {
                    killBack(step);
                }
                publishCars(publisher);
                CommandRun back = upgrade("--back", "--yes");

                // Then
                assertThat(back.err()).as("%s", step).isEmpty();
                assertThat(back.exitCode()).isZero();
                assertThat(live().number()).as("%s", step).isEqualTo(old);
                requireKept(next, step);
                compute();
                assertThat(sectors("public")).as("%s", step).isEqualTo(figures("vehicles"));

                // When
                // A command that ends the kept generation was killed after the first of its two steps.
                LiveGeneration.generations(installation).put(generation(next).in(Phase.RETIRED));
                CommandRun end = upgrade("--end");

                // Then
                assertThat(end.exitCode()).isZero();
                assertThat(rejections(next)).isZero();
            }
            assertThat(RebuildTest.run(TestServers.environmentOf(installation), data, "verify")
                            .out())
                    .contains("Nothing differs.");
        }
    }

    @Test
    void shouldBeFinishedByTheNextStartIfKilledOnTheWayBack() throws Exception {
        // Given
        try (EmbeddedServers servers = servers();
                Publisher publisher = RebuildTest.publisher(servers.installation())) {
            RebuildTest.publish(publisher, "oil", "270900");
            publishCars(publisher);
            assertThat(upgrade("--reference", other.toString(), "--yes").exitCode())
                    .isZero();
            killBack(RebuildStep.LIVE);
        }

        // When
        try (Instance instance = Instance.start(data, PORTS, Map.of())) {
            installation = instance.installation().withoutGeneration();
            store = new Stores(installation);
            store.awaitAllOf(instance.installation(), PATIENCE);

            // Then
            assertThat(instance.installation().number()).isOne();
            assertThat(sectors("public")).isEqualTo(figures("vehicles"));
            assertThat(sectors("public_g2")).isEqualTo(figures("machinery"));
            assertThat(generation(2).isKept(now())).isTrue();
        }
    }

    /** The level of an installation that a version two releases later has upgraded. */
    @Test
    void shouldRefuseALevelThatItDoesNotReadAndChangeNothing() throws Exception {
        try (EmbeddedServers servers = servers()) {
            // Given
            installation = servers.installation();
            LiveGeneration.generations(installation).put(live().atLevel(FormatLevels.CURRENT + 2));
            List<Generation> registered = registered();

            // When
            CommandRun refused = upgrade("--reference", other.toString(), "--yes");

            // Then
            assertThat(refused.exitCode()).isOne();
            assertThat(refused.err())
                    .contains("has format level 3, and Landport 0.1.0 reads level 1: run a later version");
            assertThat(registered()).isEqualTo(registered);
            assertThat(data.resolve("reference")).doesNotExist();
            assertThat(store.rows("SELECT FROM pg_namespace WHERE nspname LIKE 'public\\_g%'"))
                    .isEmpty();
        }
    }

    private EmbeddedServers servers() {
        EmbeddedServers servers = EmbeddedServers.start(data, PORTS, Map.of());
        installation = servers.installation();
        store = new Stores(installation);
        return servers;
    }

    private void publishCars(Publisher publisher) throws Exception {
        cars++;
        RebuildTest.publish(publisher, "cars " + cars, "870323");
        publisher.flush();
    }

    private void killForward(RebuildStep step) {
        Installation live = LiveGeneration.of(installation);
        Optional<Path> given = Optional.of(other);
        Generation next = NextGeneration.after(live, given, OptionalInt.empty(), OptionalInt.empty(), now());
        Rebuild rebuild = killed(live, NextGeneration.withReference(live, given, next), step);
        requireKilled(() -> rebuild.run((changes, views) -> true));
    }

    private void killBack(RebuildStep step) {
        Installation live = LiveGeneration.of(installation);
        Generation kept = registered().stream()
                .filter(generation -> generation.isKept(now()))
                .findFirst()
                .orElseThrow();
        Rebuild rebuild = killed(live, live.of(kept, registered()), step);
        requireKilled(() -> rebuild.back((changes, views) -> true));
    }

    private static Rebuild killed(Installation live, Installation next, RebuildStep at) {
        return new Rebuild(live, next, Optional.of(now().plus(Duration.ofHours(1))), lag -> {}, step -> {
            if (step == at) {
                throw new Killed();
            }
        });
    }

    private static void requireKilled(ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOf(Killed.class);
    }

    private CommandRun upgrade(String... options) {
        String[] words = Stream.concat(Stream.of("upgrade"), Stream.of(options)).toArray(String[]::new);
        return RebuildTest.run(TestServers.environmentOf(installation), data, words);
    }

    /** Runs the stages of the live generation until the store has everything, as processes would that a supervisor restarts. */
    private void compute() {
        Installation live = LiveGeneration.of(installation);
        try (RunningStages stages = RunningStages.start(live)) {
            store.awaitAllOf(live, PATIENCE);
            stages.requireNoFailure();
        }
    }

    /** The other one is the only one that is live, and consumers can write to this one, which has its rejections. */
    private void requireKept(int number, RebuildStep step) throws SQLException {
        assertThat(registered())
                .as("%s", step)
                .filteredOn(generation -> generation.phase() == Phase.LIVE)
                .hasSize(1);
        assertThat(generation(number).isKept(now())).as("%s", step).isTrue();
        assertThat(GenerationStore.of(installation.of(generation(number))).isWritable())
                .as("%s", step)
                .isTrue();
        assertThat(store.rows("SELECT number, is_open FROM public_g" + number + ".store_generation"))
                .as("%s", step)
                .containsExactly(List.of(Integer.toString(number), "t"));
        assertThat(rejections(number)).as("%s", step).isOne();
    }

    private long rejections(int number) throws SQLException {
        return Long.parseLong(store.rows("SELECT count(*) FROM public_g" + number + ".rejected_document")
                .get(0)
                .get(0));
    }

    private List<List<String>> sectors(String schema) throws SQLException {
        return store.rows(OF_SECTORS.formatted(schema));
    }

    /** What is expected: one document of oil, and those of cars in their sector. */
    private List<List<String>> figures(String sectorOfCars) {
        return List.of(List.of("energy", "1"), List.of(sectorOfCars, Integer.toString(cars)));
    }

    private List<Generation> registered() {
        return LiveGeneration.generations(installation).all();
    }

    private Generation live() {
        return only(generation -> generation.phase() == Phase.LIVE);
    }

    private Generation generation(int number) {
        return only(generation -> generation.number() == number);
    }

    private Generation only(Predicate<Generation> which) {
        List<Generation> found = registered().stream().filter(which).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
