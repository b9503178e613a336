package io.landport.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccessTokenTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Instant EXPIRES = CREATED.plus(Duration.ofDays(90));
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void shouldBeValidUntilItExpires() {
        // Given
        AccessToken token = feed(List.of("cn-customs"));

        // When
        List<Boolean> valid =
                List.of(token.isValid(CREATED), token.isValid(EXPIRES.minusMillis(1)), token.isValid(EXPIRES));

        // Then
        assertThat(valid).containsExactly(true, true, false);
    }

    @Test
    void shouldNotBeValidOnceRevokedAndKeepTheFirstTime() {
        // Given
        Instant first = CREATED.plusSeconds(1);

        // When
        AccessToken revoked = feed(List.of("cn-customs")).revokedAt(first).revokedAt(first.plusSeconds(9));

        // Then
        assertThat(revoked.isValid(first.plusSeconds(2))).isFalse();
        assertThat(revoked.revoked()).isEqualTo(first);
    }

    @Test
    void shouldPublishForItsSourcesOnly() {
        // Given
        AccessToken one = feed(List.of("cn-customs"));
        AccessToken any = feed(List.of(AccessToken.ANY_SOURCE));

        // When
        List<Boolean> allowed =
                List.of(one.mayPublish("cn-customs"), one.mayPublish("cn-customs-2"), any.mayPublish("cn-customs-2"));

        // Then
        assertThat(allowed).containsExactly(true, false, true);
    }

    @Test
    void shouldRejectAFeedWithoutSourcesAndAnAnalystWithSources() {
        assertThatThrownBy(() -> feed(List.of())).hasMessageContaining("a feed needs sources");
        assertThatThrownBy(() -> token(Role.ANALYST, List.of("cn-customs"), HASH, EXPIRES))
                .hasMessageContaining("analyst");
    }

    @Test
    void shouldRejectASecretInPlaceOfItsHash() {
        assertThatThrownBy(() -> token(Role.ANALYST, List.of(), "secret", EXPIRES))
                .hasMessage("hash must be 64 hexadecimal digits but has 6 characters");
    }

    @Test
    void shouldRejectAnExpiryBeforeTheCreation() {
        assertThatThrownBy(() -> token(Role.ANALYST, List.of(), HASH, CREATED)).hasMessageContaining("expires");
    }

    private static AccessToken feed(List<String> sources) {
        return token(Role.FEED, sources, HASH, EXPIRES);
    }

    private static AccessToken token(Role role, List<String> sources, String hash, Instant expires) {
        return new AccessToken("0a1b2c3d4e5f", "test", role, sources, hash, CREATED, expires, null);
    }
}
