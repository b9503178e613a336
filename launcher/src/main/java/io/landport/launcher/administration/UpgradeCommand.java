package io.landport.launcher.administration;

import io.landport.contract.FormatLevels;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.Generations;
import io.landport.operations.instance.ReachableInstallation;
import io.landport.operations.instance.RunningStages;
import io.landport.operations.rebuild.NextGeneration;
import io.landport.operations.rebuild.Rebuild;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.operations.upgrade.DiskNeeds;
import io.landport.terminal.ProgressLine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "upgrade",
        description = {
            "Replaces the live generation by one of this version and reference data, and keeps the replaced one running for"
                    + " a while, so that --back makes it live again without a replay (docs/operations.md).",
            "An interrupted upgrade continues when the command runs again. Processes of both versions run meanwhile: those"
                    + " of the replaced generation continue to compute it when a supervisor restarts them."
        })
public final class UpgradeCommand extends GenerationCommand {
    @Option(
            names = "--keep",
            paramLabel = "TIME",
            defaultValue = "24h",
            description = "How long the replaced generation continues to run, such as 12h (default: ${DEFAULT-VALUE}).")
    private Duration keep = Duration.ofDays(1);

    @Option(
            names = "--run",
            paramLabel = "TIME",
            defaultValue = "0s",
            description =
                    "After the swap compute the new generation for so long, or until the command is stopped: start its own"
                            + " processes meanwhile (default: ${DEFAULT-VALUE}).")
    private Duration run = Duration.ZERO;

    @ArgGroup
    private Ending ending = new Ending();

    /** What the command does instead of an upgrade. */
    private static final class Ending {
        @Option(
                names = "--back",
                description = "Make the generation before the live one, which is kept, the live one again.")
        private boolean back;

        @Option(
                names = "--end",
                description =
                        "End the generation that is kept now: its processes stop, and its rejections are deleted.")
        private boolean end;
    }

    @Override
    public Integer call() throws InterruptedException {
        Instant now = Clock.systemUTC().instant();
        try (ReachableInstallation reached = reach()) {
            Installation live = live(reached.installation());
            FormatLevels.requireReadable(live.generation().orElseThrow().level());
            List<Generation> registered = LiveGeneration.generations(live).all();
            if (isSwapInterrupted(live)) {
                return finish(live);
            }
            if (ending.end) {
                return end(live, registered);
            }
            return ending.back ? back(live, registered, now) : upgrade(live, registered, now);
        }
    }

    private int upgrade(Installation live, List<Generation> registered, Instant now) throws InterruptedException {
        Optional<Path> given = reference();
        Generation wanted = NextGeneration.after(live, given, OptionalInt.empty(), OptionalInt.empty(), now);
        if (NextGeneration.same(wanted, registered, one -> one.phase() == Phase.LIVE)
                .isPresent()) {
            Generations.kept(registered, now).forEach(kept -> LiveGeneration.letRun(live.of(kept)));
            out().println("generation " + live.number() + " is live and has this version and reference data:"
                    + " nothing to upgrade");
            return 0;
        }
        Optional<Generation> kept = NextGeneration.same(wanted, registered, one -> one.isKept(now));
        if (kept.isPresent()) {
            return swapIn(live, NextGeneration.withReference(live, given, kept.get()), now);
        }
        try (KafkaAdmin cluster = new KafkaAdmin(live.client())) {
            DiskNeeds.of(live, cluster).require(out()::println);
        }
        if (!run.isZero() && ReachableInstallation.isInstance(live.data(), environment())) {
            throw new CommandException(
                    "--run is not needed: 'landport up' on " + live.data() + " runs the new generation itself");
        }
        NextGeneration.keepReference(live);
        Installation next = NextGeneration.withReference(
                live,
                given,
                NextGeneration.same(wanted, registered, one -> one.phase() == Phase.BUILDING)
                        .orElse(wanted));
        out().println((next.number() == wanted.number() ? "building" : "continuing to build") + " generation "
                + next.number() + " next to generation " + live.number());
        out().flush();
        ProgressLine line = ProgressLine.of(err());
        boolean isLive = rebuild(live, next, now, line).run(approval(line));
        int code = report(live, next, isLive, "generation " + next.number() + " is discarded; nothing has changed");
        if (isLive && !run.isZero()) {
            runStages(next);
        }
        return code;
    }

    /** Until processes of the new version run, nobody else would compute its figures. */
    private void runStages(Installation next) throws InterruptedException {
        try (ShutdownSignal stopping = new ShutdownSignal();
                RunningStages stages = RunningStages.start(LiveGeneration.of(next))) {
            out().println("computing generation " + next.number() + " until this command is stopped, or for "
                    + run.toSeconds() + " s");
            out().flush();
            stopping.await(stages.stopped(), run);
            stages.requireNoFailure();
        }
    }

    private int back(Installation live, List<Generation> registered, Instant now) {
        List<Generation> kept = Generations.kept(registered, now);
        if (kept.isEmpty()) {
            throw new CommandException("no generation is kept: run 'landport rebuild' with the version and"
                    + " the reference data to return to");
        }
        Optional<Generation> before = kept.stream()
                .filter(generation -> generation.number() < live.number())
                .max(Comparator.comparing(generation -> Objects.requireNonNull(generation.keptUntil())));
        if (before.isEmpty()) {
            kept.forEach(generation -> LiveGeneration.letRun(live.of(generation)));
            out().println("generation " + live.number() + " is live, and no earlier one is kept: nothing to swap back."
                    + " 'landport upgrade' makes a later one live again");
            return 0;
        }
        return swapIn(live, live.of(before.get(), registered), now);
    }

    private int swapIn(Installation live, Installation kept, Instant now) {
        out().println("waiting until generation " + kept.number() + ", which is kept, has read all documents");
        out().flush();
        ProgressLine line = ProgressLine.of(err());
        boolean isLive = rebuild(live, kept, now, line).back(approval(line));
        return report(live, kept, isLive, "generation " + live.number() + " stays live; nothing has changed");
    }

    private Rebuild rebuild(Installation live, Installation next, Instant now, ProgressLine line) {
        return new Rebuild(live, next, Optional.of(now.plus(keep)), lag -> line.show(() -> lag));
    }

    private int report(Installation live, Installation next, boolean isLive, String otherwise) {
        out().println(
                        isLive
                                ? "generation " + next.number() + " is live. Generation " + live.number()
                                        + " is kept: its stages restart and continue it, 'landport upgrade"
                                        + (live.number() < next.number() ? " --back" : "")
                                        + "' makes it live again, and 'landport upgrade --end' ends it"
                                : otherwise);
        return isLive ? 0 : 1;
    }

    private int end(Installation live, List<Generation> registered) {
        List<Generation> retired = registered.stream()
                .filter(generation -> generation.phase() == Phase.RETIRED)
                .toList();
        boolean isAnyKept = false;
        for (Generation generation : retired) {
            if (generation.keptUntil() != null) {
                LiveGeneration.generations(live).put(generation.in(Phase.RETIRED));
                out().println("generation " + generation.number() + " is no longer kept");
                isAnyKept = true;
            }
            // Also of one that a command has ended which was killed before it deleted them.
            GenerationStore.of(live).generations().deleteRejections(generation.number());
        }
        if (!isAnyKept) {
            out().println("no generation is kept; nothing has changed");
        }
        return 0;
    }
}
