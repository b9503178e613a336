package io.landport.launcher.command;

import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.Progress;
import io.landport.launcher.rebuild.NextGeneration;
import io.landport.launcher.rebuild.Rebuild;
import io.landport.launcher.screen.RebuildText;
import io.landport.launcher.screen.VerificationLine;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rebuild",
        description = {
            "Reads all documents anew into a generation beside the one that is live, shows by how much the figures change,"
                    + " asks, and puts it into its place at one moment (docs/operations.md).",
            "For other reference data, other partitions, a new version whose state does not fit, or state that is lost."
                    + " A running instance moves on by itself."
        })
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

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
                    "Partitions of its totals (default: as now). Documents stay in the partitions that they have.")
    private @Nullable Long partitions;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (ReachableInstallation reached = ReachableInstallation.of(options.data(), options.environment())) {
            Installation live = live(reached.installation());
            live.store().requireOwner();
            // A store restored from before the swap has nothing to finish it with.
            return live.store().isSwapped() || !live.store().generations().hasSchema(live.number())
                    ? rebuilt(live)
                    : finished(live);
        }
    }

    private static Installation live(Installation installation) {
        try (KafkaAdmin cluster = installation.cluster()) {
            cluster.requireTransactions();
            return StageChecks.live(cluster, installation);
        }
    }

    /** The generation is live, but a rebuild ended before its figures were where readers look. */
    private int finished(Installation live) {
        try (KafkaAdmin cluster = live.cluster()) {
            String group = live.stages().sinkSettings().group();
            if (!new Progress(cluster).awaitNoMembers(group, Progress.SESSION_TIMEOUT)) {
                throw new CommandException("another rebuild is about to put generation " + live.number()
                        + " where readers look: wait for it, or stop it and run this again");
            }
        }
        live.store().finishSwap();
        spec.commandLine().getOut().println("generation " + live.number() + " is live now: that was left to do");
        return 0;
    }

    private int rebuilt(Installation live) {
        PrintWriter out = spec.commandLine().getOut();
        VerificationLine line = VerificationLine.of(spec.commandLine().getErr());
        Installation next = NextGeneration.after(
                live,
                Optional.ofNullable(reference),
                partitions == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(partitions)),
                Clock.systemUTC().instant());
        out.println("building generation " + next.number() + " beside generation " + live.number());
        out.flush();
        boolean isLive = new Rebuild(live, next, behind -> line.progressed(behind, 0, 0)).run((changes, views) -> {
            line.end();
            out.print(RebuildText.of(changes, views));
            out.flush();
            return yes || isYes(out);
        });
        out.println(
                isLive
                        ? "generation " + next.number() + " is live. Stages of generation " + live.number()
                                + " end by themselves: start them again where nobody does"
                        : "generation " + next.number() + " is given up; nothing has changed");
        return isLive ? 0 : 1;
    }

    private static boolean isYes(PrintWriter out) {
        out.print("Put these figures into the place of the old ones? [y/N] ");
        out.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().matches("(?i)y(es)?");
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
