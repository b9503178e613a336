package io.landport.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.landport.console.history.HistoryRecorder;
import io.landport.console.pipeline.PipelineHistory;
import io.landport.console.pipeline.PipelineProbe;
import io.landport.console.pipeline.PipelineSample;
import io.landport.console.rejected.RejectionLog;
import io.landport.console.resend.Resendable;
import io.landport.console.state.RecentRejections;
import io.landport.console.view.Alarms;
import io.landport.console.view.ConsoleState;
import io.landport.console.view.Filter;
import io.landport.console.view.Views;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.Channel;
import io.landport.domain.judge.Rejection;
import io.landport.http.problem.ProblemException;
import io.landport.kafka.read.RepeatedTask;
import io.landport.monitor.ObservedPipeline;
import io.landport.monitor.PipelineLag;
import io.landport.query.rejection.RejectionArchive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state of the page and offers the values of each view to its subscribers, four times a second at most and less often if they take
 * long to compute. Has lag, rates and alarms recorded whether somebody looks or not, but reads less often then; reads totals, which need
 * memory, from the first subscriber on.
 */
final class Watcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Reading while nobody watches. The broker answers a fetch with the first record, and each is followed by another one at once. */
    private static final Duration UNWATCHED_POLL = Duration.ofMillis(500);

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration WATCHED = Duration.ofSeconds(1);
    private static final Duration UNWATCHED = Duration.ofSeconds(5);

    /** At most a quarter of one core. */
    private static final int REST = 3;

    private final Supplier<ConsoleInput> live;
    private final RejectionArchive archive;
    private final HistoryRecorder history;
    private final Clock clock;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final RepeatedTask task = new RepeatedTask("console", RETRY, this::run, () -> {});
    private volatile boolean isWatched;
    private volatile @Nullable ConsoleState state;
    private volatile int percentRead;

    /**
     * @param live the generation that is live now
     * @param archive of all rejections
     * @param history takes each sample
     */
    Watcher(Supplier<ConsoleInput> live, RejectionArchive archive, HistoryRecorder history, Clock clock) {
        this.live = live;
        this.archive = archive;
        this.history = history;
        this.clock = clock;
    }

    /** Begins to read. */
    void start() {
        task.start();
        history.start();
    }

    /** Offers the values of its view to a subscriber from now on. */
    void add(Subscriber subscriber) {
        isWatched = true;
        subscribers.add(subscriber);
    }

    /**
     * Finds a rejection or dead letter: among the latest ones, otherwise a rejection in its topic.
     *
     * @param id of the rejection, or topic, partition and offset of the dead letter
     * @throws ProblemException if they have not been read yet
     */
    Optional<Resendable> find(String id) {
        ConsoleState now = state;
        Optional<Resendable> found =
                (now == null ? Optional.<Resendable>empty() : find(id, now)).or(() -> kept(id, live.get()));
        if (found.isEmpty() && percentRead < 100) {
            throw notRead();
        }
        return found;
    }

    /**
     * The latest rejections that nobody has sent again, the newest first.
     *
     * @throws ProblemException if they have not been read yet
     */
    List<Resendable> uncorrected() {
        ConsoleState now = state;
        if (now == null || percentRead < 100) {
            throw notRead();
        }
        Map<String, OperatorAction> resent = now.actions().resent();
        return now.rejections().newest(RecentRejections.KEPT).stream()
                .map(RecentRejections.Rejected::rejection)
                .filter(rejection -> !resent.containsKey(rejection.id())
                        || resent.get(rejection.id()).outcome() != ActionOutcome.PUBLISHED)
                .map(rejection ->
                        new Resendable(Optional.of(rejection), now.documents(), now.reference(), now.generation()))
                .toList();
    }

    private static ProblemException notRead() {
        return ProblemException.unavailable("the rejections have not been read from Kafka yet", RETRY);
    }

    private static Optional<Resendable> find(String id, ConsoleState now) {
        Optional<Rejection> rejection = now.rejections().find(id);
        return rejection.isPresent() || now.letters().has(id)
                ? Optional.of(new Resendable(rejection, now.documents(), now.reference(), now.generation()))
                : Optional.empty();
    }

    private Optional<Resendable> kept(String id, ConsoleInput input) {
        return archive.recorded(id)
                .flatMap(published -> published(id, published, input))
                .map(rejection -> new Resendable(
                        Optional.of(rejection),
                        input.pipeline().wire().codec(input.pipeline().topics().documents(Channel.CUSTOMS)),
                        input.pipeline().reference(),
                        input.pipeline().generation()));
    }

    private Optional<Rejection> published(String id, Instant published, ConsoleInput input) {
        try {
            return new RejectionLog(
                            input.pipeline().client(),
                            input.pipeline().topics(),
                            input.pipeline().wire())
                    .read(id, published);
        } catch (KafkaException e) {
            throw ProblemException.unavailable("the rejection cannot be read: " + e.getMessage(), RETRY, e);
        }
    }

    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    /** Ends all subscribers. */
    @Override
    public void close() {
        task.stop();
        history.close();
        subscribers.forEach(Subscriber::end);
        task.close();
    }

    private void run() throws InterruptedException {
        try {
            // Again at once if another generation is live.
            while (!task.isClosing()) {
                follow(live.get());
            }
        } catch (KafkaException e) {
            LOG.warn("the console cannot read from Kafka: {}; retrying", e.getMessage());
            offerProblem(String.valueOf(e.getMessage()));
        }
    }

    /** Follows the topics of a generation until another is live, or totals are wanted for the first time. */
    private void follow(ConsoleInput input) throws InterruptedException {
        ObservedPipeline pipeline = input.pipeline();
        boolean hasTotals = isWatched;
        ConsoleState state = ConsoleState.empty(
                clock,
                pipeline.generation(),
                pipeline.topics(),
                pipeline.wire(),
                pipeline.reference(),
                input.topology());
        percentRead = 0;
        this.state = state;
        history.begin();
        try (PipelineProbe probe = PipelineProbe.start(pipeline, hasTotals ? WATCHED : UNWATCHED, clock);
                PipelineLag lag = PipelineLag.start(pipeline, hasTotals ? PipelineLag.INTERVAL : UNWATCHED, clock);
                TopicReading reading = new TopicReading(pipeline, state, hasTotals)) {
            long next = System.nanoTime();
            Set<Subscriber> served = Set.of();
            boolean isChanged = true;
            boolean hasArrived = false;
            String problem = "";
            while (!task.isClosing()
                    && isWatched == hasTotals
                    && live.get().pipeline().generation() == pipeline.generation()) {
                boolean isUnwatched = percentRead == 100 && subscribers.isEmpty();
                if (isUnwatched && !hasArrived) {
                    rest();
                }
                // After a rest, until nothing more has arrived.
                hasArrived = reading.poll(isUnwatched && hasArrived ? Duration.ZERO : POLL);
                isChanged |= hasArrived;
                subscribers.forEach(Subscriber::confirm);
                percentRead = reading.percentRead();
                // Before, results that are published would look late.
                Optional<PipelineSample> sample = percentRead == 100 ? probe.take() : Optional.empty();
                if (sample.isPresent()) {
                    state.pipeline()
                            .add(new PipelineHistory.Point(
                                    sample.get(),
                                    state.published().all(),
                                    lag.latest(),
                                    input.process().get().orSilences(reading::silences)));
                    Alarms.evaluate(state, reading.undecodable());
                    history.take(state);
                    isChanged = true;
                }
                // A broker that hangs changes nothing else.
                String known = problem;
                problem = probe.problem();
                isChanged |= !problem.equals(known);
                Set<Subscriber> present = Set.copyOf(subscribers);
                if (hasTotals && (isChanged || !present.equals(served)) && System.nanoTime() - next >= 0) {
                    long start = System.nanoTime();
                    offer(state, status(input, reading, problem), present);
                    long took = System.nanoTime() - start;
                    next = start + Math.max(PAUSE.toNanos(), took * (1 + REST));
                    isChanged = false;
                    served = present;
                }
            }
        }
    }

    /** Waits until somebody watches, at most {@link #UNWATCHED_POLL}. */
    private void rest() throws InterruptedException {
        long end = System.nanoTime() + UNWATCHED_POLL.toNanos();
        boolean isOver;
        do {
            isOver = task.isClosingWithin(POLL) || !subscribers.isEmpty() || System.nanoTime() - end >= 0;
        } while (!isOver);
    }

    private static void offer(ConsoleState state, String status, Set<Subscriber> present) {
        Map<Filter, Map<String, String>> computed = new HashMap<>();
        for (Subscriber subscriber : present) {
            subscriber.offer(computed.computeIfAbsent(subscriber.filter(), filter -> {
                Map<String, String> values = new LinkedHashMap<>();
                values.put("status", status);
                values.putAll(Views.values(state, filter));
                return values;
            }));
        }
    }

    private static String status(ConsoleInput input, TopicReading reading, String problem) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("read", reading.percentRead())
                .put("undecodable", reading.undecodable())
                .put("problem", problem)
                .put("hasReceipts", input.hasReceipts())
                .toString();
    }

    private void offerProblem(String problem) {
        String status = JsonNodeFactory.instance
                .objectNode()
                .put("read", 0)
                .put("undecodable", 0)
                .put("problem", problem)
                .toString();
        subscribers.forEach(subscriber -> subscriber.offer(Map.of("status", status)));
    }
}
