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
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.operations.stage.StageChecks;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A process of one stage. Waits for a broker, runs the stage for the generation that is live, and stops at a signal, when the stage ends,
 * or when another generation is live. Closes what it opened in reverse order.
 */
public final class StageProcess implements AutoCloseable {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    private final String name;
    private final Installation installation;
    private final PrintWriter out;
    private final OpenResources opened = new OpenResources();
    private final KafkaAdmin probe;
    private final Meters meters = new Meters();
    private final ShutdownSignal stopping;

    /** @param name begins the lines that are printed */
    public StageProcess(String name, Installation installation, PrintWriter out) {
        this.name = name;
        this.installation = installation;
        this.out = out;
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

        /** @param kafka whether a broker is reachable */
        List<String> reasonsNotReady(Health kafka);

        /**
         * @param resources those added are closed when the process stops
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
        return run(stage::require, live -> stage.start(live, meters, opened));
    }

    /**
     * Serves HTTP for the generation that is live. Returns the exit code.
     *
     * @param where what is printed, with %s for the address
     * @param mounts adds to the front door what is served
     */
    public int serve(String where, Consumer<StageDoor> mounts) throws InterruptedException {
        return run(cluster -> {}, live -> {
            StageDoor door = opened.add(new StageDoor(() -> live, this::reasons, meters));
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

    private int run(Consumer<KafkaAdmin> check, Function<Installation, CompletableFuture<Optional<Throwable>>> start)
            throws InterruptedException {
        Optional<Installation> reached = StageChecks.onceReachable(probe, stopping::isReceived, () -> live(check));
        if (reached.isEmpty()) {
            return 0;
        }
        Installation live =
                LiveGeneration.orKept(reached.get(), Clock.systemUTC().instant());
        LiveGeneration.requireCompatible(live);
        GenerationWatch watch = opened.add(LiveGeneration.watch(live));
        CompletableFuture<Optional<Throwable>> stopped = start.apply(live);
        stopping.await(CompletableFuture.anyOf(stopped, watch.replaced()), remaining(live));
        StageChecks.requireLive(live, watch);
        stopped.getNow(Optional.empty()).ifPresent(cause -> {
            throw new CommandException(name + " stopped: " + cause.getMessage(), cause);
        });
        if (live.isApart() && !stopping.isReceived() && !stopped.isDone()) {
            throw new CommandException("generation " + live.number()
                    + " is no longer kept: start the version and the reference data of the live generation");
        }
        return 0;
    }

    /** For how long the stage may run: a generation that is kept ends. */
    private static Duration remaining(Installation live) {
        return live.generation()
                .flatMap(generation -> Optional.ofNullable(generation.keptUntil()))
                .map(until -> Duration.between(Clock.systemUTC().instant(), until))
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
