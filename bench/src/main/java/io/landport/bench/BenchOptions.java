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

/** Options of all commands of the bench. */
final class BenchOptions {
    private static final long SEED = 20_250_630;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the generated documents (default: ${DEFAULT-VALUE}).")
    private long seed = SEED;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for the data of broker, database and streams during the run; deleted afterwards"
                    + " (default: the temporary folder of the system).")
    private Path data = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", paramLabel = "FILE", description = "Also write all figures to a file.")
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

    Path createFolder() throws IOException {
        return TemporaryFolders.create(data.toAbsolutePath());
    }

    /** Writes steps to standard error. */
    Consumer<String> progress() {
        PrintWriter err = spec.commandLine().getErr();
        return step -> {
            err.println("bench: " + step);
            err.flush();
        };
    }
}
