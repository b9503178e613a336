package io.landport.launcher.command;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.launcher.Installation;
import io.landport.launcher.cluster.Cluster;
import io.landport.launcher.cluster.ClusterTopics;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "topics",
        description =
                "Lists the topics in flow order and checks them on the cluster; with --create, creates what is missing.")
final class TopicsCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Option(names = "--create", description = "Create the topics that are missing, then check.")
    private boolean create;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Installation installation = options.installation();
        Topics topics = installation.topics();
        try (Cluster cluster = installation.cluster()) {
            ClusterTopics clusterTopics = new ClusterTopics(cluster, topics);
            if (create) {
                clusterTopics.createMissing().forEach(name -> out.println("created " + name));
            }
            List<String> problems = clusterTopics.problems();
            topics.all().forEach(topic -> out.println(described(topic)));
            problems.forEach(spec.commandLine().getErr()::println);
            return problems.isEmpty() ? 0 : 1;
        }
    }

    private static String described(Topic<?> topic) {
        return "%-28s key: %-29s value: %-20s %d partitions, %s%s, written by %s, read by %s"
                .formatted(
                        topic.name(),
                        topic.key() + ',',
                        topic.value() + ',',
                        topic.partitions(),
                        topic.cleanup().policy(),
                        topic.kept()
                                .map(kept -> " after " + kept.toDays() + " days")
                                .orElse(""),
                        topic.writtenBy(),
                        topic.readBy());
    }
}
