package io.landport.launcher.command;

import io.landport.contract.Topics;
import io.landport.launcher.Failure;
import io.landport.launcher.cluster.Cluster;
import io.landport.launcher.cluster.ClusterTopics;
import java.util.List;

/** What has to hold before a stage starts. */
final class Stages {
    private Stages() {}

    /** @throws Failure naming everything wrong with the topics */
    static void requireTopics(Cluster cluster, Topics topics) {
        List<String> problems = new ClusterTopics(cluster, topics).problems();
        if (!problems.isEmpty()) {
            throw new Failure(String.join(System.lineSeparator(), problems));
        }
    }
}
