package io.landport.bench.candidate;

import java.util.List;

/** A process of a candidate. Instantiated in the process that runs it, so it has no state before it starts. */
public interface CandidateProgram {
    /** The default heap of a peer. */
    List<String> DEFAULT_JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx2g");

    /** Those of Landport's processes, as in the script {@code landport}. */
    List<String> SHIPPED_JVM_OPTIONS = List.of(
            "-XX:+UseParallelGC",
            "-Xms192m",
            "-Xmx3g",
            "-XX:NewSize=96m",
            "-XX:MaxNewSize=512m",
            "-XX:InitialSurvivorRatio=3",
            "-XX:-UsePSAdaptiveSurvivorSizePolicy",
            "-XX:MetaspaceSize=128m");

    /** The name, unique within its candidate: {@code streams}, {@code sink}. */
    String name();

    /** Options of the JVM. */
    default List<String> jvmOptions() {
        return DEFAULT_JVM_OPTIONS;
    }

    /** The class path of the JVM, which must contain the bench. */
    default String classPath() {
        return System.getProperty("java.class.path");
    }

    /**
     * Starts its threads and returns. A later failure must end the process with a non-zero exit code.
     *
     * @return stops it when closed
     */
    AutoCloseable start(TrialEnvironment environment) throws Exception;
}
