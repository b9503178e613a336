package io.landport.bench.flink;

import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.flink.job.FlinkJob;
import io.landport.bench.flink.job.JobDestination;
import io.landport.bench.flink.job.JobSettings;
import io.landport.bench.process.ChildProcess;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Flink in one process, with job manager and task manager, which avoids network traffic. Its class path begins with that of Flink,
 * because its Kafka client has the same class names as Landport's.
 */
final class FlinkProgram {
    /** Relative to {@code bench/target/classes}. */
    private static final String FLINK = "../../flink/target/lib";

    /** Twice the heap of the other peers, and the garbage collector that Java selects for Flink by default. */
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseG1GC", "-Xmx4g", "--add-opens=java.base/java.util=ALL-UNNAMED");

    private FlinkProgram() {}

    /** @throws IllegalStateException if Flink has not been built */
    static CandidateProgram of(Function<TrialEnvironment, JobDestination> destination) {
        return new CandidateProgram(
                "flink",
                JVM_OPTIONS,
                classPath(),
                environment -> FlinkJob.start(new JobSettings(
                        environment.bootstrapServers(),
                        environment.run(),
                        JudgedDocuments.INPUT.name(),
                        destination.apply(environment),
                        environment.folder())));
    }

    private static String classPath() {
        Path library = benchLocation().resolve(FLINK).normalize();
        if (!Files.isDirectory(library)) {
            throw new IllegalStateException("no Flink in " + library + ": build the module bench/flink first");
        }
        return library + File.separator + "*" + File.pathSeparator + ChildProcess.OWN_CLASS_PATH;
    }

    /** The location of the bench's classes or of its archive. */
    private static Path benchLocation() {
        try {
            return Path.of(FlinkProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the class is not a path", e);
        }
    }
}
