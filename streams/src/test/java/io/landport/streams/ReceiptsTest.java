package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Reason;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which receipts the messages of a document lead to. */
class ReceiptsTest {
    private static final DocumentId CHINESE = StreamsSamples.china("c");
    private static final DocumentId US = StreamsSamples.us("a");
    private static final Instant FIRST = Instant.parse("2021-02-10T08:00:00Z");
    private static final Instant SECOND = Instant.parse("2021-02-11T09:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 2, 10);
    private static final LocalDate SECOND_DAY = LocalDate.of(2021, 2, 11);

    @TempDir
    private Path folder;

    @AutoClose
    private TestPipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new TestPipeline(folder);
    }

    @Test
    void shouldBePendingAndThenCountWhereItsLinesAre() {
        // Given
        pipeline.send(
                StreamsSamples.chineseImport(
                        CHINESE,
                        1,
                        StreamsSamples.line("440710", "10", "5"),
                        StreamsSamples.line("271019", "10", "5"),
                        StreamsSamples.line("440799", "10", "5")),
                FIRST);
        assertThat(pipeline.receipts().values())
                .containsExactly(new Receipt(CHINESE, 1L, null, Fate.PENDING, null, FIRST_DAY, FIRST, FIRST, null));

        // When
        pipeline.send(StreamsSamples.released(CHINESE, 1, 1), SECOND);

        // Then
        assertThat(pipeline.receipts())
                .containsOnlyKeys("customs|cn-gacc|c\t1\t")
                .containsValue(new Receipt(
                        CHINESE,
                        1L,
                        null,
                        Fate.COUNTED,
                        null,
                        FIRST_DAY,
                        null,
                        SECOND,
                        new CountedAt(StreamsSamples.DAY, "suifenhe-grodekovo-rail", List.of("energy", "wood"))));
    }

    @Test
    void shouldReplaceTheReceiptOfARevisionThatAHigherOneReplaces() {
        // Given
        pipeline.send(StreamsSamples.export(US, 1, StreamsSamples.line("84", "100", "12")), FIRST);
        pipeline.receipts();

        // When
        pipeline.send(StreamsSamples.cancellation(US, 2), SECOND);

        // Then
        assertThat(pipeline.receipts().values())
                .containsExactlyInAnyOrder(
                        new Receipt(US, 2L, null, Fate.CANCELLED, null, SECOND_DAY, SECOND, SECOND, null),
                        new Receipt(US, 1L, null, Fate.REPLACED, null, FIRST_DAY, null, SECOND, null));
    }

    @Test
    void shouldGiveAMessageThatChangesNothingAReceiptOfItsOwn() {
        // Given
        pipeline.send(StreamsSamples.export(US, 2, StreamsSamples.line("84", "100", "12")), FIRST);
        pipeline.receipts();

        // When
        pipeline.send(StreamsSamples.export(US, 2, StreamsSamples.line("84", "100", "12")), SECOND);
        pipeline.send(StreamsSamples.export(US, 1, StreamsSamples.line("84", "100", "12")), SECOND);
        pipeline.send(StreamsSamples.export(US, 2, StreamsSamples.line("84", "999", "12")), SECOND);
        pipeline.send(StreamsSamples.export(US, 2, StreamsSamples.line("77", "1", "1")), SECOND);

        // Then
        assertThat(pipeline.receipts().values())
                .containsExactly(
                        new Receipt(
                                US, 1L, "customs.documents.v1:0:2", Fate.STALE, null, SECOND_DAY, SECOND, SECOND, null),
                        rejected(2L, 3, Reason.CONFLICTING_REVISION),
                        rejected(2L, 4, Reason.COMMODITY_WITHOUT_SECTOR));
    }

    @Test
    void shouldGiveNoReceiptToAMessageWithoutAValidIdentity() {
        // Given
        DocumentId unknown = new DocumentId(US.channel(), "nobody", "a");

        // When
        pipeline.send(StreamsSamples.cancellation(unknown, 1), FIRST);
        pipeline.send(StreamsSamples.cancellation(StreamsSamples.us("a\u0001"), 1), FIRST);
        pipeline.sendBytes(US.channel(), US.key(), new byte[] {1}, FIRST);

        // Then
        assertThat(pipeline.receipts()).isEmpty();
        assertThat(pipeline.rejections()).hasSize(2);
    }

    private static Receipt rejected(Long revision, int offset, Reason reason) {
        return new Receipt(
                US,
                revision,
                "customs.documents.v1:0:" + offset,
                Fate.REJECTED,
                reason,
                SECOND_DAY,
                SECOND,
                SECOND,
                null);
    }
}
