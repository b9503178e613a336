package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.installation.Installation;
import io.landport.installation.settings.DatabaseLogin;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.stage.LiveGeneration;
import io.landport.producer.publish.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rebuild that is killed at each of its steps. Until it is confirmed the live generation stays; after that another rebuild
 * or the next start of {@code up} finishes it.
 */
@Tag("server")
@Tag("long")
@Order(1) // takes long, so it starts first
final class RebuildKilledTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String BY_SECTOR =
            "SELECT sector, sum(lines) FROM daily_total WHERE lines > 0 GROUP BY 1 ORDER BY 1";
    private static final List<List<String>> OLD = List.of(List.of("energy", "1"), List.of("vehicles", "1"));
    private static final List<List<String>> NEW = List.of(List.of("energy", "1"), List.of("machinery", "1"));

    @TempDir
    private Path folder;

    private Path data;
    private Path other;
    private Map<String, String> environment;

    @BeforeEach
    void makeReferenceData() throws IOException {
        data = folder.resolve("data");
        other = RebuildTest.reference(folder, "other", true);
        Path given = RebuildTest.reference(folder, "2026.11", false);
        environment = Map.of("LANDPORT_REFERENCE", given.toString());
    }

    @Test
    void shouldChangeNothingIfKilledBeforeItIsConfirmed() throws Exception {
        try (Instance instance = start()) {
            // Given
            Stores store = published(instance);

            // When
            try (RebuildProcess rebuild = RebuildProcess.start(data, other)) {
                rebuild.awaitQuestion();
            }

            // Then
            assertThat(store.rows(BY_SECTOR)).isEqualTo(OLD);
            assertThat(LiveGeneration.of(instance.installation()).number()).isOne();
            assertThat(instance.reasonsNotReady()).isEmpty();
        }
    }

    @Test
    void shouldChangeNothingUntilItIsConfirmedAndThenBeFinishedByTheInstance() throws Exception {
        try (Instance instance = start()) {
            // Given
            Stores store = published(instance);
            Installation installation = instance.installation();

            // When
            try (RebuildProcess rebuild = RebuildProcess.start(data, other)) {
                rebuild.await("its copy of the reference data", () -> Files.exists(data.resolve("reference")));
            }
            try (RebuildProcess rebuild = RebuildProcess.start(data, other)) {
                rebuild.await("generation 2", () -> isRegistered(installation, 2));
            }
            try (RebuildProcess rebuild = RebuildProcess.start(data, other)) {
                rebuild.await("the tables of generation 3", () -> hasTables(store, 3));
            }
            try (RebuildProcess rebuild = RebuildProcess.start(data, other)) {
                rebuild.awaitQuestion();
            }

            // Then
            assertThat(store.rows(BY_SECTOR)).isEqualTo(OLD);
            assertThat(LiveGeneration.of(installation).number()).isOne();
            assertThat(instance.reasonsNotReady()).isEmpty();

            // When
            try (RebuildProcess rebuild = RebuildProcess.start(data, other);
                    Connection writer = connect(instance)) {
                rebuild.awaitQuestion();
                // Writers hold this row while they write, and closing the store waits for them.
                lock(writer, "SELECT number FROM store_generation FOR SHARE");
                rebuild.confirm();
                rebuild.await(
                        "generation 5 live",
                        () -> LiveGeneration.of(installation).number() == 5);
            }

            // Then
            RebuildTest.awaitGeneration(instance, 5);
            store.awaitAllOf(instance.installation(), PATIENCE);
            assertThat(store.rows(BY_SECTOR)).isEqualTo(NEW);
            assertThat(LiveGeneration.generations(installation).all())
                    .extracting(Generation::phase)
                    .containsExactly(Phase.RETIRED, Phase.RETIRED, Phase.RETIRED, Phase.RETIRED, Phase.LIVE);
        }
    }

    @Test
    void shouldBeFinishedByTheNextStartIfKilledBeforeTheSwap() throws Exception {
        // When
        killBeforeTheSwap();

        // Then
        try (Instance instance = start()) {
            assertThat(instance.installation().number()).isEqualTo(2);
            Stores store = new Stores(instance.installation());
            store.awaitAllOf(instance.installation(), PATIENCE);
            assertThat(store.rows(BY_SECTOR)).isEqualTo(NEW);
        }
    }

    @Test
    void shouldBeFinishedByAnotherRebuildIfKilledBeforeTheSwap() throws Exception {
        // Given
        killBeforeTheSwap();

        // When
        CommandRun finished = RebuildTest.run(Map.of(), data, "rebuild", "--yes");

        // Then
        assertThat(finished.err()).isEmpty();
        assertThat(finished.out()).contains("generation 2 is live: interrupted swap finished");
        try (Instance instance = start()) {
            assertThat(LiveGeneration.generations(instance.installation()).all())
                    .extracting(Generation::phase)
                    .containsExactly(Phase.RETIRED, Phase.LIVE);
        }
    }

    @Test
    void shouldNotBeHeldUpByAnAnalystWhoLeavesATransactionOpen() throws Exception {
        // Given
        environment = Map.of(
                "LANDPORT_REFERENCE", environment.get("LANDPORT_REFERENCE"), "LANDPORT_DATABASE_ANALYST_TIMEOUT", "3s");
        try (Instance instance = start()) {
            Stores store = published(instance);
            DatabaseLogin analyst = instance.installation().settings().analystsStore();
            try (Connection reader = DriverManager.getConnection(analyst.url(), analyst.user(), analyst.password())) {
                lock(reader, "SELECT count(*) FROM daily_total");

                // When
                CommandRun rebuilt =
                        RebuildTest.run(Map.of(), data, "rebuild", "--yes", "--reference", other.toString());

                // Then
                assertThat(rebuilt.exitCode()).as(rebuilt.err()).isZero();
                RebuildTest.awaitGeneration(instance, 2);
                assertThat(store.rows(BY_SECTOR)).isEqualTo(NEW);
            }
        }
    }

    @Test
    void shouldLeaveAFolderToTheNextStartIfKilledWithTheServersThatItRan() throws Exception {
        // Given
        try (Instance instance = start()) {
            published(instance);
        }

        // When
        try (RebuildProcess rebuild = RebuildProcess.start(data, other)) {
            rebuild.awaitQuestion();
        }

        // Then
        try (Instance instance = start()) {
            assertThat(instance.installation().number()).isOne();
            assertThat(new Stores(instance.installation()).rows(BY_SECTOR)).isEqualTo(OLD);
        }
    }

    /**
     * Kills a rebuild whose generation is live and not swapped in, and stops the instance. Not later: once the stages of the rebuild have
     * stopped, the instance finishes the swap itself.
     */
    private void killBeforeTheSwap() throws Exception {
        try (Instance instance = start()) {
            Stores store = published(instance);
            try (RebuildProcess rebuild = RebuildProcess.start(data, other);
                    Connection reader = connect(instance)) {
                rebuild.awaitQuestion();
                lock(reader, "SELECT count(*) FROM daily_total");
                rebuild.confirm();
                rebuild.await(
                        "generation 2 live",
                        () -> LiveGeneration.of(instance.installation()).number() == 2);
            }
            assertThat(store.rows(BY_SECTOR)).isEqualTo(OLD);
        }
    }

    private Instance start() {
        return Instance.start(data, new Ports(0, 0, true), environment);
    }

    /** One document of chapter 27 and one of chapter 87, which the other reference data moves. */
    private static Stores published(Instance instance) throws Exception {
        try (Publisher publisher = RebuildTest.publisher(instance.installation())) {
            RebuildTest.publish(publisher, "oil", "270900");
            RebuildTest.publish(publisher, "cars", "870323");
            publisher.flush();
        }
        Stores store = new Stores(instance.installation());
        store.awaitAllOf(LiveGeneration.of(instance.installation()), PATIENCE);
        return store;
    }

    private static boolean isRegistered(Installation installation, int number) {
        return LiveGeneration.generations(installation).all().stream()
                .anyMatch(generation -> generation.number() == number);
    }

    private static boolean hasTables(Stores store, int number) throws SQLException {
        return !store.rows("SELECT FROM pg_tables WHERE tablename = 'sink_offset' AND schemaname = 'public_g" + number
                        + "'")
                .isEmpty();
    }

    private static Connection connect(Instance instance) throws SQLException {
        DatabaseLogin owner = instance.installation().settings().ownersStore();
        return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
    }

    /** Holds the locks that a query takes until the connection is closed. */
    private static void lock(Connection connection, String query) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(query);
        }
    }
}
