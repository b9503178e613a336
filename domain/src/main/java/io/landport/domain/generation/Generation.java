package io.landport.domain.generation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over all documents, and all that its figures depend on beside them.
 *
 * @param number counted from 1
 * @param partitions of its aggregate and internal topics; those of documents keep theirs
 * @param referenceVersion what its reference data calls itself
 * @param referenceDigest of the content of its reference data
 * @param topology number of the topology whose state it has
 * @param created when it was begun, to the millisecond
 * @param note for people, may be empty
 */
public record Generation(
        int number,
        Phase phase,
        int partitions,
        String referenceVersion,
        String referenceDigest,
        int topology,
        Instant created,
        String note) {
    /** The number of an installation's first generation. */
    public static final int FIRST = 1;

    public Generation {
        if (number < FIRST || partitions < 1 || topology < 1) {
            throw new IllegalArgumentException("a generation is numbered from 1 and has partitions and a topology, not "
                    + number + ", " + partitions + " and " + topology);
        }
        created = created.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The key under which it is registered. */
    public String key() {
        return Integer.toString(number);
    }

    /** The same at another point of its life. */
    public Generation in(Phase next) {
        return new Generation(number, next, partitions, referenceVersion, referenceDigest, topology, created, note);
    }

    /**
     * What of a process does not go with it, a sentence each; empty if the process may work on it.
     *
     * @param version what the process' reference data calls itself
     * @param digest of the content of the process' reference data
     * @param processTopology number of the process' topology
     */
    public List<String> objections(String version, String digest, int processTopology) {
        List<String> objections = new ArrayList<>();
        if (!version.equals(referenceVersion)) {
            objections.add("this process has reference data version " + version + ", and generation " + number
                    + " has version " + referenceVersion);
        } else if (!digest.equals(referenceDigest)) {
            objections.add("this process has other reference data under the name of version " + version
                    + " than generation " + number + " has");
        }
        if (processTopology != topology) {
            objections.add("this process has topology " + processTopology + ", and generation " + number
                    + " has the state of topology " + topology);
        }
        return objections;
    }
}
