package io.landport.launcher.watch;

import io.landport.contract.Topic;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.tail.StartAt;
import io.landport.kafka.tail.Tail;
import io.landport.launcher.option.Counts;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.operations.stage.StageChecks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "tail",
        description = {
            "Prints the records of a topic as JSON, one in each line: partition, offset, timestamp, key, headers and the"
                    + " decoded value.",
            "Values that are not Avro, such as those of changelogs, are printed in Base64."
        })
public final class TailCommand extends InstallationCommand {
    @Parameters(
            index = "0",
            paramLabel = "TOPIC",
            description = "Name of the topic, with or without LANDPORT_PREFIX and the number of the generation.")
    private String name = "";

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            converter = Position.class,
            defaultValue = "beginning",
            description = "Where to start: beginning, end, an offset, or a time such as 2026-11-26T08:00:00Z"
                    + " (default: ${DEFAULT-VALUE}).")
    private StartAt from = new StartAt.Beginning();

    @Option(names = "--key", paramLabel = "KEY", description = "Print records with this key only.")
    private @Nullable String key;

    @Option(names = "--follow", description = "Continue with new records until stopped.")
    private boolean follow;

    @Option(names = "--limit", paramLabel = "N", converter = Counts.class, description = "Stop after N records.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--originals",
            description =
                    "Show the originals of rejected documents, the details that quote them, and dead letters; they may name"
                            + " persons.")
    private boolean originals;

    @Override
    public Integer call() {
        Installation installation = installation();
        try (ShutdownSignal stopping = new ShutdownSignal();
                KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            Installation live = StageChecks.live(cluster, installation);
            String topic = topic(live, new Progress(cluster));
            boolean holdsOriginals = topic.equals(live.topics().deadLetters().name());
            new Tail(live.client(), topic, live.wire().json(), holdsOriginals, originals)
                    .print(from, Optional.ofNullable(key), follow, limit, out(), stopping::isReceived);
            return 0;
        }
    }

    /** One of the topics of the live generation by the end of its name, or any topic by its whole name. */
    private String topic(Installation live, Progress progress) {
        List<String> own = live.topics().all().stream().map(Topic::name).toList();
        return own.stream()
                .filter(known -> known.equals(name)
                        || known.endsWith('.' + name)
                        || known.equals(live.settings().prefix() + name))
                .findFirst()
                .or(() -> Optional.of(name)
                        .filter(unknown -> !progress.ends(List.of(unknown)).isEmpty()))
                .orElseThrow(() -> new CommandException("no topic " + name + ": 'landport topics' lists the topics"));
    }

    /** Converts a position. */
    static final class Position implements ITypeConverter<StartAt> {
        @Override
        public StartAt convert(String text) {
            try {
                return StartAt.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
