package io.landport.launcher.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** {@code landport rebuild} in a process of its own, which closing kills as {@code kill -9} does. */
final class RebuildProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Path printed;
    private final Process process;

    private RebuildProcess(Path printed, Process process) {
        this.printed = printed;
        this.process = process;
    }

    static RebuildProcess start(Path data, Path reference, String... options) throws IOException {
        Path printed = Files.createTempFile(reference.toAbsolutePath().getParent(), "rebuild", ".txt");
        List<String> command = new ArrayList<>(
                ChildJvm.command("rebuild", "--data", data.toString(), "--reference", reference.toString()));
        command.addAll(List.of(options));
        Process process = ChildJvm.process(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        return new RebuildProcess(printed, process);
    }

    /** Waits until it has come to a step. */
    void await(String step, Callable<Boolean> isThere) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isThere.call()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("the rebuild did not come to: " + step + "; it printed " + printed());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Waits until it asks for confirmation. */
    void awaitQuestion() throws Exception {
        await("the request for confirmation", () -> printed().contains("[y/N]"));
    }

    /** Confirms. */
    void confirm() throws IOException {
        process.getOutputStream().write("y\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private String printed() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
