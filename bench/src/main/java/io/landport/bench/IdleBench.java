package io.landport.bench;

import io.landport.bench.idle.IdleTrial;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "idle",
        description =
                "Measures what landport up costs when little happens: without documents, with an open page, and with a few documents.",
        showDefaultValues = true,
        sortOptions = false)
final class IdleBench implements Callable<Integer> {
    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--settle", paramLabel = "MINUTES", description = "Time before each measurement.")
    private int settle = 10;

    @Option(names = "--minutes", description = "Time that each measurement takes.")
    private int minutes = 1;

    @Option(names = "--rates", split = ",", paramLabel = "RATES", description = "Documents a second.")
    private List<Integer> rates = List.of(200, 1000);

    @Override
    public Integer call() throws Exception {
        options.report(options.measure(session ->
                new IdleTrial(session, Duration.ofMinutes(settle), Duration.ofMinutes(minutes), rates).measure()));
        return 0;
    }
}
