package io.landport.api.receipt;

import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import io.landport.http.token.AccessTokens;
import io.landport.http.token.PresentedToken;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One valid token: that of a feed of one source. */
final class OneFeed implements AccessTokens {
    private final PresentedToken presented = PresentedToken.random(new SecureRandom());
    private final String source;

    OneFeed(String source) {
        this.source = source;
    }

    String authorization() {
        return "Bearer " + presented.secretText();
    }

    @Override
    public boolean isLoaded() {
        return true;
    }

    @Override
    public Optional<AccessToken> find(String id) {
        return id.equals(presented.id())
                ? Optional.of(new AccessToken(
                        id,
                        "test",
                        Role.FEED,
                        List.of(source),
                        presented.hash(),
                        Instant.EPOCH,
                        Instant.parse("2999-01-01T00:00:00Z"),
                        null))
                : Optional.empty();
    }
}
