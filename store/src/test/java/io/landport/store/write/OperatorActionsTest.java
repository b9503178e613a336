package io.landport.store.write;

import static io.landport.store.StoreSamples.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.store.Database;
import io.landport.store.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Actions of operators in the store. */
@Tag("server")
final class OperatorActionsTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    @Test
    void shouldShowTheLatestOutcomeOfEachRequest() throws Exception {
        // Given
        Database database = Database.migrated();
        OperatorAction started = new OperatorAction(
                "r1",
                AT,
                "night shift",
                "t1",
                ActionKind.RESEND,
                ActionOutcome.STARTED,
                new DocumentId(Channel.CUSTOMS, "cn-gacc", "D1"),
                2L,
                "customs.documents.v1:0:7",
                null,
                "/revision/crossing",
                1);
        OperatorAction verified = new OperatorAction(
                "v1", AT, "on call", null, ActionKind.VERIFY, ActionOutcome.EQUAL, null, null, null, null, "7 keys", 1);

        // When
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            write(store, 0, started);
            write(store, 1, verified, started.published("customs.documents.v1:0:9", AT.plusSeconds(1)));
        }

        // Then
        assertThat(database.rows("""
            SELECT request_id, at AT TIME ZONE 'UTC', operator, token_id, action, outcome, channel, source, source_name,
              document_id, revision, rejection_id, message, detail, generation
            FROM operator_action ORDER BY 1\
            """))
                .containsExactly(
                        "r1|2026-03-04 05:06:08|night shift|t1|resend|published|customs|cn-gacc|"
                                + REFERENCE.source("cn-gacc").orElseThrow().name()
                                + "|D1|2|customs.documents.v1:0:7|customs.documents.v1:0:9|/revision/crossing|1",
                        "v1|2026-03-04 05:06:07|on call|null|verify|equal|null|null|null|null|null|null|null|7 keys|1");
    }

    private static void write(Store store, long from, OperatorAction... actions) throws StoreUnavailableException {
        Position position =
                new Position(new PartitionIdentity("operators.actions.v1", 0, "topic-id", "cluster-id", 1), from);
        store.initialize(List.of(position));
        Batch batch = new Batch();
        List.of(actions).forEach(batch::add);
        assertThat(store.write(batch, List.of(new OffsetAdvance(position, from + actions.length))))
                .isTrue();
    }
}
