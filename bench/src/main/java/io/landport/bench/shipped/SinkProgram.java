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
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The consumer stage, which writes totals to PostgreSQL.
 *
 * @param writesIndex whether it writes the index of documents, too
 * @param isScraped whether it has meters, which are read every second
 */
record SinkProgram(boolean writesIndex, boolean isScraped) implements CandidateProgram {
    private static final int GENERATION = 1;
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public List<String> jvmOptions() {
        return SHIPPED_JVM_OPTIONS;
    }

    @Override
    public AutoCloseable start(TrialEnvironment environment) {
        SinkSettings settings = new SinkSettings(
                environment.client(),
                "",
                new StoreAddress(environment.databaseUrl(), environment.databaseUser(), ""),
                GENERATION,
                environment.topics().dailyTotals().partitions());
        if (!isScraped) {
            return run(open(settings, environment, SinkListener.NONE), settings, environment);
        }
        ScrapedMeters meters = new ScrapedMeters();
        ConsumerStage sink = open(settings, environment, meters.stage().sink());
        meters.stage().export(sink);
        AutoCloseable running = run(sink, settings, environment);
        return () -> {
            try (meters) {
                running.close();
            }
        };
    }

    private static ConsumerStage open(SinkSettings settings, TrialEnvironment environment, SinkListener listener) {
        return ConsumerStage.open(settings, environment.wire(), ReferenceReader.bundled(), Clock.systemUTC(), listener);
    }

    private AutoCloseable run(ConsumerStage sink, SinkSettings settings, TrialEnvironment environment) {
        new Thread(() -> run(sink), "sink").start();
        if (!writesIndex) {
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
        } catch (RuntimeException | Error failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
