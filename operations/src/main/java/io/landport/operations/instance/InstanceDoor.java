package io.landport.operations.instance;

import io.landport.http.HttpSettings;
import io.landport.http.HttpStartException;
import io.landport.operations.serve.GatewayDoor;

/** The front door of an instance. Other commands find its address in the data folder. */
public final class InstanceDoor {
    private InstanceDoor() {}

    /** @throws HttpStartException if it cannot serve, for example because the port is in use */
    public static GatewayDoor open(Instance instance, HttpSettings settings) {
        GatewayDoor door = GatewayDoor.openWithPages(
                instance::installation, settings, instance::reasonsNotReady, instance.meters());
        instance.announceHttp(door.address());
        return door;
    }

    /** The same, on any free port if the port is in use. */
    public static GatewayDoor openOnAnyPort(Instance instance, HttpSettings settings) {
        try {
            return open(instance, settings);
        } catch (HttpStartException refused) {
            if (refused.isPortInUse()) {
                return open(instance, settings.on(0));
            }
            throw refused;
        }
    }
}
