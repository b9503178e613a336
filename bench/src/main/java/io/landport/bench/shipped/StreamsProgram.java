package io.landport.bench.shipped;

import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.reference.ReferenceReader;
import io.landport.streams.Failover;
import io.landport.streams.RestoreListener;
import io.landport.streams.StreamsSettings;
import io.landport.streams.TotalsPipeline;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The streams stage as a program. */
final class StreamsProgram {
    private StreamsProgram() {}

    static CandidateProgram of(int threads) {
        return new CandidateProgram(
                "streams", CandidateProgram.SHIPPED_JVM_OPTIONS, environment -> start(environment, threads));
    }

    /** The application id is that of the trial. */
    static String group(TrialEnvironment environment) {
        return settings(environment, 1).applicationId();
    }

    private static AutoCloseable start(TrialEnvironment environment, int threads) {
        TotalsPipeline pipeline = TotalsPipeline.of(
                settings(environment, threads),
                environment.topics(),
                environment.wire(),
                ReferenceReader.bundled(),
                Set.of(),
                "",
                RestoreListener.NONE);
        CompletableFuture<Void> unused = pipeline.stopped()
                .thenAccept(failure ->
                        failure.ifPresent(cause -> Runtime.getRuntime().halt(1)));
        pipeline.start();
        return pipeline;
    }

    private static StreamsSettings settings(TrialEnvironment environment, int threads) {
        return new StreamsSettings(
                environment.client(),
                environment.run() + '-',
                1,
                environment.folder().resolve("streams"),
                threads,
                Failover.DEFAULT,
                false);
    }
}
