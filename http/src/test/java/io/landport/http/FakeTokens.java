package io.landport.http;

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

/** Tokens in memory, created at one time and valid for a day. */
public final class FakeTokens implements AccessTokens {
    public static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");
    public static final Instant EXPIRES = CREATED.plus(Duration.ofDays(1));

    private final Map<String, AccessToken> known = new ConcurrentHashMap<>();
    private volatile boolean isLoaded = true;

    @Override
    public boolean isLoaded() {
        return isLoaded;
    }

    @Override
    public Optional<AccessToken> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    public PresentedToken create(Role role) {
        PresentedToken token = PresentedToken.random(new SecureRandom());
        List<String> sources = role == Role.FEED ? List.of("cn-customs") : List.of();
        known.put(token.id(), new AccessToken(token.id(), "test", role, sources, token.hash(), CREATED, EXPIRES, null));
        return token;
    }

    void revoke(PresentedToken token) {
        known.computeIfPresent(token.id(), (id, kept) -> kept.revokedAt(CREATED.plusSeconds(1)));
    }

    void unload() {
        isLoaded = false;
    }

    /** The header that presents a token, as name and value. */
    public static String[] header(PresentedToken token) {
        return new String[] {"Authorization", "Bearer " + token.secretText()};
    }
}
