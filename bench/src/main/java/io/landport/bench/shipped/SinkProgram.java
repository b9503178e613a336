package io.landport.bench.shipped;

import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.consumer.ConsumerStage;
import io.landport.consumer.DocumentIndexer;
import io.landport.consumer.SinkListener;
import io.landport.consumer.SinkSettings;
import io.landport.reference.ReferenceReader;
import io.landport.store.StoreAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The consumer stage, which writes totals to PostgreSQL, as a program. */
final class SinkProgram {
    private static final int GENERATION = 1;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private SinkProgram() {}

    static CandidateProgram of(Extra extra) {
        return new CandidateProgram(
                "sink", CandidateProgram.SHIPPED_JVM_OPTIONS, environment -> start(environment, extra));
    }

    private static AutoCloseable start(TrialEnvironment environment, Extra extra) {
        SinkSettings settings = new SinkSettings(
                environment.client(),
                "",
                new StoreAddress(environment.databaseUrl(), environment.databaseUser(), ""),
                GENERATION,
                environment.topics().dailyTotals().partitions());
        ConsumerStage sink = ConsumerStage.open(
                settings, environment.wire(), ReferenceReader.bundled(), Clock.systemUTC(), SinkListener.NONE);
        new Thread(() -> run(sink), "sink").start();
        if (extra != Extra.INDEX) {
            return sink;
        }
        DocumentIndexer indexer = DocumentIndexer.open(settings, environment.topics(), environment.wire());
        new Thread(() -> runOnceReady(indexer, sink), "index").start();
        return () -> {
            try (sink) {
                indexer.close();
            }
        };
    }

    /** The sink migrates the schema before it is ready. */
    private static void runOnceReady(DocumentIndexer indexer, ConsumerStage sink) {
        while (!sink.isReady()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        run(indexer);
    }

    private static void run(Runnable stage) {
        try {
            stage.run();
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
