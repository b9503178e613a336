package io.landport.operations.stage;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.domain.access.AccessToken;
import io.landport.http.token.AccessTokens;
import io.landport.kafka.read.TopicFollower;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Follows the topic of access tokens and keeps all of them in memory. A change is known as soon as Kafka has delivered it; while Kafka is
 * away, the tokens are those that were known before.
 */
public final class TokenWatch implements AccessTokens, AutoCloseable {
    private final Map<String, AccessToken> known = new ConcurrentHashMap<>();
    private final TopicFollower<AccessToken> follower;

    private TokenWatch(Map<String, String> client, Topic<AccessToken> topic, Wire wire) {
        this.follower = TopicFollower.start(client, topic, wire, (record, token) -> known.put(token.id(), token));
    }

    /** @param client connection properties */
    public static TokenWatch start(Map<String, String> client, Topic<AccessToken> topic, Wire wire) {
        return new TokenWatch(client, topic, wire);
    }

    /** Not when it has stopped, either: it would miss a revocation. */
    @Override
    public boolean isLoaded() {
        return follower.isFollowing();
    }

    @Override
    public Optional<AccessToken> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    public void close() {
        follower.close();
    }
}
