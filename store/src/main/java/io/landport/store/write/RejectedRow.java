package io.landport.store.write;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin.TopicRecord;
import io.landport.domain.judge.Rejection;
import io.landport.store.sql.Sql;
import io.landport.store.write.Batch.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;

/** A row of {@code rejected_document}. */
final class RejectedRow {
    @Language("SQL")
    private static final String FORGET = """
        UPDATE rejected_document SET original = NULL, detail = NULL WHERE original IS NOT NULL AND recorded < ?\
        """;

    private RejectedRow() {}

    /** Deletes the original bytes and the details, which quote them, of rejections published before an instant; the rows stay. */
    static void forgetOriginals(Connection connection, Instant before) throws SQLException {
        Sql.update(connection, FORGET, before.atOffset(ZoneOffset.UTC));
    }

    // NullAway does not support arrays with nullable elements.
    @SuppressWarnings("NullAway")
    static Object[] cells(Recorded recorded) {
        Rejection rejection = recorded.rejection();
        DocumentId document = rejection.document();
        FieldLocation location = rejection.location();
        String file = recorded.file();
        TopicRecord record = rejection.origin() instanceof TopicRecord topicRecord ? topicRecord : null;
        return new @Nullable Object[] {
            rejection.id(),
            rejection.origin().stage(),
            rejection.reason().code(),
            storable(rejection.detail()),
            location == null ? null : storable(location.field()),
            location == null ? null : location.line(),
            document == null ? null : document.channel().code(),
            document == null ? null : storable(document.source()),
            document == null ? null : storable(document.document()),
            rejection.revision(),
            file == null ? null : storable(file),
            recorded.line(),
            record == null ? null : record.topic(),
            record == null ? null : record.partition(),
            record == null ? null : record.offset(),
            rejection.original().mediaType(),
            bytea(rejection.original().bytes()),
            recorded.at(),
            json(rejection.references())
        };
    }

    /** They are well-formed, so they contain no control characters. Null for none, which most documents have. */
    private static @Nullable String json(List<DocumentReference> references) {
        return references.isEmpty()
                ? null
                : references.stream()
                        .map(each -> "{\"scheme\": " + quote(each.scheme()) + ", \"id\": " + quote(each.id()) + '}')
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The driver accepts no byte arrays as elements of an SQL array. */
    private static String bytea(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    /** Replaces NUL characters, which PostgreSQL does not store in text and a rejected document may contain. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
