package io.landport.launcher.command;

import io.landport.http.CallerMount;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.http.HttpStartException;
import io.landport.http.health.HealthMount;
import io.landport.launcher.Installation;
import io.landport.launcher.instance.Instance;
import io.landport.launcher.kafka.TokenWatch;
import java.net.URI;
import java.time.Clock;

/** The front door of an instance. Other commands find its address in the data folder. */
final class InstanceDoor implements AutoCloseable {
    private final TokenWatch tokens;
    private final FrontDoor door;

    private InstanceDoor(TokenWatch tokens, FrontDoor door) {
        this.tokens = tokens;
        this.door = door;
    }

    /** @throws HttpStartException if it cannot serve, for example because the port is in use */
    static InstanceDoor open(Instance instance, HttpSettings settings) {
        Installation installation = instance.installation();
        TokenWatch tokens =
                TokenWatch.start(installation.client(), installation.topics().accessTokens(), installation.wire());
        try {
            FrontDoor door = FrontDoor.with(settings, Clock.systemUTC())
                    .tokens(tokens)
                    .mount(new HealthMount(instance::reasonsNotReady))
                    .mount(new CallerMount())
                    .start();
            instance.announceHttp(door.address());
            return new InstanceDoor(tokens, door);
        } catch (HttpStartException refused) {
            tokens.close();
            throw refused;
        }
    }

    /** The same, on any free port if the port is in use. */
    static InstanceDoor openOnAnyPort(Instance instance, HttpSettings settings) {
        try {
            return open(instance, settings);
        } catch (HttpStartException refused) {
            if (refused.isPortInUse()) {
                return open(instance, settings.on(0));
            }
            throw refused;
        }
    }

    URI address() {
        return door.address();
    }

    @Override
    public void close() {
        door.close();
        tokens.close();
    }
}
