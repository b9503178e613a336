package io.landport.domain.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"A", "A 1", "190220230000000001", "\u9ed1\u6cb3-7", "\u0436/\u0438"})
    void shouldTakeNumbersAsSourcesWriteThem(String number) {
        assertThat(DocumentId.isValidNumber(number)).isTrue();
    }

    /** Blanks; control characters; a reordered, a zero-width and a soft one; a line separator. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u3000", "A\u0000", "A\u0085", "A\u202e1", "A\u200b", "A\u00ad", "A\u2028"})
    void shouldRejectNumbersThatLookLikeOthers(String number) {
        assertThat(DocumentId.isValidNumber(number)).isFalse();
    }
}
