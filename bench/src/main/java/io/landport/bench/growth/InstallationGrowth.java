package io.landport.bench.growth;

import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.MessageSender;
import io.landport.bench.comparison.LoadMain;
import io.landport.bench.fire.InstallationUnderTest;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.LandportProcess;
import io.landport.bench.process.ResourceUsage;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.StageChild;
import io.landport.bench.report.FigureRow;
import io.landport.bench.trial.Session;
import io.landport.bench.workload.Markers;
import io.landport.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Measures the stages {@code streams} and {@code consumer} with their store at each of several numbers of documents, and kills both; then
 * runs {@code landport verify} and {@code landport rebuild} with all documents.
 */
public record InstallationGrowth(Session session) {
    private static final Duration TIMEOUT = Duration.ofHours(2);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final double NANOS = 1e9;
    private static final double MEBIBYTE = 1024.0 * 1024;

    /**
     * A row for each size and for each command.
     *
     * @param sizes numbers of documents, ascending
     * @throws IllegalStateException if a process ends, or if the verification finds a difference
     */
    public List<FigureRow> run(List<Integer> sizes) throws IOException, InterruptedException {
        List<FigureRow> rows = new ArrayList<>();
        try (ServerProcesses servers = ServerProcesses.start(session.data().resolve("servers"));
                InstallationUnderTest underTest =
                        new InstallationUnderTest(session.data().resolve("own"), servers.settings())) {
            underTest.register();
            int published = 0;
            int markers = 0;
            for (int documents : sizes) {
                int messages = Workload.messages(documents);
                session.step("publishing messages %,d to %,d", published, messages);
                LoadMain.fill(servers.bootstrapServers(), session.seed(), published, messages);
                try (StageChild streams = StageChild.start("streams", folder("streams"), servers.settings());
                        StageChild consumer = StageChild.start("consumer", folder("consumer"), servers.settings())) {
                    add(
                            rows,
                            size(documents, (messages - published) / 2, servers, underTest, streams, consumer)
                                    .with("restart_s", restart(underTest, streams, consumer, markers++)));
                    if (documents == sizes.get(sizes.size() - 1)) {
                        add(rows, command("verify", servers, messages));
                        add(rows, command("rebuild --yes", servers, messages));
                    }
                }
                published = messages;
            }
        }
        return rows;
    }

    /** Shows a row at once, because the next one can take an hour. */
    private void add(List<FigureRow> rows, FigureRow row) {
        session.step("%s", row);
        rows.add(row);
    }

    /** @param timed number of messages, the last ones */
    private FigureRow size(
            int documents,
            int timed,
            ServerProcesses servers,
            InstallationUnderTest underTest,
            StageChild streams,
            StageChild consumer)
            throws IOException {
        session.step("processing up to %,d documents", documents);
        long left = awaitLag(underTest, timed, streams, consumer);
        long start = System.nanoTime();
        underTest.awaitCaughtUp(TIMEOUT);
        double seconds = (System.nanoTime() - start) / NANOS;
        return FigureRow.of("%,d documents".formatted(documents))
                .with("per_second", left / seconds)
                .with("streams_mib", streams.usage().peakBytes() / MEBIBYTE)
                .with("consumer_mib", consumer.usage().peakBytes() / MEBIBYTE)
                .with("state_mib", bytes(folder("streams")) / MEBIBYTE)
                .with("store_mib", bytes(servers.databaseFolder()) / MEBIBYTE)
                .with("servers_mib", bytes(servers.folder()) / MEBIBYTE);
    }

    /** The time from killing both until the store has a document that was sent afterwards, in seconds. */
    private double restart(InstallationUnderTest underTest, StageChild streams, StageChild consumer, int marker) {
        session.step("killing streams and consumer");
        long killed = System.nanoTime();
        streams.process().kill();
        consumer.process().kill();
        streams.restart();
        consumer.restart();
        try (MessageSender sender =
                new MessageSender(InputTopic.LANDPORT, underTest.installation().client(), 0)) {
            sender.send(Markers.document(marker));
        }
        underTest.awaitCaughtUp(TIMEOUT);
        return (System.nanoTime() - killed) / NANOS;
    }

    private FigureRow command(String command, ServerProcesses servers, int messages)
            throws IOException, InterruptedException {
        session.step("running %s", command);
        long start = System.nanoTime();
        long peak = 0;
        try (ChildProcess running = LandportProcess.of(
                        List.of(command.split(" ", -1)), folder("command"), servers.settings())
                .start()) {
            while (running.awaitExit(PAUSE).isEmpty()) {
                peak = Math.max(peak, ResourceUsage.of(running.pid()).peakBytes());
            }
            int code = running.exitCode().orElseThrow();
            if (code != 0) {
                throw new IllegalStateException(command + " ended with exit code " + code);
            }
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        return FigureRow.of(command)
                .with("per_second", messages / seconds)
                .with("seconds", seconds)
                .with("peak_mib", peak / MEBIBYTE);
    }

    /** Waits until streams has left at most so many messages, and returns how many. */
    private static long awaitLag(InstallationUnderTest underTest, int most, StageChild... stages) {
        long lag = underTest.unreadDocuments();
        while (lag > most) {
            for (StageChild stage : stages) {
                stage.process().requireAlive();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            lag = underTest.unreadDocuments();
        }
        return lag;
    }

    private Path folder(String name) {
        return session.data().resolve(name);
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .filter(file -> file.isFile())
                    .mapToLong(file -> file.length())
                    .sum();
        }
    }
}
