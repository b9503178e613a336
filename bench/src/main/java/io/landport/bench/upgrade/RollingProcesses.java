package io.landport.bench.upgrade;

import io.landport.bench.fire.InstallationUnderTest;
import io.landport.bench.gateway.GatewayTrial;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.StageChild;
import io.landport.installation.Installation;
import io.landport.installation.settings.SettingKey;
import io.landport.verify.VerificationReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Broker, database, three streams processes, two consumers and two gateways, each of which can be replaced by one of another build. */
final class RollingProcesses implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final List<String> NAMES =
            List.of("streams-1", "streams-2", "streams-3", "consumer-1", "consumer-2", "gateway-1", "gateway-2");

    private final ServerProcesses servers;
    private final InstallationUnderTest underTest;
    private final Map<String, StageChild> stages = new LinkedHashMap<>();

    private RollingProcesses(ServerProcesses servers, InstallationUnderTest underTest) {
        this.servers = servers;
        this.underTest = underTest;
    }

    /** Starts all with a build, and returns when they are ready. */
    static RollingProcesses start(Path data, Build build) throws IOException {
        ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
        RollingProcesses started =
                new RollingProcesses(servers, new InstallationUnderTest(data.resolve("verify"), servers.settings()));
        boolean isStarted = false;
        try {
            started.underTest.register();
            for (String name : NAMES) {
                started.stages.put(
                        name,
                        StageChild.start(
                                name.replaceFirst("-.*", ""),
                                data.resolve(name),
                                settings(servers),
                                build.classPath()));
            }
            started.stages.values().forEach(stage -> stage.awaitReady(TIMEOUT));
            isStarted = true;
            return started;
        } finally {
            if (!isStarted) {
                started.close();
            }
        }
    }

    List<String> names() {
        return NAMES;
    }

    Installation installation() {
        return underTest.installation();
    }

    /** Stops a process, starts that of another build, and returns when it is ready. */
    void replace(String name, Build build) {
        stage(name).replace(build.classPath(), TIMEOUT);
    }

    /** Kills a process like {@code kill -9}, restarts it, and returns when it is ready. */
    void kill(String name) {
        stage(name).process().kill();
        stage(name).restart();
        stage(name).awaitReady(TIMEOUT);
    }

    /** The address of a gateway, as a load balancer would choose one. */
    URI gateway() {
        return stage(ThreadLocalRandom.current().nextBoolean() ? "gateway-1" : "gateway-2")
                .address();
    }

    void awaitCaughtUp() {
        underTest.awaitCaughtUp();
    }

    VerificationReport verify() {
        return underTest.verify();
    }

    @Override
    public void close() {
        try (servers;
                underTest) {
            stages.values().forEach(StageChild::close);
        }
    }

    private static Map<SettingKey, String> settings(ServerProcesses servers) {
        Map<SettingKey, String> settings = new EnumMap<>(servers.settings());
        settings.putAll(GatewayTrial.unlimited(servers.bootstrapServers()));
        settings.put(SettingKey.STANDBY_REPLICAS, "1");
        settings.put(SettingKey.STREAMS_SESSION_TIMEOUT, "3s");
        return settings;
    }

    private StageChild stage(String name) {
        StageChild stage = stages.get(name);
        if (stage == null) {
            throw new IllegalArgumentException("no process " + name);
        }
        return stage;
    }
}
