package io.landport.operations.serve;

import io.landport.api.AnswersMount;
import io.landport.api.ExplainMount;
import io.landport.api.assistant.AssistantMount;
import io.landport.api.explorer.ExplorerMount;
import io.landport.api.receipt.ReceiptsMount;
import io.landport.console.ConsoleInput;
import io.landport.console.ConsoleMount;
import io.landport.console.pipeline.ProcessFigures;
import io.landport.console.pipeline.TopologyPart;
import io.landport.domain.access.Role;
import io.landport.format.csv.MappingCatalog;
import io.landport.gateway.GatewayMount;
import io.landport.gateway.registry.RegistryMount;
import io.landport.http.CallerMount;
import io.landport.http.FrontDoor;
import io.landport.http.FrontDoorBuilder;
import io.landport.http.HttpSettings;
import io.landport.http.HttpStartException;
import io.landport.http.Mount;
import io.landport.http.health.Health;
import io.landport.http.health.HealthMount;
import io.landport.http.token.Access;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.monitor.meter.Meters;
import io.landport.monitor.meter.MetricsMount;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.PerGeneration;
import io.landport.operations.stage.StageFactory;
import io.landport.operations.stage.TokenWatch;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The front door of a process: health, figures for operators, and what is added before it starts. Requests need a token. */
public final class StageDoor implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Supplier<Installation> live;
    private final Meters meters;
    private final OpenResources resources = new OpenResources();
    private final OpenResources beforeDoor = new OpenResources();
    private final List<Mount> mounts = new ArrayList<>();
    private Health health;
    private @Nullable PublishTargets targets;
    private @Nullable ConsoleMount console;
    private @Nullable FrontDoor door;

    /**
     * @param live the installation with the generation that is live now
     * @param meters served to operators
     */
    public StageDoor(Supplier<Installation> live, Health health, Meters meters) {
        this.live = live;
        this.health = health;
        this.meters = meters;
    }

    /** Feeds publish documents. */
    public StageDoor documents() {
        mounts.add(new RegistryMount(() -> live.get().topics()));
        mounts.add(resources.add(new GatewayMount(
                targets(), MappingCatalog.of(live.get().settings().mappings()), Clock.systemUTC())));
        return this;
    }

    /** Feeds and operators read receipts. */
    public StageDoor receipts() {
        mounts.add(new ReceiptsMount(resources.add(StoreQuestions.receipts(live.get()))));
        return this;
    }

    /** Analysts and their assistants ask questions. */
    public StageDoor questions() {
        AnswersMount answers = resources.add(StoreQuestions.of(live));
        mounts.add(answers);
        mounts.add(resources.add(StoreQuestions.sdmx(live)));
        ExplainMount explanations = new ExplainMount(new LiveExplanations(live));
        mounts.add(explanations);
        mounts.add(resources.add(new AssistantMount(StoreQuestions.assistant(live, explanations))));
        mounts.add(new ExplorerMount());
        return this;
    }

    /** The process is not ready while the store cannot be read. */
    public StageDoor requireStore() {
        require(resources.add(StoreQuestions.probe(live.get())));
        return this;
    }

    /**
     * Operators open the page.
     *
     * @param process what this process knows of itself
     */
    public StageDoor console(Supplier<ProcessFigures> process) {
        StoreArchive archive = new StoreArchive(live);
        ConsoleMount page = beforeDoor.add(new ConsoleMount(
                new PerGeneration<>(live, now -> consoleInput(now, process)),
                new GatewayResendDesk(live, targets(), Clock.systemUTC()),
                archive,
                archive,
                Clock.systemUTC()));
        mounts.add(page);
        console = page;
        return this;
    }

    /** @throws HttpStartException if it cannot serve, for example because the port is in use */
    public void start(HttpSettings settings) {
        Installation now = live.get();
        TokenWatch tokens =
                resources.add(TokenWatch.start(now.client(), now.topics().accessTokens(), now.wire()));
        require(tokens);
        FrontDoorBuilder builder = FrontDoor.with(settings, Clock.systemUTC())
                .tokens(tokens)
                .listener(meters.http())
                .mount(new HealthMount(health))
                .mount(new MetricsMount(meters, Access.of(Role.OPERATOR)))
                .mount(new CallerMount());
        mounts.forEach(builder::mount);
        door = resources.add(builder.start());
        // Not before: a door whose port is in use is followed by another one.
        meters.addReadiness(() -> health.reasonsNotReady().isEmpty());
        if (console != null) {
            console.start();
        }
    }

    /**
     * Waits until requests are served: a door that has started may still have to read tokens.
     *
     * @throws CommandException if it is not ready in time
     */
    public void awaitReady(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        List<String> reasons = health.reasonsNotReady();
        while (!reasons.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new CommandException(
                        "not ready after " + atMost.toSeconds() + " s: " + String.join("; ", reasons));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            reasons = health.reasonsNotReady();
        }
    }

    public URI address() {
        return Objects.requireNonNull(door, "not started").address();
    }

    /** Ends the streams of browsers, for which the server would wait, lets requests in flight end, then sends what is pending. */
    @Override
    public void close() {
        resources.add(beforeDoor);
        resources.close();
    }

    /** Closes it after a failure, to which failures of closing are added as suppressed. */
    public void closeAfter(RuntimeException failure) {
        resources.add(beforeDoor);
        resources.closeAfter(failure);
    }

    private void require(Health part) {
        Health others = health;
        health = () -> Stream.of(others, part)
                .flatMap(each -> each.reasonsNotReady().stream())
                .toList();
    }

    private static ConsoleInput consoleInput(Installation live, Supplier<ProcessFigures> process) {
        List<TopologyPart> topology = StageFactory.of(live).topology().stream()
                .map(node -> new TopologyPart(
                        node.subtopology(), node.name(), node.kind(), node.topics(), node.stores(), node.next()))
                .toList();
        return new ConsoleInput(
                StageFactory.of(live).observed(),
                topology,
                process,
                live.settings().receipts().orElse(false));
    }

    private PublishTargets targets() {
        PublishTargets opened = targets;
        if (opened == null) {
            opened = resources.add(new PublishTargets(
                    live, resources.add(StageFactory.of(live.get()).pauses())));
            targets = opened;
            require(opened);
        }
        return opened;
    }
}
