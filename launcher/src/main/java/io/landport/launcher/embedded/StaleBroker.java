package io.landport.launcher.embedded;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * The broker that was killed on a folder, which the controller's log still calls alive.
 *
 * <p>A broker that starts on such a log begins to serve as what it was, ends the transactions that had been open, and is then
 * fenced by the controller to be registered anew. For that moment its partitions have no leader, and Kafka 4.3.1 takes such a
 * partition for deleted: it drops the mark that would end the transaction there, calls the transaction complete, and no
 * committed reader ever gets past it. So the controller runs alone first, until it has noted that the former broker is dead;
 * then the new one has no partitions to lead before it is registered.
 */
final class StaleBroker {
    private static final String METADATA_LOG = "__cluster_metadata-0";
    private static final String CLEAN_SHUTDOWN_FILE = ".kafka_cleanshutdown";
    private static final String FENCED = "kafka.controller:type=KafkaController,name=FencedBrokerCount";

    /** It takes some 200 ms; a broker that was killed before it was ever registered cannot be fenced. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private StaleBroker() {}

    /** Has the controller note that the broker is dead; does nothing where none was killed. */
    static void fence(Path folder) {
        if (!wasKilled(folder)) {
            return;
        }
        KafkaRaftServer controller = new KafkaRaftServer(
                new KafkaConfig(BrokerSettings.forControllerOnly(folder, LoopbackPort.free()), false), Time.SYSTEM);
        try {
            controller.startup();
            awaitFenced();
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static boolean wasKilled(Path folder) {
        return Files.exists(folder.resolve(METADATA_LOG)) && !Files.exists(folder.resolve(CLEAN_SHUTDOWN_FILE));
    }

    /** Kafka's metrics are where the controller says it without a broker. */
    private static void awaitFenced() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (fenced() == 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    private static int fenced() {
        MBeanServer metrics = ManagementFactory.getPlatformMBeanServer();
        try {
            return ((Number) metrics.getAttribute(new ObjectName(FENCED), "Value")).intValue();
        } catch (InstanceNotFoundException | AttributeNotFoundException notYet) {
            return 0;
        } catch (JMException failed) {
            throw new ServerStartException("Kafka does not say whether its former broker is dead: " + failed, failed);
        }
    }
}
