package io.landport.gateway;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.FieldLocation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON pointers (RFC 6901) to the fields of a document of {@code docs/trade-document.schema.json}. */
final class JsonPointers {
    private static final String LINES = "/revision/lines";
    private static final Set<String> OF_DOCUMENT = Set.of("channel", "source", "documentId", "references");
    private static final String REVISION = "revision";

    private JsonPointers() {}

    /** @param document null if it could not be read; then a field that several kinds of documents have is named with its kind */
    static String of(FieldLocation location, @Nullable TradeDocument document) {
        Integer line = location.line();
        String field = location.field();
        if (field.indexOf('/') > 0) {
            return '/' + field;
        }
        if (line != null) {
            String ofLine = LINES + '/' + (line - 1);
            return LINES.endsWith(field) ? ofLine : ofLine + '/' + field;
        }
        if (OF_DOCUMENT.contains(field)) {
            return '/' + field;
        }
        if (document instanceof Decision) {
            return "/decision/" + field;
        }
        // The judge calls the number of a revision as the other formats do.
        String member = field.equals(REVISION) ? "number" : field;
        return (document instanceof Cancellation ? "/cancellation/" : "/revision/") + member;
    }
}
