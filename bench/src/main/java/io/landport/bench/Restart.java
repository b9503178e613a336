package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.RecordSender;
import io.landport.bench.trial.CommittedReader;
import io.landport.bench.workload.Markers;
import io.landport.domain.document.TradeDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Kills the programs of a candidate with {@code kill -9}, restarts them on the same folder, and sends a marker. */
final class Restart {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private Restart() {}

    /**
     * The time from the kill until a committed reader sees the marker's total; empty if it timed out.
     *
     * @param candidate that writes its totals to a topic
     * @param marker a number that was not sent before
     */
    static Optional<Duration> measure(
            Candidate candidate, TrialEnvironment environment, RunningProgram running, int marker) {
        Goal.TotalsInTopic totals = (Goal.TotalsInTopic) candidate.goal(environment);
        try (CommittedReader reading = CommittedReader.fromEnd(environment.bootstrapServers(), totals.topic())) {
            long killed = System.nanoTime();
            running.killAndRestart();
            send(marker, candidate, environment);
            return reading.isSeen(Markers.key(marker), totals.reader(), TIMEOUT)
                    ? Optional.of(Duration.ofNanos(System.nanoTime() - killed))
                    : Optional.empty();
        }
    }

    private static void send(int marker, Candidate candidate, TrialEnvironment environment) {
        TradeDocument document = Markers.document(marker);
        byte[] value = candidate.input().encoding().open().apply(document);
        byte[] key = document.id().key().getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = FillMain.producer(environment.bootstrapServers(), "0")) {
            RecordSender.send(producer, new ProducerRecord<>(candidate.input().topic(), key, value));
        }
    }
}
