package io.landport.bench;

import io.landport.bench.explain.ExplainTrial;
import io.landport.bench.explain.ExplainTrial.Explained;
import io.landport.bench.report.FigureRow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "explain",
        description =
                "Sends documents through an embedded instance and times explanations of a day and of a month at one"
                        + " crossing; each must add up to the total in the store.",
        showDefaultValues = true,
        sortOptions = false)
final class ExplainBench implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--documents", description = "Number of documents.")
    private int documents = 5_000_000;

    @Override
    public Integer call() throws Exception {
        List<Explained> explained = options.measure(session -> new ExplainTrial(session, documents).run());
        options.report(explained.stream().map(ExplainBench::row).toList());
        return explained.stream().allMatch(Explained::isInTime) ? 0 : 1;
    }

    private static FigureRow row(Explained explained) {
        return FigureRow.of(explained.what())
                .with("rows", explained.rows())
                .with("first_s", seconds(explained.first()))
                .with("again_s", seconds(explained.again()))
                .with("limit_s", seconds(explained.bound()))
                .with("verdict", explained.verdict());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }
}
