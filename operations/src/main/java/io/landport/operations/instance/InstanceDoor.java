package io.landport.operations.instance;

import io.landport.console.pipeline.ProcessFigures;
import io.landport.http.HttpSettings;
import io.landport.http.HttpStartException;
import io.landport.operations.serve.StageDoor;
import java.time.Duration;

/** The front door of an instance. Other commands find its address in the data folder. */
public final class InstanceDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private InstanceDoor() {}

    /**
     * Opens it while the stages of the instance start, and waits until these have started and it serves.
     *
     * @param instance that has begun
     * @throws HttpStartException if it cannot serve, for example because the port is in use
     * @throws io.landport.installation.CommandException if a stage fails, or something is not ready in time
     */
    public static StageDoor open(Instance instance, HttpSettings settings) {
        StageDoor door = new StageDoor(instance::installation, instance::reasonsNotReady, instance.meters());
        try {
            door.documents()
                    .receipts()
                    .questions()
                    .console(() -> ProcessFigures.of(instance.meters()))
                    .start(settings);
            instance.awaitStarted();
            door.awaitReady(PATIENCE);
            instance.announceHttp(door.address());
            return door;
        } catch (RuntimeException e) {
            door.closeAfter(e);
            throw e;
        }
    }

    /** The same, on any free port if the port is in use. */
    public static StageDoor openOnAnyPort(Instance instance, HttpSettings settings) {
        try {
            return open(instance, settings);
        } catch (HttpStartException e) {
            if (e.isPortInUse()) {
                return open(instance, settings.on(0));
            }
            throw e;
        }
    }
}
