package io.landport.embedded;

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
 * Fences the registration of a broker that was killed, which is still active in the log of the controller.
 *
 * <p>A broker that starts on such a log serves with the old registration, completes the open transactions, and is then fenced by
 * the controller until it is registered again. Meanwhile its partitions have no leader, and Kafka 4.3.1 treats such a partition
 * as deleted: it drops the transaction marker, considers the transaction complete, and the last stable offset of the partition
 * never advances again. Therefore the controller runs alone first, until it has fenced the old registration; the broker then
 * leads no partitions before it is registered.
 */
final class StaleBroker {
    private static final String METADATA_LOG = "__cluster_metadata-0";
    private static final String CLEAN_SHUTDOWN_FILE = ".kafka_cleanshutdown";
    private static final String FENCED = "kafka.controller:type=KafkaController,name=FencedBrokerCount";

    /** Fencing takes about 200 ms; a broker that was killed before its registration is never fenced. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private StaleBroker() {}

    /** Runs the controller until it has fenced the old registration; does nothing after a clean shutdown. */
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

    /** The controller exposes the fenced brokers as a metric only, because no broker runs. */
    private static void awaitFenced() {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (fencedBrokers() == 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    private static int fencedBrokers() {
        MBeanServer metrics = ManagementFactory.getPlatformMBeanServer();
        try {
            return ((Number) metrics.getAttribute(new ObjectName(FENCED), "Value")).intValue();
        } catch (InstanceNotFoundException | AttributeNotFoundException e) {
            return 0;
        } catch (JMException e) {
            throw new ServerStartException("cannot read the number of fenced brokers from Kafka: " + e, e);
        }
    }
}
