package io.landport.bench.candidate;

import io.landport.bench.process.ChildProcess;
import java.util.List;

/**
 * A process of a candidate. It is also created in the process that runs it, so it has no state before it starts.
 *
 * @param name unique within its candidate, such as {@code streams} or {@code sink}
 * @param jvmOptions options of the JVM
 * @param classPath of the JVM, which must contain the bench
 * @param program what it runs
 */
public record CandidateProgram(String name, List<String> jvmOptions, String classPath, Program program) {
    /** The default heap of a peer. */
    public static final List<String> DEFAULT_JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx2g");

    public CandidateProgram {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** A program with the class path of the bench. */
    public CandidateProgram(String name, List<String> jvmOptions, Program program) {
        this(name, jvmOptions, ChildProcess.OWN_CLASS_PATH, program);
    }

    /** What a process runs. */
    @FunctionalInterface
    public interface Program {
        /**
         * Starts its threads and returns. A later failure must end the process with a non-zero exit code.
         *
         * @return stops it when closed
         */
        AutoCloseable start(TrialEnvironment environment) throws Exception;
    }
}
