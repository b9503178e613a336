package io.landport.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What all of the bench's commands can be told. */
final class BenchOptions {
    private static final long SEED = 20_250_630;

    @Option(names = "--seed", paramLabel = "N", description = "Of the generated documents (${DEFAULT-VALUE}).")
    private long seed = SEED;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where broker, database and state are for the time of the run; the system's temporary folder"
                    + " where not given. Leaves nothing there.")
    private Path data = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures to a file, too.")
    private @Nullable Path json;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    long seed() {
        return seed;
    }

    @Nullable
    Path json() {
        return json;
    }

    Path freshFolder() throws IOException {
        return Folders.fresh(data.toAbsolutePath());
    }

    /** Steps go to standard error, line by line. */
    Consumer<String> progress() {
        PrintWriter err = spec.commandLine().getErr();
        return step -> {
            err.println("bench: " + step);
            err.flush();
        };
    }
}
