package io.landport.bench.candidate;

import java.util.List;

/** One process of a candidate. Made anew in the process that runs it, so it has no state before it starts. */
public interface CandidateProgram {
    /** The most memory that a peer's heap may take unless it asks for more. */
    List<String> USUAL_JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx2g");

    /** Names it among the programs of its candidate: {@code streams}, {@code sink}. */
    String name();

    /** Options of its JVM. */
    default List<String> jvmOptions() {
        return USUAL_JVM_OPTIONS;
    }

    /** The class path of its JVM; it must hold the bench. */
    default String classPath() {
        return System.getProperty("java.class.path");
    }

    /**
     * Starts the work on threads of its own and returns. A failure later must end the process with a code that is not 0.
     *
     * @return what stops it in order
     */
    AutoCloseable start(World world) throws Exception;
}
