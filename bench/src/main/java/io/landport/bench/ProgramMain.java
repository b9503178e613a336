package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a program of a candidate in this process: prints {@code started}, then {@link StreamsFigures} for each line of standard
 * input, after a garbage collection if the line is {@link #COLLECTED}, and runs until that ends.
 */
final class ProgramMain {
    /** Asks for figures with the heap that is live, which suspends the program. */
    static final String COLLECTED = "collected";

    private ProgramMain() {}

    /** Starts the program as a separate process and returns when it has started. */
    static ChildProcess start(Candidate candidate, CandidateProgram program, TrialEnvironment environment) {
        ChildProcess child = ChildProcess.start(
                candidate.code() + ' ' + program.name(),
                program.jvmOptions(),
                program.classPath(),
                ProgramMain.class,
                List.of(
                        candidate.code(),
                        program.name(),
                        environment.run(),
                        environment.bootstrapServers(),
                        environment.databaseUrl(),
                        environment.databaseUser(),
                        environment.folder().toString(),
                        Integer.toString(environment.messages()),
                        Long.toString(environment.seed()),
                        Integer.toString(environment.documentPartitions()),
                        Integer.toString(environment.partitions())));
        child.line();
        return child;
    }

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws Exception {
        TrialEnvironment environment = new TrialEnvironment(
                arguments[2],
                arguments[3],
                arguments[4],
                arguments[5],
                Path.of(arguments[6]),
                Integer.parseInt(arguments[7]),
                Long.parseLong(arguments[8]),
                Integer.parseInt(arguments[9]),
                Integer.parseInt(arguments[10]));
        AutoCloseable running = program(arguments[0], arguments[1]).start(environment);
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
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            if (question.equals(COLLECTED)) {
                System.gc();
            }
            System.out.println(StreamsFigures.ofThisProcess().line());
        }
    }
}
