package io.landport.api;

import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import io.landport.http.token.AccessTokens;
import io.landport.http.token.PresentedToken;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One token of an analyst. */
final class AnalystTokens implements AccessTokens {
    private final PresentedToken presented = PresentedToken.random(new SecureRandom());
    private final AccessToken known;

    AnalystTokens(Instant created) {
        known = new AccessToken(
                presented.id(),
                "test",
                Role.ANALYST,
                List.of(),
                presented.hash(),
                created,
                created.plus(Duration.ofDays(1)),
                null);
    }

    @Override
    public boolean isLoaded() {
        return true;
    }

    @Override
    public Optional<AccessToken> find(String id) {
        return Optional.of(known).filter(token -> token.id().equals(id));
    }

    /** The header of the token. */
    String authorization() {
        return "Bearer " + presented.secretText();
    }
}
