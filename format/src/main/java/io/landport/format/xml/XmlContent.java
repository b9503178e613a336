package io.landport.format.xml;

import io.landport.domain.document.TradeDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param documents in the order in which they are published
 * @param skipped what messages without documents are, in the plural; null if it has some
 */
public record XmlContent(
        List<? extends TradeDocument> documents, @Nullable String skipped) {
    public XmlContent {
        documents = List.copyOf(documents);
    }

    public static XmlContent of(TradeDocument... documents) {
        return new XmlContent(List.of(documents), null);
    }

    public static XmlContent none(String skipped) {
        return new XmlContent(List.of(), skipped);
    }
}
