package io.landport.bench.flink;

import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.flink.job.Backend;
import io.landport.bench.flink.job.FlinkJob;
import io.landport.bench.flink.job.JobDestination;
import io.landport.bench.flink.job.JobPace;
import io.landport.bench.flink.job.JobSettings;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Flink in one process, with job manager and task manager, which avoids network traffic. Its class path begins with that of Flink,
 * because its RocksDB and its Kafka client have the same class names as Landport's.
 */
final class FlinkProgram implements CandidateProgram {
    /** Relative to {@code bench/target/classes}. */
    private static final String FLINK = "../../flink/target/lib";

    private final Backend backend;
    private final JobPace pace;
    private final Function<TrialEnvironment, JobDestination> destination;

    FlinkProgram(Backend backend, JobPace pace, Function<TrialEnvironment, JobDestination> destination) {
        this.backend = backend;
        this.pace = pace;
        this.destination = destination;
    }

    @Override
    public String name() {
        return "flink";
    }

    /** Twice the heap of the other peers, and the garbage collector that Java selects for Flink by default. */
    @Override
    public List<String> jvmOptions() {
        return List.of("-XX:+UseG1GC", "-Xmx4g", "--add-opens=java.base/java.util=ALL-UNNAMED");
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if Flink has not been built
     */
    @Override
    public String classPath() {
        Path library = benchLocation().resolve(FLINK).normalize();
        if (!Files.isDirectory(library)) {
            throw new IllegalStateException("no Flink in " + library + ": build the module bench/flink first");
        }
        return library + File.separator + "*" + File.pathSeparator + System.getProperty("java.class.path");
    }

    @Override
    public AutoCloseable start(TrialEnvironment environment) {
        return FlinkJob.start(new JobSettings(
                environment.bootstrapServers(),
                environment.run(),
                JudgedDocuments.INPUT.topic(),
                destination.apply(environment),
                backend,
                pace,
                environment.folder()));
    }

    /** The location of the bench's classes or of its archive. */
    private static Path benchLocation() {
        try {
            return Path.of(FlinkProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("the location of the class is not a path", impossible);
        }
    }
}
