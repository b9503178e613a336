package io.landport.store.write;

import static io.landport.store.write.TotalColumns.joined;

import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.DocumentId;
import io.landport.store.sql.Upsert;
import io.landport.store.sql.Upsert.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes {@code operator_action_log}. */
final class OperatorActionTable {
    private static final Upsert UPSERT = new Upsert(
            "operator_action_log",
            Column.of("text", "request_id"),
            joined(
                    joined(
                            Column.of("timestamptz", "at"),
                            Column.of(
                                    "text",
                                    "operator",
                                    "token_id",
                                    "action",
                                    "outcome",
                                    "channel",
                                    "source",
                                    "document_id")),
                    joined(
                            joined(
                                    Column.of("bigint", "revision"),
                                    Column.of("text", "rejection_id", "message", "detail")),
                            Column.of("integer", "generation"))));

    private OperatorActionTable() {}

    static void write(Connection connection, Collection<OperatorAction> actions) throws SQLException {
        List<Object[]> rows = new ArrayList<>(actions.size());
        actions.forEach(action -> rows.add(row(action)));
        UPSERT.write(connection, rows);
    }

    private static Object[] row(OperatorAction action) {
        DocumentId document = action.document();
        return new Object[] {
            action.requestId(),
            action.at(),
            action.by(),
            action.tokenId(),
            action.kind().code(),
            action.outcome().code(),
            document == null ? null : document.channel().code(),
            document == null ? null : document.source(),
            document == null ? null : document.document(),
            action.revision(),
            action.rejectionId(),
            action.message(),
            action.detail(),
            action.generation()
        };
    }
}
