package io.landport.kafka.read;

import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The generations of an installation, as registered in their topic. */
public final class Generations {
    private final CompactedTopic<Generation> topic;

    public Generations(CompactedTopic<Generation> topic) {
        this.topic = topic;
    }

    /** All generations by number. */
    public List<Generation> all() {
        return topic.read().values().stream()
                .sorted(Comparator.comparingInt(Generation::number))
                .toList();
    }

    /** The records that cannot be decoded and are skipped, by topic, partition and offset. */
    public List<String> skipped() {
        return topic.skipped();
    }

    /** Those that are retired and continue to run, the latest first. */
    public static List<Generation> kept(Collection<Generation> generations, Instant now) {
        return generations.stream()
                .filter(generation -> generation.isKept(now))
                .sorted(Comparator.comparingInt(Generation::number).reversed())
                .toList();
    }

    /** Registers a generation or its new phase. */
    public void put(Generation generation) {
        topic.put(generation.key(), generation);
    }

    /**
     * Registers that a generation is live instead of another. Readers see both records or neither, so a process that is killed never leaves
     * two live generations or none.
     *
     * @param transaction the id of the transaction
     */
    public void replace(String transaction, Generation replaced, Generation live) {
        topic.putTogether(transaction, List.of(live, replaced), Generation::key);
    }

    /** The live one of these. */
    public static Optional<Generation> live(Collection<Generation> generations) {
        return generations.stream()
                .filter(generation -> generation.phase() == Phase.LIVE)
                .max(Comparator.comparingInt(Generation::number));
    }
}
