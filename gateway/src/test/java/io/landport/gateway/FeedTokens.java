package io.landport.gateway;

import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import io.landport.http.token.AccessTokens;
import io.landport.http.token.PresentedToken;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens of feeds, in memory. */
final class FeedTokens implements AccessTokens {
    private final Instant created;
    private final Map<String, AccessToken> known = new ConcurrentHashMap<>();

    FeedTokens(Instant created) {
        this.created = created;
    }

    @Override
    public boolean isLoaded() {
        return true;
    }

    @Override
    public Optional<AccessToken> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** The header of a new token for a source. */
    String authorization(String source) {
        PresentedToken token = PresentedToken.random(new SecureRandom());
        known.put(
                token.id(),
                new AccessToken(
                        token.id(),
                        "test",
                        Role.FEED,
                        List.of(source),
                        token.hash(),
                        created,
                        created.plus(Duration.ofDays(1)),
                        null));
        return "Bearer " + token.secretText();
    }
}
