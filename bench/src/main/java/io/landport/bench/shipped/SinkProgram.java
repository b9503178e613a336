package io.landport.bench.shipped;

import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.consumer.ConsumerStage;
import io.landport.consumer.SinkListener;
import io.landport.consumer.SinkSettings;
import io.landport.reference.ReferenceReader;
import io.landport.store.StoreAddress;
import java.time.Clock;

/** The consumer stage, which writes totals to PostgreSQL, as a program. */
final class SinkProgram {
    private static final int GENERATION = 1;

    private SinkProgram() {}

    static CandidateProgram create() {
        return new CandidateProgram("sink", CandidateProgram.SHIPPED_JVM_OPTIONS, SinkProgram::start);
    }

    private static AutoCloseable start(TrialEnvironment environment) {
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
