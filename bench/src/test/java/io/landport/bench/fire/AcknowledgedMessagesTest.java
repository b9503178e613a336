package io.landport.bench.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AcknowledgedMessagesTest {
    private static final DocumentId ID = new DocumentId(Channel.CUSTOMS, "cn-gacc", "A1");
    private static final TopicPartition PARTITION = new TopicPartition("customs.documents.v1", 2);

    private final AcknowledgedMessages messages = new AcknowledgedMessages();
    private final Map<Long, Integer> topic = new HashMap<>();

    @BeforeEach
    void publish() {
        for (int revision = 1; revision <= 3; revision++) {
            TradeDocument document = new Cancellation(ID, revision);
            messages.acknowledged(PARTITION, 10L + revision, ID, messages.sending(document));
            topic.put(10L + revision, AcknowledgedMessages.hash(document));
        }
    }

    @Test
    void shouldFindAllAcknowledgedMessages() {
        // Then
        assertThat(messages.count()).isEqualTo(3);
        assertThat(messages.problems(partition -> topic)).isEmpty();
    }

    @Test
    void shouldReportAnAcknowledgedMessageThatIsLost() {
        // Given
        topic.remove(12L);
        // When // Then
        assertThat(messages.problems(partition -> topic))
                .containsExactly(
                        PARTITION + " offset 12: the acknowledged message is missing",
                        PARTITION + ": 1 of 3 acknowledged messages are missing or differ");
    }

    @Test
    void shouldReportAnAcknowledgedMessageThatDiffers() {
        // Given
        topic.put(12L, AcknowledgedMessages.hash(new Cancellation(ID, 9)));
        // When // Then
        assertThat(messages.problems(partition -> topic))
                .contains(PARTITION + " offset 12: the acknowledged message differs");
    }

    @Test
    void shouldAllowAMessageThatWasNotAcknowledgedInTheTopicOrNot() {
        // Given
        TradeDocument written = new Cancellation(ID, 4);
        TradeDocument lost = new Cancellation(ID, 5);
        long number = messages.sending(written).line();
        // When
        topic.put(14L, AcknowledgedMessages.hash(written));
        // Then
        assertThat(messages.sending(lost).line()).isEqualTo(number + 1);
        assertThat(messages.count()).isEqualTo(3);
        assertThat(messages.problems(partition -> topic)).isEmpty();
    }
}
