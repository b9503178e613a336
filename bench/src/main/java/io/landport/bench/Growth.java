package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.World;
import io.landport.bench.process.Delivery;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.TopicReading;
import io.landport.bench.trial.Trial;
import io.landport.bench.trial.TrialOutcome;
import io.landport.bench.trial.Watch;
import io.landport.bench.workload.Markers;
import io.landport.bench.workload.Oracle;
import io.landport.bench.workload.Sums;
import io.landport.bench.workload.Workload;
import io.landport.domain.document.TradeDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What becomes of one streams stage as its documents grow: it works off the input up to each size, is measured on the last
 * part of it, killed, and started again on the same folder.
 */
final class Growth {
    /** Throughput is that of the last so many messages of each size. */
    private static final int MEASURED = 800_000;

    private static final int PERCENT = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Candidate candidate;
    private final Path data;
    private final long seed;
    private final Consumer<String> progress;

    /** @param candidate whose totals stand in a topic */
    Growth(Candidate candidate, Path data, long seed, Consumer<String> progress) {
        this.candidate = candidate;
        this.data = data;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * What one size led to.
     *
     * @param documents of state
     * @param restart from {@code kill -9} to the total of a document sent meanwhile, as a committed reader sees it; empty if
     *     it did not come
     */
    record Stage(int documents, TrialOutcome outcome, Optional<Duration> restart) {}

    /** @param sizes numbers of documents, ascending */
    List<Stage> run(List<Integer> sizes) throws IOException, SQLException {
        List<Stage> stages = new ArrayList<>();
        try (ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
                Watch watch = new Watch(servers.bootstrapServers())) {
            watch.make(candidate.input());
            fill(servers, 0, messages(sizes.get(0)));
            try (RunningProgram running = RunningProgram.start(candidate, world(servers, 0), watch)) {
                for (int index = 0; index < sizes.size(); index++) {
                    if (index > 0) {
                        running.stop();
                        fill(servers, messages(sizes.get(index - 1)), messages(sizes.get(index)));
                        running.goOn();
                    }
                    stages.add(stage(sizes.get(index), index, running, servers, watch));
                }
            }
        }
        return stages;
    }

    /** @param markers how many were sent before */
    private Stage stage(int documents, int markers, RunningProgram running, ServerProcesses servers, Watch watch)
            throws IOException, SQLException {
        int messages = messages(documents);
        World world = world(servers, messages + markers);
        TrialOutcome outcome = new Trial(
                        candidate,
                        world,
                        servers,
                        watch,
                        running.programs(),
                        expected(messages, markers),
                        Math.max(messages / 2, messages - MEASURED))
                .run();
        progress.accept("%,d documents: %s".formatted(documents, outcome));
        return new Stage(documents, outcome, restart(running, world, markers));
    }

    private Optional<Duration> restart(RunningProgram running, World world, int marker) {
        Goal.TotalsInTopic totals = (Goal.TotalsInTopic) candidate.goal(world);
        try (TopicReading reading = TopicReading.fromEnd(world.bootstrapServers(), totals.topic())) {
            long killed = System.nanoTime();
            running.killAndRestart();
            send(marker, world);
            return reading.isSeen(Markers.key(marker), totals.reader(), PATIENCE)
                    ? Optional.of(Duration.ofNanos(System.nanoTime() - killed))
                    : Optional.empty();
        }
    }

    private void send(int marker, World world) {
        TradeDocument document = Markers.document(marker);
        byte[] value = candidate.input().encoding().open().apply(document);
        byte[] key = document.id().key().getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = FillMain.producer(world.bootstrapServers(), "0")) {
            Delivery.send(producer, new ProducerRecord<>(candidate.input().topic(), key, value));
        }
    }

    private void fill(ServerProcesses servers, int from, int to) {
        progress.accept("loading messages %,d to %,d".formatted(from, to));
        FillMain.fill(candidate.code(), servers.bootstrapServers(), seed, from, to);
    }

    private Map<String, Sums> expected(int messages, int markers) {
        Map<String, Sums> expected = Oracle.totals(new Workload(seed), messages);
        for (int marker = 0; marker < markers; marker++) {
            expected.put(Markers.key(marker), Markers.sums());
        }
        return expected;
    }

    /** How many messages begin so many documents. */
    private static int messages(int documents) {
        return Math.toIntExact((long) documents * PERCENT / Workload.NEW_PERCENT);
    }

    private World world(ServerProcesses servers, int messages) throws IOException {
        return new World(
                "growth",
                servers.bootstrapServers(),
                servers.databaseUrl(),
                servers.databaseUser(),
                Files.createDirectories(data.resolve("growth")),
                messages,
                seed);
    }
}
