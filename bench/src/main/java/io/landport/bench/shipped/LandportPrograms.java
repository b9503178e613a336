package io.landport.bench.shipped;

import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.LandportProcess;
import io.landport.consumer.ConsumerStage;
import io.landport.consumer.SinkListener;
import io.landport.consumer.SinkSettings;
import io.landport.reference.ReferenceReader;
import io.landport.store.StoreAddress;
import io.landport.streams.Failover;
import io.landport.streams.RestoreListener;
import io.landport.streams.StreamsPipeline;
import io.landport.streams.StreamsSettings;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The stages as programs: streams, and the consumer, which writes totals to PostgreSQL. */
final class LandportPrograms {
    private static final int GENERATION = 1;

    private LandportPrograms() {}

    static CandidateProgram streams(int threads) {
        return new CandidateProgram(
                "streams", LandportProcess.JVM_OPTIONS, environment -> startStreams(environment, threads));
    }

    /** The application id is that of the trial. */
    static String group(TrialEnvironment environment) {
        return settings(environment, 1).applicationId();
    }

    private static AutoCloseable startStreams(TrialEnvironment environment, int threads) {
        StreamsPipeline pipeline = StreamsPipeline.of(
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
                GENERATION,
                environment.folder().resolve("streams"),
                threads,
                Failover.DEFAULT,
                false);
    }

    static CandidateProgram consumer() {
        return new CandidateProgram("sink", LandportProcess.JVM_OPTIONS, LandportPrograms::startConsumer);
    }

    private static AutoCloseable startConsumer(TrialEnvironment environment) {
        SinkSettings settings = new SinkSettings(
                environment.client(),
                "",
                new StoreAddress(environment.databaseUrl(), environment.databaseUser(), ""),
                GENERATION,
                environment.topics().dailyTotals().partitions());
        ConsumerStage sink = ConsumerStage.open(
                settings, environment.wire(), ReferenceReader.bundled(), Clock.systemUTC(), SinkListener.NONE);
        new Thread(() -> run(sink), "sink").start();
        return sink;
    }

    private static void run(ConsumerStage stage) {
        try {
            stage.run();
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
