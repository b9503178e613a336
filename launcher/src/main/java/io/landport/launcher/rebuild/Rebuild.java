package io.landport.launcher.rebuild;

import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.instance.RunningStages;
import io.landport.launcher.kafka.ClusterTopics;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.Progress;
import io.landport.store.FigureChange;
import io.landport.store.StoreGenerations;
import java.util.List;
import java.util.function.Consumer;

/** One rebuild, step by step. */
public final class Rebuild {
    private final Installation live;
    private final Installation next;
    private final StoreGenerations store;
    private final Consumer<String> progress;

    /**
     * @param live what is live now
     * @param next what is to be built, with its reference data
     * @param progress is told how far it is, in a sentence
     */
    public Rebuild(Installation live, Installation next, Consumer<String> progress) {
        this.live = live;
        this.next = next;
        this.store = live.store().generations();
        this.progress = progress;
    }

    /** Says whether the readers may have the new figures. */
    public interface Approval {
        /**
         * @param changes by how much the figures change, only what does
         * @param views of other people that will go on reading the retired generation
         */
        boolean isGiven(List<FigureChange> changes, List<String> views);
    }

    /**
     * Builds the next generation, asks, and swaps.
     *
     * @return whether it is live now; if not, it is given up and the old one stays
     * @throws CommandException if a stage of the new generation fails
     */
    public boolean run(Approval approval) {
        try (KafkaAdmin cluster = live.cluster()) {
            retireAbandoned(cluster);
            next.generations().put(generation(Phase.BUILDING));
            new ClusterTopics(cluster, next.topics()).createMissing();
            // A store of an earlier version does not know of generations.
            live.store().migrate();
            return buildAndSwap(cluster, approval);
        }
    }

    private boolean buildAndSwap(KafkaAdmin cluster, Approval approval) {
        try (RunningStages work = RunningStages.start(next)) {
            awaitCaughtUp(cluster, work);
            // Its past years have rows now, and get their indexes before readers come.
            next.store().migrate();
            if (!approval.isGiven(store.changes(next.number()), store.dependentViews(next.number()))) {
                next.generations().put(generation(Phase.RETIRED));
                return false;
            }
            next.generations().put(generation(Phase.LIVE));
            live.generation().ifPresent(old -> next.generations().put(old.in(Phase.RETIRED)));
            // What the old generation has written by now, the new one has to have read before readers see it.
            store.close(next.number());
            awaitCaughtUp(cluster, work);
        }
        store.swap(store.number().orElse(live.number()), next.number());
        return true;
    }

    /** A feed that goes on is no reason to wait on: what it sends meanwhile is the next generation's to read, too. */
    private void awaitCaughtUp(KafkaAdmin cluster, RunningStages work) {
        next.caughtUp(cluster).await(behind -> {
            work.requireNoFailure();
            progress.accept(behind);
        });
        work.requireNoFailure();
    }

    private void retireAbandoned(KafkaAdmin cluster) {
        for (Generation building : next.generations().all()) {
            if (building.phase() == Phase.BUILDING) {
                String group = live.of(building).stages().streams().applicationId();
                if (!new Progress(cluster).awaitNoMembers(group, Progress.SESSION_TIMEOUT)) {
                    throw new CommandException("generation " + building.number()
                            + " is being built by another rebuild: wait for it, or stop it first");
                }
                next.generations().put(building.in(Phase.RETIRED));
            }
        }
    }

    private Generation generation(Phase phase) {
        return next.generation().orElseThrow().in(phase);
    }
}
