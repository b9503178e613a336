package io.landport.bench;

import io.landport.bench.gateway.GatewayFigures;
import io.landport.bench.gateway.GatewayKills;
import io.landport.bench.gateway.GatewayTrial;
import io.landport.bench.gateway.ReceiptTimes;
import io.landport.bench.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "gateway",
        description = "Measures the gateway: throughput beside 'ingest', latency, a stuck sender, slow connections,"
                + " receipts, kills.",
        sortOptions = false)
final class GatewayCommand implements Callable<Integer> {
    private static final double MILLI = 1000;
    private static final double MEBIBYTE = 1024 * 1024;
    private static final double MEDIAN = 50;
    private static final double HIGH = 99;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--documents",
            paramLabel = "N",
            defaultValue = "1000000",
            description =
                    "Number of timed documents (default: ${DEFAULT-VALUE}), after as many for warm-up; 0 for none.")
    private int documents;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "25",
            description = "Seconds of each measurement of latency (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How often the gateway is killed under load, the broker half as often (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--receipts",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "Seconds in which the time from request to receipt is measured (default: ${DEFAULT-VALUE}); 0 for"
                            + " none.")
    private int receipts;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Workload workload = new Workload(options.seed());
        if (documents > 0) {
            Path data = options.createFolder();
            try {
                print(
                        new GatewayTrial(data, workload, documents, Duration.ofSeconds(seconds), options.progress())
                                .measure(),
                        out);
            } finally {
                TemporaryFolders.delete(data);
            }
        }
        if (receipts > 0) {
            printReceiptTimes(out);
        }
        return kills == 0 || isKilledWithoutLoss(out) ? 0 : 1;
    }

    private void printReceiptTimes(PrintWriter out) throws IOException, InterruptedException {
        Path data = options.createFolder();
        try {
            Histogram micros = new ReceiptTimes(data, options.progress()).measure(Duration.ofSeconds(receipts));
            out.println("  request to receipt at 200/s " + percentiles(micros));
            out.flush();
        } finally {
            TemporaryFolders.delete(data);
        }
    }

    private boolean isKilledWithoutLoss(PrintWriter out) throws IOException, InterruptedException {
        Path data = options.createFolder();
        try {
            GatewayKills.Outcome outcome = new GatewayKills(data, options.progress()).run(kills);
            out.println(
                    "gateway killed %d times, broker %d times: %,d documents answered with 202, %,d of them missing, %s"
                            .formatted(
                                    outcome.gatewayKills(),
                                    outcome.brokerKills(),
                                    outcome.answered(),
                                    outcome.missing(),
                                    outcome.isClean() ? "verified without differences" : "verification FAILED"));
            out.flush();
            return outcome.missing() == 0 && outcome.isClean();
        } finally {
            TemporaryFolders.delete(data);
        }
    }

    private static void print(GatewayFigures figures, PrintWriter out) {
        out.println("%,d documents, 100 a request".formatted(figures.documents()));
        out.println("  gateway                     %,.0f documents/s, %.1f us of processor a document"
                .formatted(figures.sentPerSecond(), figures.cpu().toNanos() / MILLI / figures.documents()));
        out.println("  ingest ndjson               %,.0f documents/s".formatted(figures.ingestedPerSecond()));
        out.println(
                "  gateway to ingest           %.2f".formatted(figures.sentPerSecond() / figures.ingestedPerSecond()));
        out.println("  request at half of it       " + percentiles(figures.half()));
        out.println("  beside a stuck sender       " + percentiles(figures.besideStuck()));
        out.println("  500 slow connections        %+.1f MiB, %d answered at once"
                .formatted(figures.grownBytes() / MEBIBYTE, figures.refused()));
        out.flush();
    }

    private static String percentiles(Histogram micros) {
        return "p50 %.1f ms, p99 %.1f ms, max %.1f ms, %,d requests"
                .formatted(
                        micros.getValueAtPercentile(MEDIAN) / MILLI,
                        micros.getValueAtPercentile(HIGH) / MILLI,
                        micros.getMaxValue() / MILLI,
                        micros.getTotalCount());
    }
}
