package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.World;
import io.landport.bench.process.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs one program of one candidate in this process: prints {@code started}, then works until standard input ends. */
final class ProgramMain {
    private ProgramMain() {}

    /** Starts the program in a process of its own and returns once it says that it has started. */
    static Child start(Candidate candidate, CandidateProgram program, World world) {
        Child child = Child.start(
                candidate.code() + ' ' + program.name(),
                program.jvmOptions(),
                program.classPath(),
                ProgramMain.class,
                List.of(
                        candidate.code(),
                        program.name(),
                        world.run(),
                        world.bootstrapServers(),
                        world.databaseUrl(),
                        world.databaseUser(),
                        world.folder().toString(),
                        Integer.toString(world.messages()),
                        Long.toString(world.seed())));
        child.line();
        return child;
    }

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws Exception {
        World world = new World(
                arguments[2],
                arguments[3],
                arguments[4],
                arguments[5],
                Path.of(arguments[6]),
                Integer.parseInt(arguments[7]),
                Long.parseLong(arguments[8]));
        AutoCloseable running = program(arguments[0], arguments[1]).start(world);
        System.out.println("started");
        awaitEndOfInput();
        running.close();
        System.exit(0);
    }

    private static CandidateProgram program(String code, String name) {
        return Candidates.of(code).programs().stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no program " + name + " of " + code));
    }

    private static void awaitEndOfInput() throws IOException {
        int said = 0;
        while (said >= 0) {
            said = System.in.read();
        }
    }
}
