package io.landport.launcher.command;

import io.landport.api.AnswersMount;
import io.landport.api.ExplainMount;
import io.landport.console.ConsoleMount;
import io.landport.contract.SchemaCatalog;
import io.landport.domain.access.Role;
import io.landport.gateway.GatewayMount;
import io.landport.gateway.registry.RegistryMount;
import io.landport.http.Access;
import io.landport.http.CallerMount;
import io.landport.http.FrontDoor;
import io.landport.http.FrontDoorBuilder;
import io.landport.http.HttpSettings;
import io.landport.http.HttpStartException;
import io.landport.http.health.Health;
import io.landport.http.health.HealthMount;
import io.landport.launcher.Installation;
import io.landport.launcher.instance.Resources;
import io.landport.launcher.kafka.TokenWatch;
import io.landport.metrics.MeterReading;
import io.landport.metrics.Meters;
import io.landport.metrics.MetricsMount;
import io.landport.producer.format.MappingCatalog;
import io.landport.receipts.ReceiptReader;
import io.landport.receipts.ReceiptsMount;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** A front door through which feeds publish and read what became of their documents. */
final class GatewayDoor implements AutoCloseable {
    private final Resources resources;
    private final FrontDoor door;

    private GatewayDoor(Resources resources, FrontDoor door) {
        this.resources = resources;
        this.door = door;
    }

    /**
     * Opens it.
     *
     * @param live the installation with the generation that is live now
     * @param meters served to operators
     * @throws HttpStartException if it cannot serve, for example because the port is in use
     */
    static GatewayDoor open(Supplier<Installation> live, HttpSettings settings, Health health, Meters meters) {
        return open(live, settings, health, meters, Optional.empty(), false);
    }

    /** The same, with the page of operators and the questions of analysts. */
    static GatewayDoor openWithPages(Supplier<Installation> live, HttpSettings settings, Health health, Meters meters) {
        return open(live, settings, health, meters, Optional.of(StoreQuestions.of(live)), true);
    }

    private static GatewayDoor open(
            Supplier<Installation> live,
            HttpSettings settings,
            Health health,
            Meters meters,
            Optional<AnswersMount> answers,
            boolean hasConsole) {
        Resources resources = new Resources();
        Optional<ConsoleMount> console = Optional.empty();
        try {
            answers.ifPresent(resources::add);
            Installation now = live.get();
            TokenWatch tokens =
                    resources.add(TokenWatch.start(now.client(), now.topics().accessTokens(), now.wire()));
            PublishTargets targets = resources.add(new PublishTargets(live));
            console = hasConsole ? Optional.of(console(live, targets, meters)) : Optional.empty();
            GatewayMount gateway = resources.add(
                    new GatewayMount(targets, MappingCatalog.of(now.settings().mappings()), Clock.systemUTC()));
            ReceiptReader receipts = resources.add(StoreQuestions.receipts(now));
            meters.addReadiness(() -> health.reasonsNotReady().isEmpty());
            FrontDoorBuilder builder = FrontDoor.with(settings, Clock.systemUTC())
                    .tokens(tokens)
                    .listener(meters.http())
                    .mount(new HealthMount(health))
                    .mount(new MetricsMount(meters, Access.of(Role.OPERATOR)))
                    .mount(new CallerMount())
                    .mount(new RegistryMount(() -> new SchemaCatalog(live.get().topics())))
                    .mount(gateway)
                    .mount(new ReceiptsMount(receipts));
            answers.ifPresent(builder::mount);
            answers.ifPresent(unused -> builder.mount(new ExplainMount(new LiveExplanations(live))));
            console.ifPresent(builder::mount);
            FrontDoor door = resources.add(builder.start());
            // The server waits for streams of browsers, so these end before it.
            console.ifPresent(resources::add);
            return new GatewayDoor(resources, door);
        } catch (RuntimeException failure) {
            console.ifPresent(ConsoleMount::close);
            resources.closeAfter(failure);
            throw failure;
        }
    }

    private static ConsoleMount console(Supplier<Installation> live, PublishTargets targets, Meters meters) {
        return new ConsoleMount(
                new ConsoleInputs(live, new ProcessReading(new MeterReading(meters))),
                new GatewayResendDesk(live, targets, Clock.systemUTC()),
                new StoredRejectionArchive(live),
                Clock.systemUTC());
    }

    URI address() {
        return door.address();
    }

    /** Ends the streams of browsers, lets requests in flight end, then sends what is pending. */
    @Override
    public void close() {
        resources.close();
    }
}
