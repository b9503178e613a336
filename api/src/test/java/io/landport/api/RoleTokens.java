package io.landport.api;

import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import io.landport.http.token.AccessTokens;
import io.landport.http.token.PresentedToken;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One token for each role. */
final class RoleTokens implements AccessTokens {
    private final Map<Role, PresentedToken> presented = new EnumMap<>(Role.class);
    private final Map<String, AccessToken> known = new HashMap<>();

    RoleTokens(Instant created) {
        for (Role role : Role.values()) {
            PresentedToken token = PresentedToken.random(new SecureRandom());
            List<String> sources = role == Role.FEED ? List.of("cn-gacc") : List.of();
            presented.put(role, token);
            known.put(
                    token.id(),
                    new AccessToken(
                            token.id(),
                            "test",
                            role,
                            sources,
                            token.hash(),
                            created,
                            created.plus(Duration.ofDays(1)),
                            null));
        }
    }

    @Override
    public boolean isLoaded() {
        return true;
    }

    @Override
    public Optional<AccessToken> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** The header of the token of a role. */
    String authorization(Role role) {
        return "Bearer " + Objects.requireNonNull(presented.get(role)).secretText();
    }
}
