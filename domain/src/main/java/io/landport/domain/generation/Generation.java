package io.landport.domain.generation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A replay of all documents, with everything else that its figures depend on.
 *
 * @param number counted from 1
 * @param partitions of its aggregate and internal topics
 * @param documentPartitions of its document topics
 * @param documentVersion of its document topics, counted from 1; a version has more partitions than the one before
 * @param referenceVersion version of its reference data
 * @param referenceDigest digest of the content of its reference data
 * @param topology version of the topology that its state belongs to
 * @param created to the millisecond
 * @param note for operators, may be empty
 */
public record Generation(
        int number,
        Phase phase,
        int partitions,
        int documentPartitions,
        int documentVersion,
        String referenceVersion,
        String referenceDigest,
        int topology,
        Instant created,
        String note) {
    /** The number of an installation's first generation. */
    public static final int FIRST = 1;

    public Generation {
        if (number < FIRST || partitions < 1 || documentPartitions < 1 || documentVersion < 1 || topology < 1) {
            throw new IllegalArgumentException(
                    "number, partitions, document partitions, document version and topology of a generation must be at"
                            + " least 1 but are " + number + ", " + partitions + ", " + documentPartitions + ", "
                            + documentVersion + " and " + topology);
        }
        created = created.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The record key. */
    public String key() {
        return Integer.toString(number);
    }

    /** The same generation in another phase. */
    public Generation in(Phase next) {
        return new Generation(
                number,
                next,
                partitions,
                documentPartitions,
                documentVersion,
                referenceVersion,
                referenceDigest,
                topology,
                created,
                note);
    }

    /**
     * The reasons why a process may not work on this generation, one sentence each; empty if it may.
     *
     * @param version version of the process's reference data
     * @param digest digest of the content of the process's reference data
     * @param processTopology version of the process's topology
     */
    public List<String> objections(String version, String digest, int processTopology) {
        List<String> objections = new ArrayList<>();
        if (!version.equals(referenceVersion)) {
            objections.add("this process has reference data version " + version + ", and generation " + number
                    + " has version " + referenceVersion);
        } else if (!digest.equals(referenceDigest)) {
            objections.add("this process and generation " + number
                    + " have different reference data with the same version " + version);
        }
        if (processTopology != topology) {
            objections.add("this process has topology " + processTopology + ", and generation " + number
                    + " has the state of topology " + topology);
        }
        return objections;
    }
}
