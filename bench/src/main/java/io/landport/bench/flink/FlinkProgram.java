package io.landport.bench.flink;

import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.World;
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
 * Flink in one process, job manager and task manager together, so that nothing is sent over the network that need not be. Its
 * class path begins with Flink's own, because its RocksDB and its Kafka client have the names of Landport's.
 */
final class FlinkProgram implements CandidateProgram {
    /** Seen from {@code bench/target/classes}. */
    private static final String FLINK = "../../flink/target/lib";

    private final Backend backend;
    private final JobPace pace;
    private final Function<World, JobDestination> destination;

    FlinkProgram(Backend backend, JobPace pace, Function<World, JobDestination> destination) {
        this.backend = backend;
        this.pace = pace;
        this.destination = destination;
    }

    @Override
    public String name() {
        return "flink";
    }

    /** Twice the heap that the others have, and the collector that Java chooses by itself for Flink. */
    @Override
    public List<String> jvmOptions() {
        return List.of("-XX:+UseG1GC", "-Xmx4g", "--add-opens=java.base/java.util=ALL-UNNAMED");
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if Flink is not there
     */
    @Override
    public String classPath() {
        Path library = ofBench().resolve(FLINK).normalize();
        if (!Files.isDirectory(library)) {
            throw new IllegalStateException("no Flink in " + library + ": build the module bench/flink first");
        }
        return library + File.separator + "*" + File.pathSeparator + System.getProperty("java.class.path");
    }

    @Override
    public AutoCloseable start(World world) {
        return FlinkJob.start(new JobSettings(
                world.bootstrapServers(),
                world.run(),
                JudgedDocuments.INPUT.topic(),
                destination.apply(world),
                backend,
                pace,
                world.folder()));
    }

    /** Where the bench's classes, or its archive, are. */
    private static Path ofBench() {
        try {
            return Path.of(FlinkProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a class path that is no path", impossible);
        }
    }
}
