package io.landport.operations.serve;

import io.landport.http.FrontDoor;
import io.landport.http.health.Health;
import io.landport.http.health.HealthMount;
import io.landport.http.token.Access;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.GenerationWatch;
import io.landport.monitor.meter.Meters;
import io.landport.monitor.meter.MetricsMount;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.operations.stage.StageChecks;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A process of one stage. Waits for a broker, runs the stage for the generation that is live, and stops at a signal, when the stage ends,
 * or when another generation is live. If its own is kept then, or becomes live again, it continues. Closes what it opened in reverse order.
 */
public final class StageProcess implements AutoCloseable {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String name;
    private final Installation installation;
    private final PrintWriter out;
    private final Clock clock;
    private final OpenResources opened = new OpenResources();
    private final KafkaAdmin probe;
    private final Meters meters = new Meters();
    private final ShutdownSignal stopping;
    private final AtomicReference<@Nullable Installation> current = new AtomicReference<>();

    /** @param name begins the lines that are printed */
    public StageProcess(String name, Installation installation, PrintWriter out) {
        this(name, installation, out, Clock.systemUTC());
    }

    /** @param clock by which a generation is kept */
    StageProcess(String name, Installation installation, PrintWriter out, Clock clock) {
        this.name = name;
        this.installation = installation;
        this.out = out;
        this.clock = clock;
        this.probe = new KafkaAdmin(installation.client(), PROBE_TIMEOUT);
        // From here the JVM does not exit before this is closed.
        this.stopping = opened.add(new ShutdownSignal());
        opened.add(probe);
        opened.add(meters);
    }

    /** What such a process runs beside its front door. */
    public interface Stage {
        /** Fails if the stage cannot run with this cluster. */
        default void require(KafkaAdmin cluster) {}

        /** @param kafka whether a broker is reachable, which is enough for a stage that has no more to wait for */
        default List<String> reasonsNotReady(Health kafka) {
            return kafka.reasonsNotReady();
        }

        /** Whether it writes to the schema of its generation, which is another one when the generation becomes live or is kept. */
        default boolean writesStore() {
            return false;
        }

        /**
         * @param resources those added are closed when the stage stops
         * @return completes when the stage has stopped, with the cause if it failed
         */
        CompletableFuture<Optional<Throwable>> start(Installation live, Meters meters, OpenResources resources);
    }

    /** Runs a stage, and serves its health and figures from the start. Returns the exit code. */
    public int run(Stage stage) throws InterruptedException {
        Health health = () -> stage.reasonsNotReady(this::reasons);
        FrontDoor door = opened.add(FrontDoor.with(installation.settings().http(), Clock.systemUTC())
                .mount(new HealthMount(health))
                .listener(meters.http())
                .mount(new MetricsMount(meters, Access.OPEN))
                .start());
        print("health on %s/health/ready", door.address());
        meters.addReadiness(() -> health.reasonsNotReady().isEmpty());
        return run(stage::require, stage.writesStore(), (live, part) -> stage.start(live, meters, part));
    }

    /**
     * Serves HTTP for the generation that is live. Returns the exit code.
     *
     * @param where what is printed, with %s for the address
     * @param mounts adds to the front door what is served
     */
    public int serve(String where, Consumer<StageDoor> mounts) throws InterruptedException {
        return run(cluster -> {}, false, (live, part) -> {
            StageDoor door =
                    part.add(new StageDoor(() -> Objects.requireNonNull(current.get()), this::reasons, meters));
            mounts.accept(door);
            door.start(live.settings().http());
            print("health on %s/health/ready", door.address());
            print(where, door.address());
            return new CompletableFuture<>();
        });
    }

    @Override
    public void close() {
        opened.close();
    }

    private int run(
            Consumer<KafkaAdmin> check,
            boolean writesStore,
            BiFunction<Installation, OpenResources, CompletableFuture<Optional<Throwable>>> start)
            throws InterruptedException {
        Optional<Installation> reached = StageChecks.onceReachable(probe, stopping::isReceived, () -> live(check));
        if (reached.isEmpty()) {
            return 0;
        }
        Installation live = orKept(reached.get());
        LiveGeneration.requireCompatible(live);
        current.set(live);
        OpenResources part = opened.add(new OpenResources());
        CompletableFuture<Optional<Throwable>> stopped = start.apply(live, part);
        Optional<Installation> swapped = awaitSwap(live, stopped, writesStore);
        while (swapped.isPresent()) {
            live = swapped.get();
            current.set(live);
            if (writesStore) {
                part.close();
                awaitSchema(GenerationStore.of(live));
                stopped = start.apply(live, part);
            }
            swapped = awaitSwap(live, stopped, writesStore);
        }
        return 0;
    }

    /**
     * Waits until the stage has to stop, or until its generation, which it can continue, is kept or live instead.
     *
     * @return its generation in that phase; empty after a signal
     * @throws CommandException if the stage has failed, or if the process must not work on its generation
     */
    private Optional<Installation> awaitSwap(
            Installation live, CompletableFuture<Optional<Throwable>> stopped, boolean writesStore)
            throws InterruptedException {
        try (GenerationWatch watch = LiveGeneration.watch(live)) {
            stopping.await(CompletableFuture.anyOf(stopped, watch.replaced()), remaining(live));
            if (stopping.isReceived()) {
                return Optional.empty();
            }
            // The store is closed for a generation before the watch may have read why.
            if (watch.replaced().isDone() || (writesStore && stopped.isDone())) {
                Installation now = orKept(LiveGeneration.of(live));
                if (now.number() == live.number() && now.isApart() != live.isApart()) {
                    return Optional.of(now);
                }
            }
            StageChecks.requireLive(live, watch);
            stopped.getNow(Optional.empty()).ifPresent(cause -> {
                throw new CommandException(name + " stopped: " + cause.getMessage(), cause);
            });
            if (live.isApart() && !stopped.isDone()) {
                throw new CommandException("generation " + live.number()
                        + " is no longer kept: start the version and the reference data of the live generation");
            }
            return Optional.empty();
        }
    }

    /** The command that swaps is about to create the schema of a generation that is kept, or to fill that of the live one. */
    private void awaitSchema(GenerationStore store) throws InterruptedException {
        boolean isStopping = stopping.isReceived();
        while (!isStopping && !(store.isApart() ? store.isWritable() : store.isSwapped())) {
            isStopping = stopping.isReceivedWithin(PAUSE);
        }
    }

    private Installation orKept(Installation live) {
        return LiveGeneration.orKept(live, clock.instant());
    }

    /** For how long the stage may run: a generation that is kept ends. */
    private Duration remaining(Installation live) {
        return live.generation()
                .flatMap(generation -> Optional.ofNullable(generation.keptUntil()))
                .map(until -> Duration.between(clock.instant(), until))
                .orElse(ShutdownSignal.FOREVER);
    }

    private Installation live(Consumer<KafkaAdmin> check) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            check.accept(cluster);
            return StageChecks.live(cluster, installation);
        }
    }

    private List<String> reasons() {
        return probe.isReachable() ? List.of() : List.of("Kafka is not reachable");
    }

    private void print(String line, URI address) {
        out.println(name + ": " + line.formatted(address));
    }
}
