package io.landport.launcher.administration;

import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.DocumentTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.launcher.option.Counts;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.copy.EarlierDocuments;
import io.landport.operations.instance.ReachableInstallation;
import io.landport.operations.rebuild.NextGeneration;
import io.landport.operations.rebuild.Rebuild;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageChecks;
import io.landport.operations.stage.StageFactory;
import io.landport.terminal.ProgressLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rebuild",
        description = {
            "Replays all documents into a new generation next to the live one, shows how the figures change, asks"
                    + " for confirmation, and swaps the two in one transaction (docs/operations.md).",
            "Use it for other reference data, another number of partitions, a version with incompatible state, or"
                    + " lost state. A running instance switches to the new generation by itself."
        })
public final class RebuildCommand extends InstallationCommand {
    @Option(
            names = "--reference",
            paramLabel = "FOLDER",
            description = "Reference data of the new generation (default: that of this process).")
    private @Nullable Path reference;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            converter = Counts.class,
            description =
                    "Number of partitions of its topics (default: that of the live generation). Documents stay in their"
                            + " partitions.")
    private @Nullable Long partitions;

    @Option(
            names = "--document-partitions",
            paramLabel = "N",
            converter = Counts.class,
            description =
                    "Copy the documents to topics with this larger number of partitions, which the new generation reads"
                            + " (default: it reads those of the live generation).")
    private @Nullable Long documentPartitions;

    @Option(names = "--yes", description = "Do not ask for confirmation.")
    private boolean yes;

    @Override
    public Integer call() {
        try (ReachableInstallation reached = reach()) {
            Installation live = live(reached.installation());
            GenerationStore.of(live).requireOwner();
            // A store restored from a backup before the swap has no schema to swap in.
            return GenerationStore.of(live).isSwapped()
                            || !GenerationStore.of(live).generations().hasSchema(live.number())
                    ? rebuild(live)
                    : finish(live);
        }
    }

    private static Installation live(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            cluster.requireTransactions();
            Installation live = StageChecks.live(cluster, installation);
            new DocumentTopics(cluster, live.topics()).requireAll();
            return live;
        }
    }

    /** Finishes a rebuild that ended after its generation became live and before the swap. */
    private int finish(Installation live) {
        try (KafkaAdmin cluster = new KafkaAdmin(live.client())) {
            String group = StageFactory.of(live).sinkSettings().group();
            if (!new Progress(cluster).awaitNoMembers(group, Progress.SESSION_TIMEOUT)) {
                throw new CommandException("another rebuild is about to swap in generation " + live.number()
                        + ": wait for it, or stop it and run this command again");
            }
        }
        GenerationStore.of(live).finishSwap();
        LiveGeneration.generations(live).retireOlder();
        reportMissing(live);
        out().println("generation " + live.number() + " is live: interrupted swap finished");
        return 0;
    }

    private int rebuild(Installation live) {
        PrintWriter out = out();
        ProgressLine line = ProgressLine.of(err());
        Installation next = NextGeneration.after(
                live,
                Optional.ofNullable(reference),
                number(partitions),
                number(documentPartitions),
                Clock.systemUTC().instant());
        out.println("building generation " + next.number() + " next to generation " + live.number());
        out.flush();
        boolean isLive = new Rebuild(live, next, lag -> line.show(() -> lag)).run((changes, views) -> {
            line.clear();
            out.print(RebuildText.of(changes, views));
            out.flush();
            return yes || isYes(out);
        });
        out.println(
                isLive
                        ? "generation " + next.number() + " is live. Stages of generation " + live.number()
                                + " stop: restart them unless a supervisor does"
                        : "generation " + next.number() + " is discarded; nothing has changed");
        if (isLive) {
            reportMissing(next);
        }
        return isLive ? 0 : 1;
    }

    private void reportMissing(Installation live) {
        try (KafkaAdmin cluster = new KafkaAdmin(live.client())) {
            new EarlierDocuments(live, cluster).missing().forEach(out()::println);
        }
    }

    private static OptionalInt number(@Nullable Long given) {
        return given == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(given));
    }

    private static boolean isYes(PrintWriter out) {
        out.print("Replace the live figures with these? [y/N] ");
        out.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().matches("(?i)y(es)?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
