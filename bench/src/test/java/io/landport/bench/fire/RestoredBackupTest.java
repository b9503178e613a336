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

/** The store's offsets are in the store: an older one goes on where it was. */
@Tag("server")
final class RestoredBackupTest {
    private static final int RATE = 1_000;
    private static final int MESSAGES = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir
    private Path data;

    @Test
    void shouldCatchUpByItself() throws Exception {
        // Given
        try (PipelineUnderFire pipeline = PipelineUnderFire.start(data);
                Load load = new Load(
                        pipeline.installation(),
                        pipeline.installation().reference(),
                        Seed.random("RestoredBackupTest").nextLong(),
                        RATE)) {
            Path folder = pipeline.servers().databaseFolder();
            Path backup = data.resolve("backup");
            publish(load);
            pipeline.awaitSettled();
            pipeline.servers().stopDatabase();
            copy(folder, backup);
            pipeline.servers().startDatabase();
            publish(load);
            pipeline.awaitSettled();

            // When
            pipeline.servers().stopDatabase();
            Files.move(folder, data.resolve("newer"));
            Files.move(backup, folder);
            pipeline.servers().startDatabase();
            pipeline.awaitSettled();

            // Then
            assertThat(pipeline.ended()).isEmpty();
            assertThat(pipeline.verify().first()).isEmpty();
            assertThat(pipeline.verify().isClean()).isTrue();
        }
    }

    private static void publish(Load load) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long before = load.published();
        Future<Long> publishing = load.start();
        while (load.published() < before + MESSAGES) {
            assertThat(System.nanoTime()).as("time to publish").isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        assertThat(load.stop(publishing)).isGreaterThanOrEqualTo(MESSAGES);
    }

    /** A copy of a stopped server's files is a backup, with owner and permissions as they were. */
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
