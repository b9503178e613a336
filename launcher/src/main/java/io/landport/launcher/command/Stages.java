package io.landport.launcher.command;

import io.landport.contract.Topics;
import io.landport.launcher.Failure;
import io.landport.launcher.Installation;
import io.landport.launcher.cluster.Cluster;
import io.landport.launcher.cluster.ClusterTopics;
import io.landport.launcher.cluster.GenerationWatch;
import java.util.List;

/** What has to hold before a stage starts. */
final class Stages {
    private Stages() {}

    /**
     * The installation as its live generation has it.
     *
     * @throws Failure naming everything wrong with the topics
     */
    static Installation live(Cluster cluster, Installation installation) {
        boolean isThere = new ClusterTopics(cluster, installation.topics())
                .has(installation.topics().generations());
        if (!isThere || installation.generations().live().isEmpty()) {
            requireTopics(cluster, installation.topics());
        }
        Installation live = installation.live();
        requireTopics(cluster, live.topics());
        return live;
    }

    /** @throws Failure if another generation has become live */
    static void requireLive(Installation own, GenerationWatch watch) {
        if (watch.replaced().isDone()) {
            throw new Failure("generation " + own.number() + " is retired since generation "
                    + watch.replaced().join().number() + " is live: start this process again");
        }
    }

    private static void requireTopics(Cluster cluster, Topics topics) {
        List<String> problems = new ClusterTopics(cluster, topics).problems();
        if (!problems.isEmpty()) {
            throw new Failure(String.join(System.lineSeparator(), problems));
        }
    }
}
