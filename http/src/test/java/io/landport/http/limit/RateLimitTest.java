package io.landport.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import io.landport.http.FakeTokens;
import io.landport.http.problem.ProblemException;
import io.landport.http.token.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
    private static final int RATE = 10;
    private static final Caller CALLER = new Caller(Optional.of(new AccessToken(
            "0a1b2c3d4e5f",
            "test",
            Role.ANALYST,
            List.of(),
            "0123456789abcdef".repeat(4),
            FakeTokens.CREATED,
            FakeTokens.EXPIRES,
            null)));

    /** Begins shortly before the clock overflows, as it may. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    private final RateLimit limit = new RateLimit(RATE, now::get);

    @Test
    void shouldAllowABurstOfOneSecondAndThenTheRate() {
        // Given
        for (int request = 0; request < RATE; request++) {
            limit.require(CALLER);
        }

        // When
        assertThatThrownBy(() -> limit.require(CALLER)).isInstanceOf(ProblemException.class);
        now.addAndGet(Duration.ofMillis(100).toNanos());

        // Then
        assertThatCode(() -> limit.require(CALLER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limit.require(CALLER)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().type().status()).isEqualTo(429);
            assertThat(refused.problem().retryAfter()).hasValue(Duration.ofMillis(100));
        });
    }

    @Test
    void shouldNotSaveUpMoreThanOneSecond() {
        // Given
        limit.require(CALLER);
        now.addAndGet(Duration.ofHours(1).toNanos());

        // When
        for (int request = 0; request < RATE; request++) {
            limit.require(CALLER);
        }

        // Then
        assertThatThrownBy(() -> limit.require(CALLER)).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldNotLimitRequestsWithoutAToken() {
        for (int request = 0; request < 3 * RATE; request++) {
            limit.require(Caller.WITHOUT_TOKEN);
        }
    }

    @Test
    void shouldSayHowLongToWaitForWhatWasTakenInAdvance() {
        // When
        Duration first = limit.take(Caller.WITHOUT_TOKEN, RATE);
        Duration second = limit.take(Caller.WITHOUT_TOKEN, 3 * RATE);
        Duration ofOther = limit.take(CALLER, 0);
        now.addAndGet(Duration.ofSeconds(2).toNanos());

        // Then
        assertThat(first).isZero();
        assertThat(second).isEqualTo(Duration.ofSeconds(3));
        assertThat(ofOther).isZero();
        assertThat(limit.take(Caller.WITHOUT_TOKEN, 0)).isEqualTo(Duration.ofSeconds(1));
    }
}
