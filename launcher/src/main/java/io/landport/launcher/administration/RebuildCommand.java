package io.landport.launcher.administration;

import io.landport.installation.Installation;
import io.landport.launcher.option.Counts;
import io.landport.operations.instance.ReachableInstallation;
import io.landport.operations.rebuild.NextGeneration;
import io.landport.operations.rebuild.Rebuild;
import io.landport.terminal.ProgressLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
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
public final class RebuildCommand extends GenerationCommand {
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

    @Override
    public Integer call() {
        try (ReachableInstallation reached = reach()) {
            Installation live = live(reached.installation());
            return isSwapInterrupted(live) ? finish(live) : rebuild(live);
        }
    }

    private int rebuild(Installation live) {
        PrintWriter out = out();
        ProgressLine line = ProgressLine.of(err());
        Optional<Path> given = reference();
        Installation next = NextGeneration.withReference(
                live,
                given,
                NextGeneration.after(
                        live,
                        given,
                        number(partitions),
                        number(documentPartitions),
                        Clock.systemUTC().instant()));
        out.println("building generation " + next.number() + " next to generation " + live.number());
        out.flush();
        boolean isLive = new Rebuild(live, next, Optional.empty(), lag -> line.show(() -> lag)).run(approval(line));
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
}
