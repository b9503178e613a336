package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.stage.LiveGeneration;
import io.landport.producer.publish.Publisher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generation that is replaced and kept, and made live again. */
@Tag("server")
@Tag("long")
@Order(1) // takes long, so it starts first
final class UpgradeTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String OF_SECTORS =
            "SELECT sector, sum(lines) FROM %s.daily_total WHERE lines > 0 GROUP BY 1 ORDER BY 1";

    @TempDir
    private Path folder;

    /** Chapter 87 is of another sector in the new reference data. */
    @Test
    void shouldKeepTheReplacedGenerationRunningAndSwapItBackWithoutAReplay() throws Exception {
        // Given
        Path data = folder.resolve("data");
        Path before = RebuildTest.reference(folder, "2026.11", false);
        Path after = RebuildTest.reference(folder, "other", true);
        Map<String, String> given = Map.of("LANDPORT_REFERENCE", before.toString());
        try (Instance instance = Instance.start(data, new Ports(0, 0, true), given);
                Publisher publisher = RebuildTest.publisher(instance.installation())) {
            Stores store = new Stores(instance.installation());
            RebuildTest.publish(publisher, "oil", "270900");
            RebuildTest.publish(publisher, "no such chapter", "770000");
            RebuildTest.publish(publisher, "cars", "870323");
            publisher.flush();
            store.awaitAllOf(LiveGeneration.of(instance.installation()), PATIENCE);

            // When
            CommandRun needless = upgrade(data, "--reference", after.toString(), "--yes", "--run", "1m");
            CommandRun upgrade = upgrade(data, "--reference", after.toString(), "--yes");

            // Then
            assertThat(needless.err()).contains("--run is not needed: 'landport up' on ");
            assertThat(upgrade.err()).isEmpty();
            assertThat(upgrade.out())
                    .contains(
                            "building generation 2 next to generation 1",
                            "us-bts",
                            "generation 2 is live. Generation 1 is kept",
                            "the store will need about ");
            RebuildTest.awaitGeneration(instance, 2);
            assertThat(Duration.between(
                            Clock.systemUTC().instant(), generation(instance, 1).keptUntil()))
                    .isBetween(Duration.ofHours(23), Duration.ofHours(24));
            assertThat(store.rows(OF_SECTORS.formatted("public")))
                    .containsExactly(List.of("energy", "1"), List.of("machinery", "1"));

            // And processes with the old reference data continue the old generation
            Map<String, String> old = new HashMap<>(TestServers.environmentOf(instance.installation()));
            old.putAll(given);
            old.put("LANDPORT_HTTP_PORT", "0");
            try (ChildStage streams = ChildStage.start("streams", folder.resolve("old streams"), old);
                    ChildStage consumer = ChildStage.start("consumer", folder.resolve("old consumer"), old);
                    ChildStage gateway = ChildStage.start("gateway", folder.resolve("old gateway"), old)) {
                List<ChildStage> processes = List.of(streams, consumer, gateway);
                processes.forEach(ChildStage::awaitReady);
                RebuildTest.publish(publisher, "more cars", "870323");
                publisher.flush();
                await(() -> store.rows(OF_SECTORS.formatted("public_g1"))
                        .equals(List.of(List.of("energy", "1"), List.of("vehicles", "2"))));
                store.awaitAllOf(instance.installation(), PATIENCE);
                assertThat(store.rows(OF_SECTORS.formatted("public")))
                        .containsExactly(List.of("energy", "1"), List.of("machinery", "2"));

                // And it is swapped back with what it has missed, while its processes run
                RebuildTest.publish(publisher, "even more cars", "870323");
                publisher.flush();
                CommandRun back = upgrade(data, "--back", "--yes");
                assertThat(back.err()).isEmpty();
                assertThat(back.out())
                        .contains(
                                "waiting until generation 1, which is kept",
                                "generation 1 is live. Generation 2 is kept",
                                "'landport upgrade' makes it live again");
                assertThat(upgrade(data, "--back", "--yes").out())
                        .contains("generation 1 is live, and no earlier one is kept");
                RebuildTest.awaitGeneration(instance, 1);
                // These have not ended.
                processes.forEach(ChildStage::awaitReady);
                RebuildTest.publish(publisher, "last cars", "870323");
                publisher.flush();
                store.awaitAllOf(instance.installation(), PATIENCE);
                assertThat(store.rows(OF_SECTORS.formatted("public")))
                        .containsExactly(List.of("energy", "1"), List.of("vehicles", "4"));
                assertThat(store.rejections()).isEqualTo(Map.of("commodity-without-sector", 1L));
                CommandRun verify = RebuildTest.run(Map.of(), data, "verify");
                assertThat(verify.out()).contains("Nothing differs.");
            }

            // And forward again, without another generation
            CommandRun again = upgrade(data, "--reference", after.toString(), "--yes");
            assertThat(again.out()).contains("waiting until generation 2, which is kept", "generation 2 is live");
            RebuildTest.awaitGeneration(instance, 2);
            store.awaitAllOf(instance.installation(), PATIENCE);
            assertThat(store.rows(OF_SECTORS.formatted("public")))
                    .containsExactly(List.of("energy", "1"), List.of("machinery", "4"));
            assertThat(RebuildTest.run(Map.of(), data, "verify").out()).contains("Nothing differs.");
            assertThat(upgrade(data, "--reference", after.toString()).out()).contains("nothing to upgrade");

            // And it ends
            assertThat(upgrade(data, "--end").out()).contains("generation 1 is no longer kept");
            assertThat(generation(instance, 1).phase()).isEqualTo(Phase.RETIRED);
            CommandRun tooLate = upgrade(data, "--back", "--yes");
            assertThat(tooLate.exitCode()).isOne();
            assertThat(tooLate.err()).contains("no generation is kept");
        }
    }

    private static CommandRun upgrade(Path data, String... options) {
        return RebuildTest.run(Map.of(), data, concat(options));
    }

    private static String[] concat(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "upgrade";
        System.arraycopy(options, 0, words, 1, options.length);
        return words;
    }

    private static Generation generation(Instance instance, int number) {
        Installation installation = instance.installation();
        return LiveGeneration.generations(installation).all().stream()
                .filter(generation -> generation.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
