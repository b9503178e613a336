package io.landport.bench.shipped;

import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.reference.ReferenceReader;
import io.landport.streams.Failover;
import io.landport.streams.RestoreListener;
import io.landport.streams.StreamsSettings;
import io.landport.streams.TotalsPipeline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The streams stage, with or without receipts.
 *
 * @param isScraped whether it has meters, which are read every second
 */
record StreamsProgram(int threads, boolean writesReceipts, boolean isScraped) implements CandidateProgram {
    @Override
    public String name() {
        return "streams";
    }

    @Override
    public List<String> jvmOptions() {
        return SHIPPED_JVM_OPTIONS;
    }

    @Override
    public AutoCloseable start(TrialEnvironment environment) {
        if (!isScraped) {
            return start(environment, RestoreListener.NONE);
        }
        ScrapedMeters meters = new ScrapedMeters();
        TotalsPipeline pipeline = start(environment, meters.stage().restores());
        meters.stage().export(pipeline);
        return () -> {
            try (meters) {
                pipeline.close();
            }
        };
    }

    private TotalsPipeline start(TrialEnvironment environment, RestoreListener restores) {
        StreamsSettings settings = settings(environment, threads, writesReceipts);
        TotalsPipeline pipeline = TotalsPipeline.of(
                settings, environment.topics(), environment.wire(), ReferenceReader.bundled(), Set.of(), "", restores);
        CompletableFuture<Void> unused = pipeline.stopped().thenAccept(StreamsProgram::endOnFailure);
        pipeline.start();
        return pipeline;
    }

    /** The application id is that of the trial. */
    static StreamsSettings settings(TrialEnvironment environment, int threads, boolean writesReceipts) {
        return new StreamsSettings(
                environment.client(),
                environment.run() + '-',
                1,
                environment.folder().resolve("streams"),
                threads,
                Failover.DEFAULT,
                writesReceipts);
    }

    private static void endOnFailure(Optional<Throwable> failure) {
        failure.ifPresent(cause -> Runtime.getRuntime().halt(1));
    }
}
