package io.landport.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private static final String DOCUMENT = """
            {
              "channel": "customs",
              "source": "cn-gacc",
              "documentId": "A1",
              "cancellation": {"number": 3}
            }
            """;

    @Test
    void shouldReadADocumentWithLineBreaks() {
        // When
        List<FeedItem> items = Texts.read(new Json(), DOCUMENT);

        // Then
        assertThat(Texts.documents(items))
                .containsExactly(new Cancellation(new DocumentId(Channel.CUSTOMS, "cn-gacc", "A1"), 3));
    }

    @Test
    void shouldRejectWhatFollowsTheDocument() {
        // When
        List<FeedItem> items = Texts.read(new Json(), DOCUMENT + DOCUMENT);

        // Then
        assertThat(items)
                .singleElement()
                .extracting(item -> item.rejected().orElseThrow().reason())
                .isEqualTo(Reason.MALFORMED_ROW);
    }

    @Test
    void shouldRejectADocumentThatIsTooLarge() {
        // When
        List<FeedItem> items = Texts.read(new Json(), DOCUMENT + " ".repeat(Lines.MAX_BYTES));

        // Then
        assertThat(items)
                .singleElement()
                .extracting(item -> item.rejected().orElseThrow().reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void shouldReadAnArrayOfDocuments() {
        // Given
        String second = DOCUMENT.replace("A1", "A]\\\"},{[\\\\");

        // When
        List<FeedItem> items = Texts.read(new Json(), " [" + DOCUMENT + ", " + second + "]\n");

        // Then
        assertThat(Texts.documents(items))
                .extracting(document -> document.id().document())
                .containsExactly("A1", "A]\"},{[\\");
        assertThat(items).extracting(FeedItem::line).containsExactly(1L, 2L);
    }

    /** The others are read. */
    @Test
    void shouldRejectADocumentOfAnArrayWithItsPlace() {
        // When
        List<FeedItem> items = Texts.read(
                new Json(),
                "[" + DOCUMENT + "," + DOCUMENT.replace("A1", "A".repeat(Lines.MAX_BYTES)) + ",," + DOCUMENT + " 7,"
                        + DOCUMENT + "]");

        // Then
        assertThat(items)
                .extracting(item -> item.line() + " "
                        + item.rejected()
                                .map(rows -> rows.reason().code() + " "
                                        + rows.original().bytes().length)
                                .orElse("read"))
                .containsExactly(
                        "1 read",
                        "2 too-large " + Lines.MAX_BYTES,
                        "3 malformed-row 0",
                        "4 malformed-row " + (DOCUMENT + " 7").length(),
                        "5 read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []              | is empty
            [{}             | is cut off in or after document 1
            [{},            | is cut off in or after document 2
            [{}] {}         | has more after the end of its array
            [{}][           | has more after the end of its array
            """)
    void shouldRefuseAnArrayThatIsNotWhole(String text, String problem) {
        assertThatThrownBy(() -> Texts.read(new Json(), text)).hasStackTraceContaining(problem);
    }

    @Test
    void shouldRefuseAnEmptyInput() {
        assertThatThrownBy(() -> Texts.read(new Json(), ""))
                .hasRootCauseInstanceOf(InvalidFileException.class)
                .hasStackTraceContaining("is empty: json is one JSON document");
    }
}
