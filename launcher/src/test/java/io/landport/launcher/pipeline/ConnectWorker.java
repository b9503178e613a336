package io.landport.launcher.pipeline;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.storage.FileOffsetBackingStore;

/** A process with a Connect worker, as {@code connect-standalone.sh} starts it, without its HTTP server. Runs until it is killed. */
final class ConnectWorker {
    private ConnectWorker() {}

    /** @param files the properties of the worker, then those of each connector */
    public static void main(String... files) throws Exception {
        Map<String, String> settings = properties(Path.of(files[0]));
        Plugins plugins = new Plugins(settings);
        ClassLoader unused = plugins.compareAndSwapWithDelegatingLoader();
        ConnectorClientConfigOverridePolicy policy = new AllConnectorClientConfigOverridePolicy();
        StandaloneConfig config = new StandaloneConfig(settings);
        FileOffsetBackingStore offsets = new FileOffsetBackingStore(
                plugins.newInternalConverter(true, JsonConverter.class.getName(), Map.of("schemas.enable", "false")));
        offsets.configure(config);
        StandaloneHerder herder = new StandaloneHerder(
                new Worker("worker", Time.SYSTEM, plugins, config, offsets, policy), "cluster", policy);
        herder.start();
        for (String file : List.of(files).subList(1, files.length)) {
            Map<String, String> connector = properties(Path.of(file));
            herder.putConnectorConfig(
                    Objects.requireNonNull(connector.get("name")), connector, false, (error, created) -> {
                        if (error != null) {
                            throw new IllegalStateException(file, error);
                        }
                    });
        }
        new CountDownLatch(1).await();
    }

    private static Map<String, String> properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
