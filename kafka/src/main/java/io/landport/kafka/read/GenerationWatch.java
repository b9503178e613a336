package io.landport.kafka.read;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Watches for the moment from which a process must not work on its generation as before: a later one becomes live instead of its own, or its
 * own comes to another phase.
 */
public final class GenerationWatch implements AutoCloseable {
    private final int own;
    private final Phase phase;
    private final CompletableFuture<Generation> replaced = new CompletableFuture<>();
    private volatile @Nullable TopicFollower<Generation> follower;

    private GenerationWatch(int own, Phase phase) {
        this.own = own;
        this.phase = phase;
    }

    /**
     * Starts watching.
     *
     * @param phase of the generation of the process now
     */
    public static GenerationWatch start(
            Map<String, String> client, Topic<Generation> topic, Wire wire, int own, Phase phase) {
        GenerationWatch watch = new GenerationWatch(own, phase);
        watch.follower = TopicFollower.start(client, topic, wire, (record, generation) -> watch.take(generation));
        return watch;
    }

    /** Completes with the generation that has become live, or with that of the process in its new phase. */
    public CompletableFuture<Generation> replaced() {
        return replaced;
    }

    @Override
    public void close() {
        Objects.requireNonNull(follower).close();
    }

    private void take(Generation generation) {
        boolean isSuccessor = phase == Phase.LIVE && generation.phase() == Phase.LIVE && generation.number() > own;
        if (isSuccessor || hasChanged(generation)) {
            replaced.complete(generation);
        }
    }

    /** The topic also has the phases from before the process started; they are read first. */
    private boolean hasChanged(Generation generation) {
        TopicFollower<Generation> following = follower;
        return generation.number() == own && generation.phase() != phase && following != null && following.isCaughtUp();
    }
}
