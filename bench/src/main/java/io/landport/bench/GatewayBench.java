package io.landport.bench;

import io.landport.bench.gateway.GatewayKills;
import io.landport.bench.gateway.GatewayTrial;
import io.landport.bench.gateway.ReceiptTimes;
import io.landport.bench.report.FigureRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "gateway",
        description = "Measures the gateway: throughput beside 'ingest', latency, a stuck sender, slow connections,"
                + " receipts, kills.",
        showDefaultValues = true,
        sortOptions = false)
final class GatewayBench implements Callable<Integer> {
    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--documents", description = "Number of timed documents, after as many for warm-up; 0 for none.")
    private int documents = 1_000_000;

    @Option(names = "--seconds", description = "Seconds of each measurement of latency.")
    private int seconds = 25;

    @Option(
            names = "--kills",
            description = "How often the gateway is killed under load, the broker half as often; 0 for none.")
    private int kills = 20;

    @Option(
            names = "--receipts",
            description = "Seconds in which the time from request to receipt is measured; 0 for none.")
    private int receipts = 60;

    @Override
    public Integer call() throws Exception {
        List<FigureRow> rows = new ArrayList<>();
        if (documents > 0) {
            rows.addAll(options.measure(
                    session -> new GatewayTrial(session, documents, Duration.ofSeconds(seconds)).measure()));
        }
        if (receipts > 0) {
            Histogram micros =
                    options.measure(session -> new ReceiptTimes(session).measure(Duration.ofSeconds(receipts)));
            rows.add(FigureRow.of("request to receipt at 200/s").with(micros));
        }
        options.report(rows);
        return kills == 0 || isKilledWithoutLoss() ? 0 : 1;
    }

    private boolean isKilledWithoutLoss() throws Exception {
        GatewayKills.Outcome outcome = options.measure(session -> new GatewayKills(session).run(kills));
        options.print(
                "gateway killed %d times, broker %d times: %,d documents answered with 202, %,d of them missing, %s"
                        .formatted(
                                outcome.gatewayKills(),
                                outcome.brokerKills(),
                                outcome.answered(),
                                outcome.missing(),
                                outcome.isClean() ? "verified without differences" : "verification FAILED"));
        return outcome.missing() == 0 && outcome.isClean();
    }
}
