package io.landport.kafka.read;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Watches for a later generation than that of the process to become live. */
public final class GenerationWatch implements AutoCloseable {
    private final int own;
    private final CompletableFuture<Generation> replaced = new CompletableFuture<>();
    private final TopicFollower<Generation> follower;

    private GenerationWatch(Map<String, String> client, Topic<Generation> topic, Wire wire, int own) {
        this.own = own;
        this.follower = TopicFollower.start(client, topic, wire, (record, generation) -> take(generation));
    }

    /** Starts watching. */
    public static GenerationWatch start(Map<String, String> client, Topic<Generation> topic, Wire wire, int own) {
        return new GenerationWatch(client, topic, wire, own);
    }

    /** Completes with the generation that has become live. */
    public CompletableFuture<Generation> replaced() {
        return replaced;
    }

    @Override
    public void close() {
        follower.close();
    }

    private void take(Generation generation) {
        if (generation.phase() == Phase.LIVE && generation.number() > own) {
            replaced.complete(generation);
        }
    }
}
