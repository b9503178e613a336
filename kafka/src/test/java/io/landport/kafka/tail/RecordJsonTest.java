package io.landport.kafka.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class RecordJsonTest {
    private static final Wire WIRE = new Wire(new BundledSchemas());
    private static final String PERSON = "Ivan Ivanov, passport 1234";

    @Test
    void shouldShowWhereARecordIsAndItsHeaders() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        headers.add("file", "a.csv".getBytes(StandardCharsets.UTF_8));
        headers.add("digest", new byte[] {(byte) 0xff, 1});

        // When
        ObjectNode shown = json(false, false).of(record("key", null, headers));

        // Then
        assertThat(shown).hasToString("""
                        {"topic":"t","partition":3,"offset":77,"timestamp":"2026-11-26T00:00:00Z",\
                        "timestampType":"CreateTime","key":"key","headers":[{"name":"file","value":"a.csv"},\
                        {"name":"digest","value":{"base64":"/wE="}}],"value":null}""");
    }

    @Test
    void shouldShowOtherBytesInBase64() {
        // When
        ObjectNode shown = json(false, false).of(record("key", new byte[] {1, 2, 3}, new RecordHeaders()));

        // Then
        assertThat(shown.path("value")).hasToString("""
                {"base64":"AQID"}""");
    }

    @Test
    void shouldMaskTheOriginalOfARejection() {
        // Given
        byte[] rejection = WIRE.codec(new Topics("").rejected())
                .encode(new Rejection(
                        new Origin.TopicRecord("customs.documents.v1", 0, 1),
                        Reason.UNKNOWN_SOURCE,
                        "source x",
                        null,
                        null,
                        null,
                        new Original("text/plain", PERSON.getBytes(StandardCharsets.UTF_8))));

        // When
        ObjectNode masked = json(false, false).of(record("key", rejection, new RecordHeaders()));
        ObjectNode whole = json(false, true).of(record("key", rejection, new RecordHeaders()));

        // Then
        assertThat(masked.path("value").path("original")).hasToString("{\"maskedBytes\":26}");
        assertThat(masked.path("value").path("detail")).hasToString("{\"maskedBytes\":8}");
        assertThat(masked.path("value").path("reason").asText()).isEqualTo("unknown-source");
        assertThat(whole.path("value").path("original").asText()).isEqualTo("SXZhbiBJdmFub3YsIHBhc3Nwb3J0IDEyMzQ=");
    }

    @Test
    void shouldMaskDeadLetters() {
        // Given
        byte[] letter = PERSON.getBytes(StandardCharsets.UTF_8);

        // When
        ObjectNode masked = json(true, false).of(record("key", letter, new RecordHeaders()));
        ObjectNode whole = json(true, true).of(record("key", letter, new RecordHeaders()));

        // Then
        assertThat(masked.path("value")).hasToString("{\"maskedBytes\":26}");
        assertThat(whole.path("value").asText()).isEqualTo(PERSON);
    }

    private static RecordJson json(boolean holdsOriginals, boolean showsOriginals) {
        return new RecordJson(WIRE.json(), holdsOriginals, showsOriginals);
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, byte[] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                "t",
                3,
                77,
                1_795_651_200_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty());
    }
}
