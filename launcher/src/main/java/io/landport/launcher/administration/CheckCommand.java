package io.landport.launcher.administration;

import io.landport.contract.Topic;
import io.landport.domain.access.AccessToken;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.generation.CopiedUpTo;
import io.landport.domain.reference.Reference;
import io.landport.format.FormatChoice;
import io.landport.format.csv.MappingCatalog;
import io.landport.installation.Installation;
import io.landport.installation.settings.DatabaseLogin;
import io.landport.installation.settings.Setting;
import io.landport.installation.settings.Settings;
import io.landport.kafka.admin.AccessControl;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.DocumentTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.KafkaAdminException;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.read.CompactedTopic;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.copy.EarlierDocuments;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.QuarantineTopic;
import io.landport.operations.stage.RoleCheck;
import io.landport.operations.stage.StageFactory;
import io.landport.operations.upgrade.Levels;
import io.landport.reference.InvalidReferenceException;
import io.landport.store.StoreAddress;
import io.landport.store.sql.Sql;
import io.landport.terminal.Columns;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;

@Command(
        name = "check",
        description =
                "Shows the effective settings and checks reference data, Kafka, topics and store. Exits with 1 if a"
                        + " check fails.")
public final class CheckCommand extends InstallationCommand {
    private static final Columns COLUMNS = new Columns(" ", -25, -48);

    /** Leaves time for all else within the ten seconds after which the command reports that a server does not answer. */
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(7);

    @Override
    public Integer call() {
        PrintWriter out = out();
        Installation installation = installation();
        for (Setting setting : installation.settings().effective()) {
            out.println(COLUMNS.line(List.of(setting.name(), setting.masked(), setting.origin())));
        }
        // Beside the other checks: it takes seconds until a server that does not answer is given up.
        DatabaseLogin store = installation.settings().store();
        CompletableFuture<String> version = CompletableFuture.supplyAsync(() -> version(store));
        List<String> problems = new ArrayList<>();
        checkReference(installation, out, problems);
        checkFeeds(installation, out, problems);
        checkKafka(installation, out, problems);
        checkStore(installation, version, out, problems);
        problems.forEach(problem -> out.println("PROBLEM " + problem));
        return problems.isEmpty() ? 0 : 1;
    }

    private static void print(PrintWriter out, String name, String text) {
        out.println(COLUMNS.line(List.of(name, text)));
    }

    private static void checkReference(Installation installation, PrintWriter out, List<String> problems) {
        try {
            Reference reference = installation.reference();
            print(
                    out,
                    "reference data",
                    "version " + reference.version() + ", "
                            + reference.crossings().all().size() + " crossings");
        } catch (InvalidReferenceException e) {
            e.problems().forEach(problem -> problems.add("reference data: " + problem));
        }
    }

    private static void checkFeeds(Installation installation, PrintWriter out, List<String> problems) {
        Settings settings = installation.settings();
        Optional<Reference> reference = problems.isEmpty() ? Optional.of(installation.reference()) : Optional.empty();
        FormatChoice formats = new FormatChoice(MappingCatalog.of(settings.mappings()));
        for (IntakeFeed feed : settings.feeds()) {
            print(
                    out,
                    "feed " + feed.name(),
                    topicOf(installation, feed) + ", sources " + String.join(", ", feed.sources()));
            feed.sources().stream()
                    .filter(source -> !source.equals(AccessToken.ANY_SOURCE)
                            && reference.isPresent()
                            && reference.get().source(source).isEmpty())
                    .forEach(source -> problems.add("feed " + feed.name() + ": the source " + source + " is unknown"));
            formats.problem(feed.format(), feed.mapping())
                    .ifPresent(problem -> problems.add("feed " + feed.name() + ": " + problem));
        }
        settings.folders().stream()
                .filter(folder -> settings.feed(folder.feed()).isEmpty())
                .forEach(folder -> problems.add("folder " + folder.folder() + ": there is no feed " + folder.feed()));
    }

    private static String topicOf(Installation installation, IntakeFeed feed) {
        return Objects.requireNonNull(installation.topics().intakes().get(feed.name()))
                .name();
    }

    private static void checkKafka(Installation installation, PrintWriter out, List<String> problems) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client(), KAFKA_TIMEOUT)) {
            print(out, "Kafka", "cluster " + cluster.id());
            cluster.requireTransactions();
            List<String> wrong = wrongTopics(cluster, installation, out);
            if (wrong.isEmpty()) {
                printWriters(new AccessControl(cluster), installation, out);
                Installation live = LiveGeneration.of(installation);
                LevelsCommand.print(new Levels(live, cluster), out);
                warnOfRebalancing(live, new Progress(cluster), out);
                DocumentTopics documents = new DocumentTopics(cluster, live.topics());
                wrong = new ArrayList<>(documents.deletions());
                wrong.addAll(documents.openTransactions(Clock.systemUTC().instant()));
                wrong.addAll(new EarlierDocuments(live, cluster).missing());
                documents.risks().forEach(risk -> out.println("WARNING " + risk));
                warnOfSkipped(
                        LiveGeneration.generations(installation).skipped(),
                        installation.topics().generations(),
                        out);
                warnOfSkipped(
                        new QuarantineTopic(installation).skipped(),
                        installation.topics().quarantined(),
                        out);
                Topic<CopiedUpTo> copied = installation.topics().copied();
                warnOfSkipped(
                        new CompactedTopic<>(installation.client(), copied, installation.wire()).skipped(),
                        copied,
                        out);
            }
            print(out, "topics", wrong.isEmpty() ? "ok" : "not ok");
            problems.addAll(wrong);
        } catch (KafkaAdminException e) {
            problems.add(e.getMessage());
        }
    }

    private static void printWriters(AccessControl access, Installation installation, PrintWriter out) {
        for (IntakeFeed feed : installation.settings().feeds()) {
            access.writers(topicOf(installation, feed))
                    .ifPresent(users -> print(
                            out,
                            "writers of feed " + feed.name(),
                            users.isEmpty() ? "none but super users" : String.join(", ", users)));
        }
    }

    private static List<String> wrongTopics(KafkaAdmin cluster, Installation installation, PrintWriter out) {
        Optional<Installation> live = LiveGeneration.find(cluster, installation);
        live.ifPresent(known -> print(out, "generation", known.number() + " is live"));
        return new ClusterTopics(cluster, live.orElse(installation).topics()).problems();
    }

    private static void warnOfRebalancing(Installation live, Progress progress, PrintWriter out) {
        StageFactory.of(live).groups().stream()
                .filter(progress::isRebalancing)
                .forEach(group -> out.println("WARNING " + group + " is rebalancing: it processes nothing until all of"
                        + " its members have joined"));
    }

    private static void warnOfSkipped(List<String> records, Topic<?> topic, PrintWriter out) {
        if (!records.isEmpty()) {
            out.println("WARNING " + topic.name() + " has " + records.size()
                    + " records that cannot be decoded and are skipped: " + String.join(", ", records));
        }
    }

    private static void checkStore(
            Installation installation, CompletableFuture<String> version, PrintWriter out, List<String> problems) {
        try {
            print(out, "PostgreSQL", "version " + version.join());
        } catch (CompletionException e) {
            problems.add(
                    "cannot connect to the store as " + installation.settings().store() + ": "
                            + Objects.requireNonNull(e.getCause()).getMessage());
            return;
        }
        RoleCheck.of(installation, out, problems);
    }

    private static String version(DatabaseLogin store) {
        try (Connection connection = new StoreAddress(store.url(), store.user(), store.password()).connect()) {
            return Sql.read(connection, "SELECT current_setting('server_version')", row -> row.getString(1))
                    .get(0);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
