package io.landport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.http.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageCursorTest {

    @Test
    void shouldComeBackAsItWas() {
        // Given
        PageCursor cursor = PageCursor.first("q").next(1_000, List.of("2021-01", "a\",\"b", "绥芬河", ""));

        // When
        PageCursor parsed = PageCursor.parse(cursor.text(), "q");

        // Then
        assertThat(parsed).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "null",
                "{}",
                "[]",
                "[\"q\"]",
                "[\"q\",\"1\"]",
                "[\"other\",\"1\",\"k\"]",
                "[\"q\",\"-\",\"k\"]",
                "[null,\"1\",\"k\"]",
                "[\"q\",null,\"k\"]",
                "[\"q\",\"1\",null]",
                "[[\"q\"],\"1\",\"k\"]"
            })
    void shouldRefuseEverythingElse(String json) {
        // Given
        String text = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThatThrownBy(() -> PageCursor.parse(text, "q")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PageCursor.parse(json + '%', "q")).isInstanceOf(ProblemException.class);
    }
}
