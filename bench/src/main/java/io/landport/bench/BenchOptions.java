package io.landport.bench;

import io.landport.answer.AnswerFormat;
import io.landport.bench.candidate.Candidate;
import io.landport.bench.comparison.Candidates;
import io.landport.bench.report.FigureRow;
import io.landport.bench.report.FigureTable;
import io.landport.bench.trial.Session;
import io.landport.embedded.FolderTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of all commands of the bench, and where they write. */
final class BenchOptions {
    @Option(names = "--seed", description = "Seed of the generated documents.")
    private long seed = 20_250_630;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for the data of broker, database and streams during the run; deleted afterwards.")
    private Path data = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", paramLabel = "FILE", description = "Also write all figures to a file.")
    private @Nullable Path json;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** What is measured. */
    @FunctionalInterface
    interface Measurement<T> {
        T run(Session session) throws Exception;
    }

    long seed() {
        return seed;
    }

    /** Measures in a new folder, which is deleted afterwards. */
    <T> T measure(Measurement<T> measurement) throws Exception {
        Path folder = createFolder();
        try {
            return measurement.run(new Session(folder, seed, this::progress));
        } finally {
            FolderTree.delete(folder);
        }
    }

    Path createFolder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(data.toAbsolutePath()), "landport-bench-");
    }

    private void progress(String step) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("bench: " + step);
        err.flush();
    }

    /** Writes a line to standard output. */
    void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    /** Prints rows as a table. */
    void print(List<FigureRow> rows) throws IOException {
        FigureTable.write(rows, AnswerFormat.TABLE, spec.commandLine().getOut());
    }

    /** Prints rows as a table, and writes them to the file of {@code --json}. */
    void report(List<FigureRow> rows) throws IOException {
        print(rows);
        writeJson(rows);
    }

    /** Writes rows to the file of {@code --json}, if there is one. */
    void writeJson(List<FigureRow> rows) throws IOException {
        if (json != null) {
            try (Writer out = Files.newBufferedWriter(json)) {
                FigureTable.write(rows, AnswerFormat.JSON, out);
            }
        }
    }

    /**
     * The candidates with these codes or letters; if empty, all.
     *
     * @throws ParameterException if one of them matches no candidate
     */
    List<Candidate> candidates(Set<String> codes) {
        try {
            return Candidates.of(codes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
