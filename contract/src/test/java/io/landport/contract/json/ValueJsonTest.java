package io.landport.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ValueJsonTest {
    private static final Wire WIRE = new Wire(new BundledSchemas());
    private static final Topics TOPICS = new Topics("");

    private final ValueJson json = WIRE.json();

    @Test
    void shouldShowDatesAsText() {
        // Given
        FateKey key = new FateKey("customs.documents.v1", "us-bts", LocalDate.parse("2026-11-26"), "counted");
        byte[] value = WIRE.codec(TOPICS.fates()).encode(new FateCount(key, 12));

        // When
        JsonNode shown = json.of(value).orElseThrow();

        // Then
        assertThat(shown.path("receivedDay").asText()).isEqualTo("2026-11-26");
        assertThat(shown.path("source").asText()).isEqualTo("us-bts");
        assertThat(shown.path("records").asLong()).isEqualTo(12);
    }

    @Test
    void shouldShowAmountsWithAllTheirDigits() {
        // Given
        byte[] value = WIRE.codec(TOPICS.documents(Channel.CUSTOMS)).encode(Samples.declaration());

        // When
        String shown = json.of(value).orElseThrow().toString();

        // Then
        assertThat(shown).containsPattern("\"value\":[0-9]+\\.[0-9]{4}[,}]");
    }

    @Test
    void shouldNotDecodeWhatIsNotInTheWireFormat() {
        // Given
        FateKey key = new FateKey("customs.documents.v1", "us-bts", LocalDate.parse("2026-11-26"), "counted");
        byte[] value = WIRE.codec(TOPICS.fates()).encode(new FateCount(key, 12));
        byte[] unknownSchema = value.clone();
        unknownSchema[1] = 0x7f;

        // Then
        assertThat(json.of(new byte[0])).isEmpty();
        assertThat(json.of("no wire format".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(json.of(Arrays.copyOf(value, value.length - 1))).isEmpty();
        assertThat(json.of(Arrays.copyOf(value, value.length + 1))).isEmpty();
        assertThat(json.of(unknownSchema)).isEmpty();
    }
}
