package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.EmbeddedServers;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.stage.LiveGeneration;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.Publisher;
import io.landport.reference.ReferenceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New generations next to a running one and on a folder that lost its state. */
@Tag("server")
final class RebuildTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(5);

    @TempDir
    private Path folder;

    /** Chapter 87 is of another sector in the new reference data; chapter 27 is not touched. */
    @Test
    void shouldSwapAtOneMomentWhileAFeedGoesOn() throws Exception {
        // Given
        Path data = folder.resolve("data");
        Map<String, String> given =
                Map.of("LANDPORT_REFERENCE", reference(folder, "2026.11", false).toString());
        try (Instance instance = Instance.start(data, new Ports(0, 0, true), given);
                Publisher publisher = publisher(instance.installation())) {
            Stores store = new Stores(instance.installation());
            publish(publisher, "oil", "270900");
            publish(publisher, "cars", "870323");
            publisher.flush();
            store.awaitAllOf(LiveGeneration.of(instance.installation()), PATIENCE);
            store.change("GRANT SELECT (source, lines) ON daily_total TO PUBLIC");
            store.change("GRANT SELECT ON rolling_current TO PUBLIC");
            AtomicBoolean isOver = new AtomicBoolean();
            CompletableFuture<Void> feed = CompletableFuture.runAsync(() -> feed(publisher, isOver));
            CompletableFuture<List<Seen>> reader = CompletableFuture.supplyAsync(() -> read(instance, isOver));

            // When
            CommandRun rebuild = run(
                    Map.of(),
                    data,
                    "rebuild",
                    "--reference",
                    reference(folder, "other", true).toString(),
                    "--yes");

            // Then
            assertThat(rebuild.err()).isEmpty();
            assertThat(rebuild.out())
                    .contains("building generation 2 next to generation 1", "us-bts", "generation 2 is live");
            awaitGeneration(instance, 2);
            isOver.set(true);
            feed.join();
            store.awaitAllOf(instance.installation(), PATIENCE);
            requireOldThenNew(reader.join());
            CommandRun verify = run(Map.of(), data, "verify");
            assertThat(verify.out()).contains("Nothing differs.");
            assertThat(verify.exitCode()).isZero();
            assertThat(store.rows("SELECT 1 FROM public_g1.daily_total WHERE sector = 'machinery'"))
                    .as("the retired generation")
                    .isEmpty();
            assertThat(store.rows("SELECT * FROM daily_change WHERE sector = 'energy'"))
                    .as("vintages of what the reference data did not change")
                    .hasSize(1)
                    .isEqualTo(store.rows("SELECT * FROM public_g1.daily_change WHERE sector = 'energy'"));
            assertThat(store.rows("SELECT count(*) FROM pg_class c, aclexplode(relacl) a WHERE grantee = 0"
                            + " AND relname = 'rolling_current' AND relnamespace = 'public'::regnamespace"))
                    .containsExactly(List.of("1"));
            assertThat(store.rows("SELECT count(*) FROM pg_attribute t, aclexplode(attacl) a WHERE grantee = 0"
                            + " AND attrelid = 'public.daily_total'::regclass"))
                    .containsExactly(List.of("2"));

            assertThat(
                            store.rows(
                                    "SELECT r, has_table_privilege('landport_analyst', r, 'SELECT'),"
                                            + " has_table_privilege('landport_writer', r, 'INSERT') FROM unnest(ARRAY['daily_change',"
                                            + " 'daily_change_fact', 'public_g1.daily_change']) AS r"
                                            + " WHERE has_schema_privilege('landport_analyst', coalesce(substring(r, '(.*)\\.'), 'public'), 'USAGE')"))
                    .containsExactly(List.of("daily_change", "t", "f"), List.of("daily_change_fact", "f", "t"));
            CommandRun query = run(Map.of(), data, "query", "daily", "--by", "sector", "--format", "csv");
            assertThat(query.err()).isEmpty();
            assertThat(query.out()).contains("machinery,", "energy,1,");

            // And who has the old reference data refuses
            Map<String, String> old = new HashMap<>(TestServers.environmentOf(instance.installation()));
            old.putAll(given);
            old.put("LANDPORT_HTTP_PORT", "0");
            for (String stage : List.of("streams", "consumer", "verify")) {
                CommandRun refused = run(old, folder.resolve("elsewhere"), stage);
                assertThat(refused.exitCode()).as(stage).isOne();
                assertThat(refused.err()).contains("generation 2 has version other", "'landport rebuild'");
            }
        }
        try (Instance again = Instance.start(data, new Ports(0, 0, true), given)) {
            assertThat(again.installation().number()).isEqualTo(2);
            assertThat(again.installation().reference().version()).isEqualTo("other");
        }
    }

    @Test
    @Tag("long")
    void shouldMakeUpForLostStateInAnotherWidth() throws Exception {
        // Given
        Path data = folder.resolve("data");
        try (Instance instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, true), Map.of());
                Publisher publisher = publisher(instance.installation())) {
            publish(publisher, "oil", "270900");
            publish(publisher, "no such chapter", "770000");
            publisher.flush();
            new Stores(instance.installation()).awaitAllOf(instance.installation(), PATIENCE);
        }
        try (EmbeddedServers servers = EmbeddedServers.start(data, new Ports(0, 0, true), Map.of());
                Admin admin = Admin.create(new HashMap<>(servers.installation().client()))) {
            List<String> internal = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith("landport-streams"))
                    .toList();
            assertThat(internal).isNotEmpty();
            admin.deleteTopics(internal).all().get();
        }

        // When
        CommandRun rebuild = run(Map.of(), data, "rebuild", "--partitions", "2", "--yes");

        // Then
        assertThat(rebuild.err()).isEmpty();
        assertThat(rebuild.out()).contains("No figure changes.", "generation 2 is live");
        try (EmbeddedServers servers = EmbeddedServers.start(data, new Ports(0, 0, true), Map.of())) {
            assertThat(
                            new Stores(servers.installation())
                                    .rows(
                                            "SELECT schemaname FROM pg_indexes WHERE indexname LIKE 'daily\\_total\\_fact\\_%\\_rows'"))
                    .contains(List.of("public_partitions"));
        }
        try (Instance instance = Instance.start(data, new Ports(0, 0, true), Map.of());
                Publisher publisher = publisher(instance.installation())) {
            Stores store = new Stores(instance.installation());
            publish(publisher, "more oil", "270900");
            publisher.flush();
            store.awaitAllOf(instance.installation(), PATIENCE);
            assertThat(store.rows("SELECT sum(lines) FROM daily_total")).containsExactly(List.of("2"));
            assertThat(store.rejections()).isEqualTo(Map.of("commodity-without-sector", 1L));
            assertThat(store.rows("SELECT count(DISTINCT topic_partition) FROM rolling_clock"))
                    .containsExactly(List.of("2"));
            assertThat(run(Map.of(), data, "verify").exitCode()).isZero();
        }
    }

    /** What a reader sees at one moment: lines by sector. */
    private record Seen(long vehicles, long machinery, long energy) {}

    private static void requireOldThenNew(List<Seen> seen) {
        assertThat(seen).allMatch(state -> state.energy() == 1);
        assertThat(seen).allMatch(state -> state.vehicles() == 0 ^ state.machinery() == 0);
        List<Boolean> isNew = seen.stream().map(state -> state.machinery() > 0).toList();
        assertThat(isNew).contains(false, true).isSorted();
        List<Long> lines =
                seen.stream().map(state -> state.vehicles() + state.machinery()).toList();
        assertThat(lines).as("no dip").isSorted();
    }

    private static List<Seen> read(Instance instance, AtomicBoolean isOver) {
        var at = instance.installation().settings().store();
        List<Seen> seen = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(at.url(), at.user(), at.password());
                Statement statement = connection.createStatement()) {
            while (!isOver.get()) {
                try (ResultSet row =
                        statement.executeQuery("SELECT coalesce(sum(lines) FILTER (WHERE sector = 'vehicles'), 0),"
                                + " coalesce(sum(lines) FILTER (WHERE sector = 'machinery'), 0),"
                                + " coalesce(sum(lines) FILTER (WHERE sector = 'energy'), 0) FROM daily_total")) {
                    row.next();
                    Seen now = new Seen(row.getLong(1), row.getLong(2), row.getLong(3));
                    if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(now)) {
                        seen.add(now);
                    }
                }
            }
            return seen;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void feed(Publisher publisher, AtomicBoolean isOver) {
        try {
            for (int number = 0; !isOver.get(); number++) {
                publish(publisher, "fed " + number, "870323");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            publisher.flush();
        } catch (PublishException e) {
            throw new IllegalStateException(e);
        }
    }

    static void publish(Publisher publisher, String id, String commodity) throws PublishException {
        publisher.take(new Draft(Samples.american())
                .id(new DocumentId(Channel.CUSTOMS, "us-bts", id))
                .lines(new LineBuilder(commodity, 10_000).netWeight(1_000L).build())
                .declaration());
    }

    static Publisher publisher(Installation installation) {
        return Publisher.to(installation.client(), installation.topics(), installation.wire(), Optional.empty());
    }

    static void awaitGeneration(Instance instance, int number) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (instance.installation().number() != number
                || !instance.reasonsNotReady().isEmpty()
                || !Files.exists(instance.installation().data().resolve("landport.env"))) {
            instance.requireNoFailure();
            assertThat(System.nanoTime()).as("still the old generation").isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The bundled reference data under a version; if moved, with chapter 87 in the machinery sector. */
    static Path reference(Path folder, String version, boolean isMoved) throws IOException {
        Path to = Files.createDirectories(folder.resolve("reference-" + version));
        ReferenceFolder.in(to);
        Files.writeString(to.resolve("version.txt"), version + "\n");
        if (isMoved) {
            String sectors = Files.readString(to.resolve("sectors.csv"));
            assertThat(sectors).contains("XVI,84\n").contains("XVII,86-89\n");
            Files.writeString(
                    to.resolve("sectors.csv"),
                    sectors.replace("XVII,86-89\n", "XVII,86;88-89\n").replace("XVI,84\n", "XVI,84;87\n"));
        }
        return to;
    }

    static CommandRun run(Map<String, String> environment, Path data, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        return CommandRun.of(environment, all.toArray(String[]::new));
    }
}
