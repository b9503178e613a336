package io.landport.streams.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.reference.ReferenceReader;
import io.landport.streams.StreamsSamples;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A document whose messages are in two partitions would count twice, so a record in the wrong partition is rejected. */
final class RecordJudgeTest {
    private final Topics topics = new Topics("");
    private final Topic<TradeDocument> topic = topics.documents(Channel.CUSTOMS);
    private final Wire wire = new Wire(new BundledSchemas());
    private final RecordJudge judge = new RecordJudge(topics, wire, new Judge(ReferenceReader.bundled()), Set.of());

    @Test
    void shouldAcceptADocumentOnlyInThePartitionOfItsKey() {
        // Given
        TradeDocument document =
                StreamsSamples.export(StreamsSamples.us("a"), 1, StreamsSamples.line("84", "100", "12"));
        byte[] key = document.id().key().getBytes(StandardCharsets.UTF_8);
        byte[] value = wire.codec(topic).encode(document);

        for (int partition = 0; partition < topic.partitions(); partition++) {
            // When
            Judgement judgement =
                    judge.judgement(key, value, new Origin.TopicRecord(topic.name(), partition, 0), StreamsSamples.DAY);

            // Then
            if (partition == topic.partitionOf(key)) {
                assertThat(judgement).isInstanceOf(Judgement.AcceptedRecord.class);
            } else {
                assertThat(judgement)
                        .isInstanceOfSatisfying(
                                Judgement.RejectedRecord.class,
                                refused ->
                                        assertThat(refused.rejection().reason()).isEqualTo(Reason.WRONG_PARTITION));
            }
        }
    }
}
