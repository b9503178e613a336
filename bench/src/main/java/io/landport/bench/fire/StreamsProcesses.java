package io.landport.bench.fire;

import io.landport.installation.settings.Key;
import io.landport.streams.Failover;
import java.util.List;
import java.util.Map;

/**
 * The streams processes of a pipeline.
 *
 * @param number 2 to 4
 * @param failover how others take over the tasks of a dead process
 */
public record StreamsProcesses(int number, Failover failover) {
    private static final List<FireTarget> ALL =
            List.of(FireTarget.STREAMS_ONE, FireTarget.STREAMS_TWO, FireTarget.STREAMS_THREE, FireTarget.STREAMS_FOUR);

    /** Two, configured as by default. */
    static final StreamsProcesses DEFAULT = new StreamsProcesses(2, Failover.DEFAULT);

    public StreamsProcesses {
        if (number < 2 || number > ALL.size()) {
            throw new IllegalArgumentException(
                    "the number of processes must be 2 to " + ALL.size() + ", not " + number);
        }
    }

    List<FireTarget> targets() {
        return ALL.subList(0, number);
    }

    Map<Key, String> settings() {
        return Map.of(
                Key.STANDBY_REPLICAS,
                Integer.toString(failover.standbys()),
                Key.STREAMS_SESSION_TIMEOUT,
                failover.sessionTimeout().toMillis() + "ms");
    }
}
