package io.landport.bench.comparison;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program of a candidate in this process: prints {@code started}, then {@link StreamsFigures} for each byte of standard
 * input, and runs until that ends.
 */
final class ProgramMain {
    private ProgramMain() {}

    /** Starts the program as a separate process and returns when it has started. */
    static ChildProcess start(Candidate candidate, CandidateProgram program, TrialEnvironment environment) {
        List<String> arguments = new ArrayList<>(List.of(candidate.code(), program.name()));
        arguments.addAll(environment.arguments());
        ChildProcess child = ChildProcess.start(
                candidate.code() + ' ' + program.name(),
                program.jvmOptions(),
                program.classPath(),
                ProgramMain.class,
                arguments);
        child.line();
        return child;
    }

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws Exception {
        List<String> given = List.of(arguments);
        TrialEnvironment environment = TrialEnvironment.of(given.subList(2, given.size()));
        AutoCloseable running = program(given.get(0), given.get(1)).program().start(environment);
        try {
            System.out.println("started");
            answerUntilEndOfInput();
        } finally {
            running.close();
        }
        System.exit(0);
    }

    private static CandidateProgram program(String code, String name) {
        return Candidates.of(code).programs().stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no program " + name + " of " + code));
    }

    @SuppressWarnings("SystemOut")
    private static void answerUntilEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            System.out.println(StreamsFigures.ofThisProcess().line());
        }
    }
}
