package io.landport.launcher.administration;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.domain.generation.Generation;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.option.Counts;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.copy.EarlierDocuments;
import io.landport.operations.stage.LiveGeneration;
import io.landport.terminal.Columns;
import io.landport.terminal.ProgressLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "topics",
        description = "Lists the topics in the order of the data flow and checks them on the cluster; with --create,"
                + " creates missing topics first.")
public final class TopicsCommand extends InstallationCommand {
    private static final Columns COLUMNS = new Columns(" ", -28, -34, -27);

    @Option(
            names = "--create",
            description = "Create missing topics, register the first generation if there is none, then check.")
    private boolean create;

    @Option(
            names = "--document-partitions",
            paramLabel = "N",
            converter = Counts.class,
            description =
                    "With --create, the number of partitions of the document topics of a new installation (default:"
                            + " 4). 'landport rebuild' changes it later.")
    private @Nullable Long documentPartitions;

    @Option(
            names = "--copy-documents",
            description =
                    "After a rebuild with --document-partitions, copy the documents that feeds have since written to the earlier"
                            + " document topics.")
    private boolean copyDocuments;

    @Override
    public Integer call() {
        if (documentPartitions != null && !create) {
            throw invalid("--document-partitions needs --create");
        }
        PrintWriter out = out();
        Installation installation = installation();
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            if (create) {
                create(cluster, installation).forEach(name -> out.println("created " + name));
            }
            if (copyDocuments) {
                copyDocuments(cluster, LiveGeneration.of(installation));
            }
            Topics topics = LiveGeneration.find(cluster, installation)
                    .orElse(installation)
                    .topics();
            ClusterTopics clusterTopics = new ClusterTopics(cluster, topics);
            List<String> problems = clusterTopics.problems();
            topics.all().forEach(topic -> out.println(describe(topic)));
            problems.forEach(err()::println);
            return problems.isEmpty() ? 0 : 1;
        }
    }

    /** Creates the topics of the first generation if none is registered, and the missing topics of the live one. */
    private List<String> create(KafkaAdmin cluster, Installation installation) {
        Topics topics = firstTopics(installation);
        ClusterTopics first = new ClusterTopics(cluster, topics, installation.replication());
        List<String> created = new ArrayList<>(first.has(topics.generations()) ? List.of() : first.createMissing());
        Installation live =
                LiveGeneration.registerFirst(installation, () -> first.partitions(topics.documents(Channel.CUSTOMS)));
        requireAsked(live.topics().documents(Channel.CUSTOMS).partitions());
        created.addAll(new ClusterTopics(cluster, live.topics(), live.replication()).createMissing());
        live.wire().publishDocumentSchema(live.topics());
        return created;
    }

    private void copyDocuments(KafkaAdmin cluster, Installation live) {
        long copied;
        try (ProgressLine line = ProgressLine.of(err())) {
            copied = new EarlierDocuments(live, cluster).copy(left -> line.show(() -> left));
        }
        out().println("copied %,d records of earlier document topics".formatted(copied));
    }

    private Topics firstTopics(Installation installation) {
        return documentPartitions == null
                ? installation.topics()
                : Topics.of(
                        installation.settings().prefix(),
                        Generation.FIRST,
                        Topics.DEFAULT_PARTITIONS,
                        Math.toIntExact(documentPartitions));
    }

    private void requireAsked(int existing) {
        if (documentPartitions != null && documentPartitions != existing) {
            throw new CommandException("the document topics have " + existing + " partitions, not " + documentPartitions
                    + ": copy the documents to wider topics with 'landport rebuild --document-partitions "
                    + documentPartitions + "'");
        }
    }

    private static String describe(Topic<?> topic) {
        String kept =
                topic.kept().map(time -> " after " + time.toDays() + " days").orElse("");
        return COLUMNS.line(List.of(
                topic.name(),
                "key: " + topic.key() + ',',
                "value: " + topic.value() + ',',
                topic.partitions() + " partitions, " + topic.cleanup().policy() + kept + ", written by "
                        + topic.writtenBy() + ", read by " + topic.readBy()));
    }
}
