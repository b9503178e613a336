package io.landport.launcher.command;

import io.landport.consumer.Sink;
import io.landport.launcher.Failure;
import io.landport.launcher.Installation;
import io.landport.launcher.cluster.Cluster;
import io.landport.launcher.health.HealthServer;
import io.landport.launcher.instance.Running;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "consumer",
        description = "Runs the consumer stage: migrates the store, then writes totals, changes and rejections to it.")
final class ConsumerCommand implements Callable<Integer> {
    private static final Duration PULSE = Duration.ofSeconds(1);

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = options.installation();
        try (Stopping stopping = new Stopping();
                Cluster pulse = installation.cluster(PULSE)) {
            Optional<Throwable> failure = run(installation, stopping, pulse);
            failure.ifPresent(cause -> {
                throw new Failure("consumer stopped: " + cause.getMessage(), cause);
            });
            return 0;
        }
    }

    private Optional<Throwable> run(Installation installation, Stopping stopping, Cluster pulse)
            throws InterruptedException {
        Sink sink = Sink.open(installation.sink(), installation.wire(), installation.reference(), Clock.systemUTC());
        try (sink;
                HealthServer health = HealthServer.start(
                        installation.settings().httpHost(),
                        installation.settings().httpPort(),
                        () -> sink.isReady() ? List.of() : List.of(sink.reason()))) {
            spec.commandLine().getOut().println("consumer: health on http://" + health.address() + "/health/ready");
            pulse.awaitAnswer(stopping::isAsked);
            if (stopping.isAsked()) {
                return Optional.empty();
            }
            try (Cluster cluster = installation.cluster()) {
                Stages.requireTopics(cluster, installation.topics());
            }
            Running running = Running.start(sink);
            stopping.await(running.stopped());
            return running.stopped().getNow(Optional.empty());
        }
    }
}
