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
    void shouldRefuseAnEmptyInput() {
        assertThatThrownBy(() -> Texts.read(new Json(), ""))
                .hasRootCauseInstanceOf(InvalidFileException.class)
                .hasStackTraceContaining("is empty: json is one JSON document");
    }
}
