package io.landport.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brokers in processes of their own, numbered from 1. By default a topic has one replica. */
public final class BrokerCluster implements AutoCloseable {
    private final Path folder;
    private final List<String> ports;
    private final List<String> controllers;
    private final List<Process> processes = new ArrayList<>();

    private BrokerCluster(Path folder, int size) {
        this.folder = folder;
        List<String> free = Stream.generate(LoopbackPort::free)
                .distinct()
                .limit(2L * size)
                .map(String::valueOf)
                .toList();
        this.ports = free.subList(0, size);
        this.controllers = free.subList(size, 2 * size);
    }

    /** Starts the brokers and returns when all of them serve. */
    public static BrokerCluster start(Path folder, int size) {
        BrokerCluster cluster = new BrokerCluster(folder, size);
        try {
            for (int broker = 1; broker <= size; broker++) {
                cluster.processes.add(cluster.process(broker));
            }
            cluster.processes.forEach(BrokerCluster::awaitServing);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** Kills a broker as {@code kill -9} does. */
    public void kill(int broker) {
        Process process = processes.get(broker - 1);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts a killed broker on its folder and returns when it serves. */
    public void restart(int broker) {
        Process process = process(broker);
        processes.set(broker - 1, process);
        awaitServing(process);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    private Process process(int broker) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ClusterBroker.class.getName(),
                folder.resolve("broker-" + broker).toString(),
                Integer.toString(broker),
                ports.get(broker - 1)));
        command.addAll(controllers);
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitServing(Process process) {
        try {
            if (process.inputReader(StandardCharsets.UTF_8).readLine() == null) {
                throw new IOException("a broker ended before it served");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
