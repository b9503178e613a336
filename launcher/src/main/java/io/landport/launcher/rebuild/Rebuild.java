package io.landport.launcher.rebuild;

import io.landport.store.FigureChange;
import io.landport.store.StoreGenerations;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.launcher.Failure;
import io.landport.launcher.Installation;
import io.landport.launcher.cluster.Cluster;
import io.landport.launcher.cluster.ClusterTopics;
import io.landport.launcher.cluster.Progress;
import io.landport.launcher.instance.Work;
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
        this.store = live.storeGenerations();
        this.progress = progress;
    }

    /** Says whether the readers may have the new figures. */
    public interface Consent {
        /**
         * @param changes by how much the figures change, only what does
         * @param views of other people that will go on reading the retired generation
         */
        boolean given(List<FigureChange> changes, List<String> views);
    }

    /**
     * Builds the next generation, asks, and swaps.
     *
     * @return whether it is live now; if not, it is given up and the old one stays
     * @throws Failure if a stage of the new generation fails
     */
    public boolean run(Consent consent) {
        try (Cluster cluster = live.cluster()) {
            giveUpAbandoned(cluster);
            next.generations().put(generation(Phase.BUILDING));
            new ClusterTopics(cluster, next.topics()).createMissing();
            // A store of an earlier version does not know of generations.
            live.migrate();
            return isAgreed(cluster, consent);
        }
    }

    private boolean isAgreed(Cluster cluster, Consent consent) {
        try (Work work = Work.start(next)) {
            awaitCaughtUp(cluster, work);
            // Its past years have rows now, and get their indexes before readers come.
            next.migrate();
            if (!consent.given(store.changes(next.number()), store.viewsOfOthers(next.number()))) {
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
    private void awaitCaughtUp(Cluster cluster, Work work) {
        next.caughtUp(cluster).await(behind -> {
            work.requireNoFailure();
            progress.accept(behind);
        });
        work.requireNoFailure();
    }

    private void giveUpAbandoned(Cluster cluster) {
        for (Generation building : next.generations().all()) {
            if (building.phase() == Phase.BUILDING) {
                int members = new Progress(cluster)
                        .members(live.of(building).streams().applicationId());
                if (members > 0) {
                    throw new Failure("generation " + building.number()
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
