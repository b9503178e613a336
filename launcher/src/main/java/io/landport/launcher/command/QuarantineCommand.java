package io.landport.launcher.command;

import io.landport.domain.judge.Origin;
import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.Progress;
import io.landport.launcher.kafka.StalledStreams;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "quarantine",
        description = {
            "Sets a message aside that a bug of streams cannot get past. It counts as quarantined and is not looked into;"
                    + " a rebuild takes it up again.",
            "Streams must have stopped, which a bug sees to; start it again afterwards. On a data folder that nobody runs,"
                    + " its servers run for the moment."
        })
final class QuarantineCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Parameters(index = "0", paramLabel = "TOPIC", description = "The document topic.")
    private String topic = "";

    @Parameters(
            index = "1",
            paramLabel = "PARTITION",
            converter = Offsets.class,
            description = "Its partition, as the failure of streams names it.")
    private long partition;

    @Parameters(index = "2", paramLabel = "OFFSET", converter = Offsets.class, description = "The record's offset.")
    private long offset;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for who comes after.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who sets it aside (default: the user of this process).")
    private String by = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (reason.isBlank() || by.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason and --by must say something");
        }
        Origin.TopicRecord record =
                new Origin.TopicRecord(topic, Math.toIntExact(Math.min(partition, Integer.MAX_VALUE)), offset);
        try (ReachableInstallation reached = ReachableInstallation.of(options.data(), options.environment())) {
            quarantine(reached.installation(), record);
        }
        spec.commandLine()
                .getOut()
                .println("set aside: " + topic + " partition " + partition + " offset " + offset
                        + ". Start streams again: it reads what is set aside when it starts.");
        return 0;
    }

    private void quarantine(Installation named, Origin.TopicRecord record) {
        try (KafkaAdmin cluster = named.cluster()) {
            Installation installation = StageChecks.live(cluster, named);
            Optional<String> objection = new StalledStreams(
                            new Progress(cluster),
                            installation.topics(),
                            installation.stages().streams().applicationId())
                    .objection(record, Progress.SESSION_TIMEOUT);
            objection.ifPresent(why -> {
                throw new CommandException("cannot set it aside: " + why);
            });
            installation.quarantine().add(record, reason, by, Clock.systemUTC().instant());
        }
    }
}
