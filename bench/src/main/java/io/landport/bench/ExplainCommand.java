package io.landport.bench;

import io.landport.bench.explain.ExplainFigures;
import io.landport.bench.explain.ExplainFigures.Explained;
import io.landport.bench.explain.ExplainTrial;
import io.landport.bench.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description =
                "Sends documents through an embedded instance and times explanations of a day and of a month at one"
                        + " crossing; each must add up to the total in the store.",
        sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;
    private static final double MEBIBYTE = 1024.0 * 1024;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--documents",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Number of documents (default: ${DEFAULT-VALUE}).")
    private int documents;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException {
        Path data = options.createFolder();
        try {
            ExplainFigures figures =
                    new ExplainTrial(data, new Workload(options.seed()), documents, options.progress()).run();
            print(figures, spec.commandLine().getOut());
            return figures.isInTime() ? 0 : 1;
        } finally {
            TemporaryFolders.delete(data);
        }
    }

    private static void print(ExplainFigures figures, PrintWriter out) {
        out.println("%,d documents: published after %.0f s, in the store after %.0f s, in the index after %.0f s"
                .formatted(
                        figures.documents(),
                        seconds(figures.published()),
                        seconds(figures.stored()),
                        seconds(figures.pipeline())));
        out.println("index %.1f MiB, %d bytes a document"
                .formatted(figures.indexBytes() / MEBIBYTE, figures.bytesPerDocument()));
        out.printf("%-34s%12s%10s%10s%10s%n", "", "rows", "first s", "again s", "limit s");
        for (Explained explained : figures.explained()) {
            out.printf(
                    "%-34s%,12d%10.2f%10.2f%10.0f%s%n",
                    explained.what(),
                    explained.rows(),
                    seconds(explained.first()),
                    seconds(explained.again()),
                    seconds(explained.bound()),
                    explained.isEqualToStore()
                            ? explained.isInTime() ? "" : "  over the limit"
                            : "  NOT equal to the store");
        }
        out.flush();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }
}
