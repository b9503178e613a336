package io.landport.operations.rebuild;

import io.landport.domain.document.Channel;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.operations.copy.DocumentCopy;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageFactory;
import io.landport.store.generation.FigureChange;
import io.landport.store.generation.StoreGenerations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds the next generation and swaps it in. */
public final class Rebuild {
    private final Installation live;
    private final Installation next;
    private final StoreGenerations store;
    private final Optional<Instant> keptUntil;
    private final Consumer<String> progress;
    private final Consumer<RebuildStep> steps;

    /**
     * @param live with the live generation
     * @param next with the generation to build or, if it is kept, to swap back in
     * @param keptUntil until when the live generation continues to run after the swap; empty if it does not
     * @param progress receives the stage and its lag
     */
    public Rebuild(Installation live, Installation next, Optional<Instant> keptUntil, Consumer<String> progress) {
        this(live, next, keptUntil, progress, step -> {});
    }

    /**
     * The same.
     *
     * @param steps receives each step when it is done
     */
    public Rebuild(
            Installation live,
            Installation next,
            Optional<Instant> keptUntil,
            Consumer<String> progress,
            Consumer<RebuildStep> steps) {
        this.live = live;
        this.next = next;
        this.store = GenerationStore.of(live).generations();
        this.keptUntil = keptUntil;
        this.progress = progress;
        this.steps = steps;
    }

    /** Decides whether the new figures become live. */
    public interface Approval {
        /**
         * @param changes differences between the live and the new figures
         * @param views of users, which read the retired generation after the swap
         */
        boolean isGiven(List<FigureChange> changes, List<String> views);
    }

    /**
     * Builds the next generation, asks for approval, and swaps.
     *
     * @return whether it is live; if not, it is retired and the old one stays live
     * @throws CommandException if a stage of the new generation fails
     */
    public boolean run(Approval approval) {
        try (KafkaAdmin cluster = new KafkaAdmin(live.client())) {
            retireAbandoned(cluster);
            LiveGeneration.generations(next).put(generation(Phase.BUILDING));
            steps.accept(RebuildStep.REGISTERED);
            new ClusterTopics(cluster, next.topics(), next.replication()).createMissing();
            steps.accept(RebuildStep.TOPICS_CREATED);
            copyDocuments();
            // The new schema is compared with the live one and takes rows from it, so both must have this version.
            GenerationStore.of(live).migrate();
            boolean isLive = buildAndSwap(cluster, approval);
            if (!isLive) {
                LiveGeneration.generations(next).put(generation(Phase.RETIRED));
                store.deleteRejections(next.number());
            }
            return isLive;
        }
    }

    /**
     * Makes a generation that is kept the live one again: waits until it has read what it has missed, asks for approval, and swaps. If this
     * process is not compatible with it, others that are have to run it.
     *
     * @return whether it is live; if not, nothing has changed
     * @throws CommandException if it is not kept, if it reads other document topics, or if a stage of it fails or nobody runs it
     */
    public boolean back(Approval approval) {
        if (documentVersion(live) != documentVersion(next)) {
            throw new CommandException(
                    "generation " + next.number() + " reads document topics that feeds no longer write to:"
                            + " run 'landport rebuild' with its version and reference data instead");
        }
        try (KafkaAdmin cluster = new KafkaAdmin(live.client())) {
            return buildAndSwap(cluster, approval);
        }
    }

    private boolean buildAndSwap(KafkaAdmin cluster, Approval approval) {
        try (GenerationWork work = GenerationWork.of(next, cluster)) {
            awaitCaughtUp(cluster, work);
            // Creates the indexes of past years, which have rows now, before analysts read them.
            GenerationStore.of(next).migrate();
            steps.accept(RebuildStep.CAUGHT_UP);
            if (!approval.isGiven(store.changes(next.number()), store.dependentViews(next.number()))) {
                return false;
            }
            copyDocuments();
            LiveGeneration.generations(next)
                    .replace(
                            // The operator may use the transactional ids that begin with the application id of streams.
                            StageFactory.of(next).streams().applicationId() + "-live",
                            retired(),
                            generation(Phase.LIVE));
            steps.accept(RebuildStep.LIVE);
            // The new generation must contain all that the old one has written before it becomes visible.
            store.close(next.number());
            steps.accept(RebuildStep.CLOSED);
            copyDocuments();
            awaitCaughtUp(cluster, work);
            steps.accept(RebuildStep.COMPLETE);
        }
        store.swap(store.number().orElse(live.number()), next.number(), number -> keptUntil.isPresent());
        steps.accept(RebuildStep.SWAPPED);
        if (keptUntil.isPresent()) {
            LiveGeneration.letRun(live.of(retired()));
        }
        return true;
    }

    private Generation retired() {
        Generation replaced = live.generation().orElseThrow();
        return keptUntil.map(replaced::kept).orElseGet(() -> replaced.in(Phase.RETIRED));
    }

    private static int documentVersion(Installation installation) {
        return installation.generation().orElseThrow().documentVersion();
    }

    /**
     * Does not wait for documents that arrive while it waits; the next generation reads them after the swap. Nor for intake, which has
     * ended with its generation if it is a process of its own.
     */
    private void awaitCaughtUp(KafkaAdmin cluster, GenerationWork work) {
        StageFactory.of(next).caughtUp(cluster).awaitDocuments(lag -> {
            work.requireNoFailure();
            progress.accept(lag);
        });
        work.requireNoFailure();
    }

    /** Copies the documents that are not copied yet, if the next generation reads a later version of their topics. */
    private void copyDocuments() {
        for (Channel channel : Channel.values()) {
            String source = live.topics().documents(channel).name();
            String target = next.topics().documents(channel).name();
            if (!source.equals(target)) {
                new DocumentCopy(next, source, target).run(progress);
            }
        }
    }

    private void retireAbandoned(KafkaAdmin cluster) {
        for (Generation building : LiveGeneration.generations(next).all()) {
            if (building.phase() == Phase.BUILDING) {
                String group = StageFactory.of(live.of(building)).streams().applicationId();
                if (!new Progress(cluster).awaitNoMembers(group, Progress.SESSION_TIMEOUT)) {
                    throw new CommandException("generation " + building.number()
                            + " is being built by another rebuild: wait for it, or stop it");
                }
                if (building.number() != next.number()) {
                    LiveGeneration.generations(next).put(building.in(Phase.RETIRED));
                    store.deleteRejections(building.number());
                }
            }
        }
    }

    private Generation generation(Phase phase) {
        return next.generation().orElseThrow().in(phase);
    }
}
