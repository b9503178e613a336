package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.MappedFiles;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.BrokerAdmin;
import io.landport.bench.trial.Trial;
import io.landport.bench.trial.TrialOutcome;
import io.landport.bench.workload.Oracle;
import io.landport.bench.workload.Workload;
import io.landport.contract.Topic;
import io.landport.domain.document.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs all tasks of a wide installation in one streams process, with more documents at one crossing than at any other, and
 * measures what a task costs. The totals are compared with those of the plain loop.
 */
final class Capacity {
    private static final String CANDIDATE = "d2";
    private static final int MARKER = 0;

    private final Path data;
    private final long seed;
    private final Consumer<String> progress;

    Capacity(Path data, long seed, Consumer<String> progress) {
        this.data = data;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * The size of an installation.
     *
     * @param documentPartitions of the document topics
     * @param partitions of all other topics
     */
    record Width(int documentPartitions, int partitions) {
        /** Each document partition has a task, and each partition of totals. */
        int tasks() {
            return documentPartitions + partitions;
        }
    }

    /**
     * What was measured.
     *
     * @param outcome throughput and processor time of the second half of the messages
     * @param documents messages by document partition
     * @param totals published daily totals, with markers of transactions, by partition
     * @param restart time from {@code kill -9} until the total of a document sent after it; empty if it timed out
     */
    record CapacityResult(
            TrialOutcome outcome,
            List<Long> documents,
            List<Long> totals,
            StreamsFigures streams,
            MappedFiles files,
            Optional<Duration> restart) {
        CapacityResult {
            documents = List.copyOf(documents);
            totals = List.copyOf(totals);
        }
    }

    /**
     * Measures one installation.
     *
     * @param busiestPercent of documents at the busiest crossing
     */
    CapacityResult measure(Width width, int messages, int busiestPercent) throws IOException, SQLException {
        Candidate candidate = Candidates.of(CANDIDATE);
        Workload workload = new Workload(seed, busiestPercent);
        try (ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
                BrokerAdmin admin = new BrokerAdmin(servers.bootstrapServers())) {
            TrialEnvironment environment = environment(servers, width, messages);
            Topic<?> input = environment.topics().documents(Channel.CUSTOMS);
            admin.createAll(List.of(OutputTopic.of(input)));
            progress.accept("publishing %,d messages to %d partitions".formatted(messages, input.partitions()));
            FillMain.fill(CANDIDATE, servers.bootstrapServers(), workload, 0, messages);
            progress.accept("starting %d tasks".formatted(width.tasks()));
            try (RunningProgram running = RunningProgram.start(candidate, environment, admin)) {
                TrialOutcome outcome = new Trial(
                                candidate,
                                environment,
                                servers,
                                admin,
                                running.programs(),
                                Oracle.totals(workload, messages),
                                messages / 2)
                        .run();
                progress.accept(outcome.toString());
                ChildProcess program = running.programs().get(0);
                StreamsFigures streams = StreamsFigures.of(program.answer(ProgramMain.COLLECTED));
                MappedFiles files = MappedFiles.of(program.pid(), environment.folder());
                return new CapacityResult(
                        outcome,
                        admin.ends(input.name(), input.partitions()),
                        ends(environment.topics().dailyTotals(), admin),
                        streams,
                        files,
                        Restart.measure(candidate, environment, running, MARKER));
            }
        }
    }

    private static List<Long> ends(Topic<?> topic, BrokerAdmin admin) {
        return admin.ends(topic.name(), topic.partitions());
    }

    private TrialEnvironment environment(ServerProcesses servers, Width width, int messages) throws IOException {
        return new TrialEnvironment(
                "capacity",
                servers.bootstrapServers(),
                servers.databaseUrl(),
                servers.databaseUser(),
                Files.createDirectories(data.resolve("capacity")),
                messages,
                seed,
                width.documentPartitions(),
                width.partitions());
    }
}
