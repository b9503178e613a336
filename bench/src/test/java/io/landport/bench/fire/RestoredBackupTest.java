package io.landport.bench.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Offsets are part of the store, so a consumer resumes from the offsets of a restored backup. */
@Tag("server")
@ResourceLock("pipeline") // two would be twenty processes
final class RestoredBackupTest {
    private static final int RATE = 1_000;
    private static final int MESSAGES = 2_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir
    private Path data;

    @Test
    void shouldCatchUpAfterABackupIsRestored() throws Exception {
        // Given
        try (PipelineUnderFire pipeline = PipelineUnderFire.start(data);
                SimulatedLoad load = new SimulatedLoad(
                        pipeline, Seed.random("RestoredBackupTest").nextLong(), RATE)) {
            Path folder = pipeline.servers().databaseFolder();
            Path backup = data.resolve("backup");
            publish(load);
            pipeline.awaitCaughtUp();
            pipeline.servers().stopDatabase();
            copy(folder, backup);
            pipeline.servers().startDatabase();
            publish(load);
            pipeline.awaitCaughtUp();

            // When
            pipeline.servers().stopDatabase();
            Files.move(folder, data.resolve("newer"));
            Files.move(backup, folder);
            pipeline.servers().startDatabase();
            pipeline.awaitCaughtUp();

            // Then
            assertThat(pipeline.ended()).isEmpty();
            assertThat(pipeline.verify().first()).isEmpty();
            assertThat(pipeline.verify().isClean()).isTrue();
        }
    }

    private static void publish(SimulatedLoad load) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        long before = load.published();
        Future<Long> publishing = load.start();
        while (load.published() < before + MESSAGES) {
            assertThat(System.nanoTime()).as("time to publish").isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        assertThat(load.stop(publishing)).isGreaterThanOrEqualTo(MESSAGES);
    }

    /** Copies the files of the stopped server, with owner and permissions. */
    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(from)) {
            all = below.toList();
        }
        for (Path file : all) {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
