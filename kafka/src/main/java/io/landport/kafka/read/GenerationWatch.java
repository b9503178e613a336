package io.landport.kafka.read;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Watches for the moment from which a process must not work on its generation as before: another one is live instead, or its own comes to
 * another phase or is no longer kept. What the topic says of the time before the process started does not count.
 */
public final class GenerationWatch implements AutoCloseable {
    private final Generation own;
    private final Map<Integer, Generation> latest = new HashMap<>();
    private final CompletableFuture<Generation> replaced = new CompletableFuture<>();
    private volatile @Nullable TopicFollower<Generation> follower;

    private GenerationWatch(Generation own) {
        this.own = own;
    }

    /**
     * Starts watching.
     *
     * @param own the generation of the process, in its phase now
     */
    public static GenerationWatch start(
            Map<String, String> client, Topic<Generation> topic, Wire wire, Generation own) {
        GenerationWatch watch = new GenerationWatch(own);
        watch.follower =
                TopicFollower.start(client, topic, wire, (record, generation) -> watch.take(generation), watch::check);
        return watch;
    }

    /** Completes with the generation that is live instead, or with that of the process in its new phase. */
    public CompletableFuture<Generation> replaced() {
        return replaced;
    }

    @Override
    public void close() {
        Objects.requireNonNull(follower).close();
    }

    private void take(Generation generation) {
        latest.put(generation.number(), generation);
        TopicFollower<Generation> following = follower;
        if (following != null && following.isFollowing()) {
            check();
        }
    }

    private void check() {
        Optional<Generation> live = Generations.live(latest.values())
                .filter(generation -> own.phase() == Phase.LIVE && generation.number() != own.number());
        live.or(() -> Optional.ofNullable(latest.get(own.number())).filter(this::isChanged))
                .ifPresent(replaced::complete);
    }

    private boolean isChanged(Generation now) {
        return now.phase() != own.phase() || (now.keptUntil() == null) != (own.keptUntil() == null);
    }
}
