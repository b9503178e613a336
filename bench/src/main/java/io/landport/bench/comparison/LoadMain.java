package io.landport.bench.comparison;

import io.landport.bench.candidate.MessageSender;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.workload.Markers;
import io.landport.bench.workload.Workload;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The load generator. At full speed it publishes a part of the workload, and then prints {@code filled}.
 *
 * <p>At a fixed rate each message has a due time that does not depend on the messages before it; overdue messages are sent
 * immediately. A hundred messages a second are markers. It prints the due time of the first message, and at the end its greatest delay in
 * milliseconds.
 */
public final class LoadMain {
    /** Time between two markers at a fixed rate. */
    public static final Duration MARKER_PERIOD = Duration.ofMillis(10);

    private static final List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");
    private static final int MARKERS_PER_SECOND = 100;
    private static final Duration LEAD = Duration.ofSeconds(1);

    /** Large batches at full speed, where latency does not matter; otherwise the default of Kafka's producer. */
    private static final int FILL_LINGER_MILLIS = 20;

    private static final int FEED_LINGER_MILLIS = 5;

    /** Shorter pauses would take a twentieth of a core from the measured processes. */
    private static final long PAUSE_NANOS = 1_000_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private LoadMain() {}

    /**
     * Publishes messages at full speed in a separate process and returns when all are acknowledged.
     *
     * @param code of a candidate that reads the input topic
     * @param from index of the first message
     * @param to index after the last message
     */
    static void fill(String code, String bootstrapServers, long seed, int from, int to) {
        try (ChildProcess child = start(code, bootstrapServers, seed, from, to, 0)) {
            child.line();
        }
    }

    /** The same for Landport's topic of documents. */
    public static void fill(String bootstrapServers, long seed, int from, int to) {
        fill(Growth.CANDIDATE, bootstrapServers, seed, from, to);
    }

    /**
     * Starts the generator at a fixed rate as a process, whose first line is the due time of the first message and whose second line the
     * greatest delay.
     *
     * @param code of a candidate that reads the input topic
     * @param rate messages per second, a multiple of 100
     */
    public static ChildProcess feed(String code, TrialEnvironment environment, long seed, int rate, Duration length) {
        int messages = Math.toIntExact(rate * length.toSeconds());
        return start(code, environment.bootstrapServers(), seed, 0, messages, rate);
    }

    private static ChildProcess start(String code, String bootstrapServers, long seed, int from, int to, int rate) {
        List<String> arguments = List.of(
                code,
                bootstrapServers,
                Long.toString(seed),
                Integer.toString(from),
                Integer.toString(to),
                Integer.toString(rate));
        return ChildProcess.start("generator", JVM_OPTIONS, LoadMain.class, arguments);
    }

    public static void main(String... arguments) {
        Workload workload = new Workload(Long.parseLong(arguments[2]));
        int from = Integer.parseInt(arguments[3]);
        int to = Integer.parseInt(arguments[4]);
        int rate = Integer.parseInt(arguments[5]);
        try (MessageSender sender = new MessageSender(
                Candidates.of(arguments[0]).input(),
                Map.of("bootstrap.servers", arguments[1]),
                rate == 0 ? FILL_LINGER_MILLIS : FEED_LINGER_MILLIS)) {
            if (rate == 0) {
                fill(workload, from, to, sender);
            } else {
                feed(workload, to, rate, sender);
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void fill(Workload workload, int from, int to, MessageSender sender) {
        for (int index = from; index < to; index++) {
            sender.send(workload.message(index));
        }
        sender.flush();
        System.out.println("filled");
    }

    @SuppressWarnings("SystemOut")
    private static void feed(Workload workload, int messages, int rate, MessageSender sender) {
        int markerEvery = rate / MARKERS_PER_SECOND;
        long start = System.nanoTime() + LEAD.toNanos();
        System.out.println(Clock.systemUTC().instant().plus(LEAD));
        long latest = 0;
        for (int index = 0; index < messages; index++) {
            latest = Math.max(latest, await(start + index * NANOS_PER_SECOND / rate));
            sender.send(index % markerEvery == 0 ? Markers.document(index / markerEvery) : workload.message(index));
        }
        sender.flush();
        System.out.println(Duration.ofNanos(latest).toMillis());
    }

    /** Waits until a time and returns the delay in nanoseconds. */
    private static long await(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(Math.min(left, PAUSE_NANOS));
            left = due - System.nanoTime();
        }
        return -left;
    }
}
