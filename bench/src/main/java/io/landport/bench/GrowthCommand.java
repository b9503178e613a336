package io.landport.bench;

import io.landport.bench.comparison.Growth;
import io.landport.bench.comparison.Growth.Step;
import io.landport.bench.growth.InstallationGrowth;
import io.landport.bench.report.FigureRow;
import io.landport.contract.Topics;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "growth",
        description =
                "Measures throughput, memory and restart time of the streams stage as its number of documents grows,"
                        + " or in an installation with other numbers of partitions.",
        showDefaultValues = true,
        sortOptions = false)
final class GrowthCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--sizes", split = ",", description = "Numbers of documents in state.")
    private List<Integer> sizes = List.of(1_000_000, 5_000_000, 20_000_000);

    @Option(names = "--document-partitions", description = "Partitions of the document topics.")
    private int documentPartitions = Topics.DEFAULT_PARTITIONS;

    @Option(names = "--partitions", description = "Partitions of all other topics.")
    private int partitions = Topics.DEFAULT_PARTITIONS;

    @Option(
            names = "--to-store",
            description =
                    "Measure streams and consumer with their store instead, then verify and rebuild with all documents.")
    private boolean isToStore;

    @Override
    public Integer call() throws Exception {
        List<Integer> ascending = sizes.stream().sorted().toList();
        if (isToStore) {
            if (documentPartitions != Topics.DEFAULT_PARTITIONS || partitions != Topics.DEFAULT_PARTITIONS) {
                throw new ParameterException(
                        spec.commandLine(), "--to-store cannot be combined with --document-partitions or --partitions");
            }
            options.report(options.measure(session -> new InstallationGrowth(session).run(ascending)));
            return 0;
        }
        List<Step> steps =
                options.measure(session -> new Growth(session, documentPartitions, partitions).run(ascending));
        options.report(steps.stream().map(GrowthCommand::row).toList());
        return steps.stream().allMatch(step -> step.outcome().isCorrect()) ? 0 : 1;
    }

    private static FigureRow row(Step step) {
        FigureRow row = new FigureRow().with("documents", step.documents());
        step.outcome().figures().ifPresent(figures -> row.with(figures.row()));
        return row.with("problem", step.outcome().problem())
                .with("restart_s", step.restart().map(restart -> restart.toMillis() / MILLIS));
    }
}
