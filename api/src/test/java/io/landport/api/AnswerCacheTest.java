package io.landport.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerCacheTest {
    @Test
    void shouldDropTheAnswersThatWereUsedLeastRecently() {
        // Given
        AnswerCache cache = new AnswerCache(10);
        cache.keep("a", new byte[4]);
        cache.keep("b", new byte[4]);
        cache.find("a");

        // When
        cache.keep("c", new byte[4]);
        cache.keep("too large", new byte[11]);

        // Then
        assertThat(cache.find("a")).isPresent();
        assertThat(cache.find("b")).isEmpty();
        assertThat(cache.find("c")).isPresent();
        assertThat(cache.find("too large")).isEmpty();
    }
}
