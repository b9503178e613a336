package io.landport.launcher.command;

import io.landport.http.health.Health;
import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.kafka.KafkaAdmin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A process that serves HTTP for the generation that is live once a broker is reachable, until it is stopped. */
final class HttpStage {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    private HttpStage() {}

    /** What such a process serves. */
    interface Service {
        /**
         * Serves until the signal, or until another generation is live.
         *
         * @param health whether a broker is reachable
         */
        void run(Installation live, Health health, ShutdownSignal stopping) throws InterruptedException;
    }

    /** Runs a service; returns the exit code. */
    static int run(Installation installation, Service service) throws InterruptedException {
        try (ShutdownSignal stopping = new ShutdownSignal();
                KafkaAdmin probe = new KafkaAdmin(installation.client(), PROBE_TIMEOUT)) {
            Optional<Installation> live =
                    StageChecks.onceReachable(probe, stopping::isReceived, () -> live(installation));
            if (live.isPresent()) {
                LiveGeneration.requireCompatible(live.get());
                service.run(live.get(), () -> reasons(probe), stopping);
            }
            return 0;
        }
    }

    private static Installation live(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            return StageChecks.live(cluster, installation);
        }
    }

    private static List<String> reasons(KafkaAdmin probe) {
        return probe.isReachable() ? List.of() : List.of("Kafka is not reachable");
    }
}
