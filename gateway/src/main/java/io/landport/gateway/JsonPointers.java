package io.landport.gateway;

import io.landport.domain.judge.FieldLocation;
import java.util.Set;

/** JSON pointers (RFC 6901) to the fields of a document of {@code docs/trade-document.schema.json}. */
final class JsonPointers {
    private static final String LINES = "/revision/lines";
    private static final Set<String> OF_DOCUMENT = Set.of("channel", "source", "documentId", "references");
    private static final Set<String> OF_DECISION = Set.of("outcome");

    private JsonPointers() {}

    static String of(FieldLocation location) {
        Integer line = location.line();
        String field = location.field();
        if (line != null) {
            String ofLine = LINES + '/' + (line - 1);
            return LINES.endsWith(field) ? ofLine : ofLine + '/' + field;
        }
        if (OF_DOCUMENT.contains(field)) {
            return '/' + field;
        }
        return (OF_DECISION.contains(field) ? "/decision/" : "/revision/") + field;
    }
}
