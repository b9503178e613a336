package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.query.Asked;
import io.landport.query.TestStore;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class FateQuestionTest {
    private static final String CUSTOMS = "customs.documents.v1";
    private static final String ECOMMERCE = "ecommerce.documents.v1";

    private final Asked fates = new Asked(RecordQuestion.fates());
    private final Asked balance = new Asked(RecordQuestion.balance());

    @Test
    void shouldCountFatesAndNotWhatWasRead() throws Exception {
        // When
        String csv = store().csv(fates);

        // Then
        assertThat(csv).isEqualTo("""
                topic,fate,records
                customs.documents.v1,counted,8
                customs.documents.v1,rejected,2
                ecommerce.documents.v1,unreadable,1
                """);
    }

    @Test
    void shouldGroupAndFilterFates() throws Exception {
        // Given
        TestStore store = store();

        // Then
        assertThat(store.csv(fates.with("by", "source").with("fate", "counted")))
                .isEqualTo("source,records\ncn-gacc,5\nus-bts,3\n");
        assertThat(store.csv(fates.with("by", "received-day").with("from", "2021-03-02")))
                .isEqualTo("received_day,records\n2021-03-02,4\n");
        assertThat(store.csv(
                        fates.with("to", "2021-03-01").with("topic", CUSTOMS).with("by", "topic")))
                .isEqualTo("topic,records\n" + CUSTOMS + ",7\n");
    }

    @Test
    void shouldBalanceWhatWasReadAgainstFates() throws Exception {
        // Given
        TestStore store = store();

        // Then
        assertThat(store.csv(balance)).isEqualTo("""
                topic,records_read,records_accounted,difference
                customs.documents.v1,11,10,1
                ecommerce.documents.v1,1,1,0
                """);
        assertThat(store.csv(balance.with("by", "received-day,topic").with("topic", CUSTOMS)))
                .isEqualTo("""
                        received_day,topic,records_read,records_accounted,difference
                        2021-03-01,customs.documents.v1,8,7,1
                        2021-03-02,customs.documents.v1,3,3,0
                        """);
    }

    @Test
    void shouldShowAllNamesOfAContent() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .withFeed(new FeedReport("january.csv", "ab12", "csv", 9, 9, 0, 2, 0, Instant.EPOCH))
                .withFeed(new FeedReport("a copy.csv", "ab12", "csv", 9, 9, 0, 2, 0, Instant.EPOCH))
                .withFeed(new FeedReport("january.csv", "ab12", "csv", 9, 9, 0, 2, 0, Instant.EPOCH));

        // Then
        assertThat(store.csv(new Asked(RecordQuestion.feeds()))).isEqualTo("""
                file,hash,rows_read,rows_in_documents,rows_rejected,rows_lost,documents,rejections,rejections_stored,rejections_lost
                a copy.csv,ab12,9,9,0,0,2,0,0,0
                january.csv,ab12,9,9,0,0,2,0,0,0
                """);
    }

    @Test
    void shouldShowWhatBecameOfTheRowsOfFiles() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .withFeed(new FeedReport("a.csv", "ab12", "csv", 9, 5, 4, 2, 3, Instant.EPOCH))
                .withFeed(new FeedReport("-", "cd34", "ndjson", 7, 5, 1, 5, 1, Instant.EPOCH))
                .withFeed(new FeedReport("a.csv", "ab3400000000000000", "csv", 10, 10, 0, 4, 0, Instant.EPOCH))
                .withRejection(new Rejection(
                        new Origin.FeedLine("a.csv", "ab12", 7),
                        Reason.MALFORMED_ROW,
                        "",
                        null,
                        null,
                        null,
                        new Original("text/csv", new byte[0])));

        // Then
        assertThat(store.csv(new Asked(RecordQuestion.feeds()))).isEqualTo("""
                file,hash,rows_read,rows_in_documents,rows_rejected,rows_lost,documents,rejections,rejections_stored,rejections_lost
                -,cd34,7,5,1,1,5,1,,
                a.csv,ab12,9,5,4,0,2,3,1,2
                a.csv,ab3400000000000000,10,10,0,0,4,0,0,0
                """);
        assertThat(store.csv(new Asked(RecordQuestion.feeds()).with("hash", "ab12"))
                        .lines())
                .hasSize(2);
        assertThat(store.csv(new Asked(RecordQuestion.feeds()).with("file", "a.csv"))
                        .lines())
                .hasSize(3);
        assertThat(store.table(new Asked(RecordQuestion.feeds()))).contains("\na.csv  ab3400000000  ");
    }

    @Test
    void shouldRefuseAFateThatThereIsNot() {
        assertThatThrownBy(fates.with("fate", "lost")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageStartingWith("--fate: cannot be \"lost\"; allowed are counted, cancelled");
    }

    private static TestStore store() throws Exception {
        return TestStore.empty()
                .withFate(CUSTOMS, "any", "2021-03-01", "read", 8)
                .withFate(CUSTOMS, "cn-gacc", "2021-03-01", "counted", 5)
                .withFate(CUSTOMS, "cn-gacc", "2021-03-01", "rejected", 2)
                .withFate(CUSTOMS, "any", "2021-03-02", "read", 3)
                .withFate(CUSTOMS, "us-bts", "2021-03-02", "counted", 3)
                .withFate(CUSTOMS, "us-bts", "2021-03-02", "stale", 0)
                .withFate(ECOMMERCE, "any", "2021-03-02", "read", 1)
                .withFate(ECOMMERCE, "unknown", "2021-03-02", "unreadable", 1);
    }
}
