package io.landport.format.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An input may have any number of documents. */
final class KnownVersionsTest {
    private static final XmlPaths PATHS = XmlPaths.of("message", "item*/text", Map.of());

    private final KnownVersions known = new KnownVersions();

    @Test
    void shouldForgetTheDocumentsThatWereUsedLongestAgo() {
        // Given
        known.keep(id(1), 1, message(40_000));
        known.keep(id(2), 1, message(40_000));
        assertThat(known.highest(id(1))).isEqualTo(1);

        // When
        known.keep(id(3), 1, message(40_000));

        // Then
        assertThat(known.highest(id(2))).isNull();
        assertThat(known.highest(id(1))).isEqualTo(1);
        assertThat(known.highest(id(3))).isEqualTo(1);
    }

    @Test
    void shouldCountTheElementsOfAVersionThatIsReplacedOnce() {
        // When
        for (int time = 0; time < 5; time++) {
            known.keep(id(1), 1, message(40_000));
        }

        // Then
        assertThat(known.highest(id(1))).isEqualTo(1);
    }

    @Test
    void shouldForgetTheNumbersThatWereUsedLongestAgo() {
        // When
        for (int number = 1; number <= 10_001; number++) {
            known.name(String.valueOf(number), id(number));
        }

        // Then
        assertThat(known.named("1")).isNull();
        assertThat(known.named("2")).isEqualTo(id(2));
        assertThat(known.named("10001")).isEqualTo(id(10_001));
    }

    @Test
    void shouldKeepNothingOfADocumentWhoseVersionsAreRefused() {
        // Given
        known.keep(id(1), 1, message(40_000));
        known.keep(id(1), 2, message(40_000));

        // When
        known.refuse(id(1), 2);
        known.refuse(id(1), 1);
        known.refuse(id(1), 1);

        // Then
        assertThat(known.documents()).isZero();
        known.keep(id(2), 1, message(60_000));
        known.keep(id(3), 1, message(30_000));
        assertThat(known.highest(id(2))).isEqualTo(1);
    }

    private static DocumentId id(int number) {
        return new DocumentId(Channel.CUSTOMS, "ru-fcs", String.valueOf(number));
    }

    /** @param elements in the message, beside itself */
    private static XmlElement message(int elements) {
        XmlElement message = XmlElement.message(PATHS, "/message", "");
        XmlPaths item = PATHS.ofName("item");
        for (int element = 0; element < elements; element++) {
            message.begin(item).end("1");
        }
        return message;
    }
}
