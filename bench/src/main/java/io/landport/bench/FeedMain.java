package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.RecordSender;
import io.landport.bench.workload.Markers;
import io.landport.bench.workload.Workload;
import io.landport.domain.document.TradeDocument;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The load generator at a fixed rate. Each message has a due time that does not depend on the messages before it; overdue messages
 * are sent immediately. A hundred messages a second are markers. Prints the due time of the first message, and at the end its
 * greatest delay in milliseconds.
 */
final class FeedMain {
    /** Time between two markers. */
    static final Duration MARKER_PERIOD = Duration.ofMillis(10);

    private static final List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");
    private static final int MARKERS_PER_SECOND = 100;
    private static final Duration LEAD = Duration.ofSeconds(1);

    /** The default of Kafka's producer. */
    private static final String LINGER_MILLIS = "5";

    /** Shorter pauses would take a twentieth of a core from the measured processes. */
    private static final long PAUSE_NANOS = 1_000_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private FeedMain() {}

    /**
     * Starts the generator as a process, whose first line is the due time of the first message and whose second line the greatest
     * delay.
     *
     * @param rate messages per second, a multiple of 100
     */
    static ChildProcess start(Candidate candidate, String bootstrapServers, long seed, int rate, Duration length) {
        return ChildProcess.start(
                "generator",
                JVM_OPTIONS,
                FeedMain.class,
                List.of(
                        candidate.code(),
                        bootstrapServers,
                        Long.toString(seed),
                        Integer.toString(rate),
                        Long.toString(length.toSeconds())));
    }

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        InputTopic input = Candidates.of(arguments[0]).input();
        Function<TradeDocument, byte[]> encoding = input.encoding().open();
        Workload workload = new Workload(Long.parseLong(arguments[2]));
        int rate = Integer.parseInt(arguments[3]);
        int messages = Math.toIntExact(rate * Long.parseLong(arguments[4]));
        int markerEvery = rate / MARKERS_PER_SECOND;
        try (KafkaProducer<byte[], byte[]> producer = FillMain.producer(arguments[1], LINGER_MILLIS)) {
            producer.partitionsFor(input.topic()); // connect before the first message is due
            Instant first = Clock.systemUTC().instant().plus(LEAD);
            long start = System.nanoTime() + LEAD.toNanos();
            System.out.println(first);
            long latest = 0;
            for (int index = 0; index < messages; index++) {
                long due = start + index * NANOS_PER_SECOND / rate;
                latest = Math.max(latest, awaited(due));
                TradeDocument message =
                        index % markerEvery == 0 ? Markers.document(index / markerEvery) : workload.message(index);
                byte[] key = message.id().key().getBytes(StandardCharsets.UTF_8);
                RecordSender.send(producer, new ProducerRecord<>(input.topic(), key, encoding.apply(message)));
            }
            producer.flush();
            System.out.println(Duration.ofNanos(latest).toMillis());
        }
    }

    /** Waits until a time and returns the delay in nanoseconds. */
    private static long awaited(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(Math.min(left, PAUSE_NANOS));
            left = due - System.nanoTime();
        }
        return -left;
    }
}
