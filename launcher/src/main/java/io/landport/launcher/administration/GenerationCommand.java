package io.landport.launcher.administration;

import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.DocumentTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.copy.EarlierDocuments;
import io.landport.operations.rebuild.Rebuild;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageChecks;
import io.landport.operations.stage.StageFactory;
import io.landport.terminal.ProgressLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that replaces the live generation by another one. */
abstract class GenerationCommand extends InstallationCommand {
    @Option(names = "--yes", description = "Do not ask for confirmation.")
    private boolean yes;

    @Option(
            names = "--reference",
            paramLabel = "FOLDER",
            description = "Reference data of the new generation (default: that of this process).")
    private @Nullable Path reference;

    /** The folder with the reference data of the new generation, if one is given. */
    final Optional<Path> reference() {
        return Optional.ofNullable(reference);
    }

    /** The installation with its live generation, once its topics are complete. */
    static Installation live(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            cluster.requireTransactions();
            Installation live = StageChecks.live(cluster, installation);
            new DocumentTopics(cluster, live.topics()).requireAll();
            return live;
        }
    }

    /** Whether a command ended after the generation became live and before the swap. */
    static boolean isSwapInterrupted(Installation live) {
        GenerationStore.of(live).requireOwner();
        // A store restored from a backup before the swap has no schema to swap in.
        return !GenerationStore.of(live).isSwapped()
                && GenerationStore.of(live).generations().hasSchema(live.number());
    }

    /** Finishes an interrupted swap. */
    final int finish(Installation live) {
        try (KafkaAdmin cluster = new KafkaAdmin(live.client())) {
            String group = StageFactory.of(live).sinkSettings().group();
            if (!new Progress(cluster).awaitNoMembers(group, Progress.SESSION_TIMEOUT)) {
                throw new CommandException("another rebuild is about to swap in generation " + live.number()
                        + ": wait for it, or stop it and run this command again");
            }
        }
        LiveGeneration.finishSwap(live, Clock.systemUTC().instant());
        reportMissing(live);
        out().println("generation " + live.number() + " is live: interrupted swap finished");
        return 0;
    }

    /** Shows how the figures change, and asks whether they replace the live ones. */
    final Rebuild.Approval approval(ProgressLine line) {
        return (changes, views) -> {
            line.clear();
            out().print(RebuildText.of(changes, views));
            out().flush();
            return yes || isYes();
        };
    }

    final void reportMissing(Installation live) {
        try (KafkaAdmin cluster = new KafkaAdmin(live.client())) {
            new EarlierDocuments(live, cluster).missing().forEach(out()::println);
        }
    }

    static OptionalInt number(@Nullable Long given) {
        return given == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(given));
    }

    private boolean isYes() {
        out().print("Replace the live figures with these? [y/N] ");
        out().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().matches("(?i)y(es)?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
