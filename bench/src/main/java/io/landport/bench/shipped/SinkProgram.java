package io.landport.bench.shipped;

import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.consumer.ConsumerStage;
import io.landport.consumer.SinkListener;
import io.landport.consumer.SinkSettings;
import io.landport.reference.ReferenceReader;
import io.landport.store.StoreAddress;
import java.time.Clock;
import java.util.List;

/** The consumer stage, which writes totals to PostgreSQL. */
record SinkProgram() implements CandidateProgram {
    private static final int GENERATION = 1;

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public List<String> jvmOptions() {
        return StreamsProgram.JVM_OPTIONS;
    }

    @Override
    public AutoCloseable start(TrialEnvironment environment) {
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

    private static void run(ConsumerStage sink) {
        try {
            sink.run();
        } catch (RuntimeException | Error failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
