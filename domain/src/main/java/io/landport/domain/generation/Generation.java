package io.landport.domain.generation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param level of the formats that its processes write, counted from 1
 * @param keptUntil until when a retired one continues to run, so that it can become live again; null if it does not run, to the
 *     millisecond
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
        String note,
        int level,
        @Nullable Instant keptUntil) {
    /** The number of an installation's first generation. */
    public static final int FIRST = 1;

    private static final int FIRST_LEVEL = 1;

    public Generation {
        if (number < FIRST || partitions < 1 || documentPartitions < 1 || documentVersion < 1 || topology < 1) {
            throw new IllegalArgumentException(
                    "number, partitions, document partitions, document version and topology of a generation must be at"
                            + " least 1 but are " + number + ", " + partitions + ", " + documentPartitions + ", "
                            + documentVersion + " and " + topology);
        }
        if (level < FIRST_LEVEL) {
            throw new IllegalArgumentException("the format level of a generation must be at least 1, not " + level);
        }
        created = created.truncatedTo(ChronoUnit.MILLIS);
        keptUntil = keptUntil == null ? null : keptUntil.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A generation that is written at the first format level and not kept. */
    public Generation(
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
        this(
                number,
                phase,
                partitions,
                documentPartitions,
                documentVersion,
                referenceVersion,
                referenceDigest,
                topology,
                created,
                note,
                FIRST_LEVEL,
                null);
    }

    /** The record key. */
    public String key() {
        return Integer.toString(number);
    }

    /** The same generation in another phase; no longer kept. */
    public Generation in(Phase next) {
        return with(next, level, null);
    }

    /** The same generation, whose processes write another format level. */
    public Generation atLevel(int next) {
        return with(phase, next, keptUntil);
    }

    /** The same generation, retired, which continues to run until then. */
    public Generation kept(Instant until) {
        return with(Phase.RETIRED, level, until);
    }

    /** Whether it continues to run although another one is live. */
    public boolean isKept(Instant now) {
        return phase == Phase.RETIRED && keptUntil != null && now.isBefore(keptUntil);
    }

    /** Whether it says no more than that it is written at the first format level and not kept, as all did before these were fields. */
    public boolean isPlain() {
        return level == FIRST_LEVEL && keptUntil == null;
    }

    private Generation with(Phase nextPhase, int nextLevel, @Nullable Instant until) {
        return new Generation(
                number,
                nextPhase,
                partitions,
                documentPartitions,
                documentVersion,
                referenceVersion,
                referenceDigest,
                topology,
                created,
                note,
                nextLevel,
                until);
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
