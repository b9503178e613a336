package io.landport.launcher.command;

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
import io.landport.launcher.kafka.TokenWatch;
import io.landport.metrics.Meters;
import io.landport.metrics.MetricsMount;
import io.landport.receipts.ReceiptReader;
import io.landport.receipts.ReceiptsMount;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** A front door through which feeds publish and read what became of their documents. */
final class GatewayDoor implements AutoCloseable {
    private final TokenWatch tokens;
    private final PublishTargets targets;
    private final GatewayMount gateway;
    private final ReceiptReader receipts;
    private final Optional<ConsoleMount> console;
    private final FrontDoor door;

    private GatewayDoor(
            TokenWatch tokens,
            PublishTargets targets,
            GatewayMount gateway,
            ReceiptReader receipts,
            Optional<ConsoleMount> console,
            FrontDoor door) {
        this.tokens = tokens;
        this.targets = targets;
        this.gateway = gateway;
        this.receipts = receipts;
        this.console = console;
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
        return open(live, settings, health, meters, Optional.empty());
    }

    /** The same, with the page of operators. */
    static GatewayDoor openWithConsole(
            Supplier<Installation> live, HttpSettings settings, Health health, Meters meters) {
        return open(
                live, settings, health, meters, Optional.of(new ConsoleMount(new ConsoleInputs(live), Clock.systemUTC())));
    }

    private static GatewayDoor open(
            Supplier<Installation> live,
            HttpSettings settings,
            Health health,
            Meters meters,
            Optional<ConsoleMount> console) {
        Installation now = live.get();
        TokenWatch tokens = TokenWatch.start(now.client(), now.topics().accessTokens(), now.wire());
        PublishTargets targets = new PublishTargets(live);
        meters.addReadiness(() -> health.reasonsNotReady().isEmpty());
        GatewayMount gateway = new GatewayMount(targets, Clock.systemUTC());
        ReceiptReader receipts = ReceiptsCommand.reader(now);
        try {
            FrontDoorBuilder builder = FrontDoor.with(settings, Clock.systemUTC())
                    .tokens(tokens)
                    .mount(new HealthMount(health))
                    .mount(new MetricsMount(meters, Access.of(Role.OPERATOR)))
                    .mount(new CallerMount())
                    .mount(new RegistryMount(() -> new SchemaCatalog(live.get().topics())))
                    .mount(gateway)
                    .mount(new ReceiptsMount(receipts));
            console.ifPresent(builder::mount);
            return new GatewayDoor(tokens, targets, gateway, receipts, console, builder.start());
        } catch (HttpStartException refused) {
            gateway.close();
            targets.close();
            tokens.close();
            throw refused;
        }
    }

    URI address() {
        return door.address();
    }

    /** Ends the streams of browsers, lets requests in flight end, then sends what is pending. */
    @Override
    public void close() {
        console.ifPresent(ConsoleMount::close);
        door.close();
        receipts.close();
        gateway.close();
        targets.close();
        tokens.close();
    }
}
