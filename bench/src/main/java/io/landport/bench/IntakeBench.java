package io.landport.bench;

import io.landport.bench.gateway.IntakeTrial;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "intake",
        description =
                "Measures intake with documents in JSON and in Avro, beside the same documents published with their keys.",
        showDefaultValues = true,
        sortOptions = false)
final class IntakeBench implements Callable<Integer> {
    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--documents", description = "Number of timed documents, after as many for warm-up.")
    private int documents = 300_000;

    @Override
    public Integer call() throws Exception {
        options.report(options.measure(session -> new IntakeTrial(session, documents).measure()));
        return 0;
    }
}
