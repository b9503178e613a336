package io.landport.launcher.administration;

import io.landport.domain.judge.Origin;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.admin.StalledStreams;
import io.landport.launcher.option.InstallationCommand;
import io.landport.launcher.option.OffsetConverter;
import io.landport.operations.instance.ReachableInstallation;
import io.landport.operations.stage.QuarantineTopic;
import io.landport.operations.stage.StageChecks;
import io.landport.operations.stage.StageFactory;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "quarantine",
        description = {
            "Makes streams skip a record of a document topic on which it fails. The record is counted as"
                    + " quarantined and not processed; a rebuild processes it.",
            "Streams must not be running; restart it afterwards. If nothing runs on the data folder, the command"
                    + " starts the folder's servers and stops them when it is done."
        })
public final class QuarantineCommand extends InstallationCommand {
    @Parameters(index = "0", paramLabel = "TOPIC", description = "Document topic.")
    private String topic = "";

    @Parameters(
            index = "1",
            paramLabel = "PARTITION",
            converter = OffsetConverter.class,
            description = "Partition, as in the error message of streams.")
    private long partition;

    @Parameters(
            index = "2",
            paramLabel = "OFFSET",
            converter = OffsetConverter.class,
            description = "Offset of the record.")
    private long offset;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Reason, stored with the record.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Name of the operator (default: the user of this process).")
    private String by = "";

    @Override
    public Integer call() {
        if (reason.isBlank() || by.isBlank()) {
            throw invalid("--reason and --by must not be blank");
        }
        Origin.TopicRecord record =
                new Origin.TopicRecord(topic, Math.toIntExact(Math.min(partition, Integer.MAX_VALUE)), offset);
        try (ReachableInstallation reached = reach()) {
            quarantine(reached.installation(), record);
        }
        out().println("quarantined: " + topic + " partition " + partition + " offset " + offset
                + ". Restart streams: it reads quarantined records when it starts.");
        return 0;
    }

    private void quarantine(Installation named, Origin.TopicRecord record) {
        try (KafkaAdmin cluster = new KafkaAdmin(named.client())) {
            Installation installation = StageChecks.live(cluster, named);
            Optional<String> objection = new StalledStreams(
                            new Progress(cluster),
                            installation.topics(),
                            StageFactory.of(installation).streams().applicationId())
                    .objection(record, Progress.SESSION_TIMEOUT);
            objection.ifPresent(why -> {
                throw new CommandException("cannot quarantine the record: " + why);
            });
            new QuarantineTopic(installation)
                    .add(record, reason, by, Clock.systemUTC().instant());
        }
    }
}
