package io.landport.operations.stage;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.domain.access.AccessToken;
import io.landport.http.health.Health;
import io.landport.http.token.AccessTokens;
import io.landport.kafka.read.LatestValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens of the topic of access tokens. Not ready while they are not read, because every request with a token is refused then.
 *
 * @param latest closed by this
 */
public record TokenWatch(LatestValues<AccessToken> latest) implements AccessTokens, Health, AutoCloseable {

    /** @param client connection properties */
    public static TokenWatch start(Map<String, String> client, Topic<AccessToken> topic, Wire wire) {
        return new TokenWatch(LatestValues.start(client, topic, wire, AccessToken::id));
    }

    /** Not when following has stopped, either: a revocation would be missed. */
    @Override
    public boolean isLoaded() {
        return latest.isFollowing();
    }

    @Override
    public List<String> reasonsNotReady() {
        return isLoaded() ? List.of() : List.of("the access tokens have not been read from Kafka");
    }

    @Override
    public Optional<AccessToken> find(String id) {
        return latest.find(id);
    }

    @Override
    public void close() {
        latest.close();
    }
}
