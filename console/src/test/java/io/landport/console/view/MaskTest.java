package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Original;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator sees of an original that may name persons. */
final class MaskTest {
    private static final Codec<TradeDocument> DOCUMENTS =
            new Wire(new BundledSchemas()).codec(new Topics("").documents(Channel.CUSTOMS));

    @Test
    void shouldKeepCodesOfTheContractAndMaskTheRest() {
        // Given
        String json = """
            {"source":"cn-gacc","declarant":"Wang Wei 王伟","revision":{"number":1,"crossing":"call Ivan 8-914","lines":[{"value":"12.50","buyer":{"phone":79140001122}}]}}
            """;

        // When
        String masked = Mask.text(original("application/json", json), DOCUMENTS);

        // Then
        assertThat(masked.replaceAll("\\s+", ""))
                .isEqualTo(
                        "{\"source\":\"cn-gacc\",\"declarant\":\"xxxxxxxxx\",\"revision\":{\"number\":1,"
                                + "\"crossing\":\"xxxxxxxx0-000\",\"lines\":[{\"value\":\"12.50\",\"buyer\":{\"phone\":\"00000000000\"}}]}}");
    }

    /** Nothing says which cell is what. */
    @ParameterizedTest
    @CsvSource({"text/csv", "application/json", "text/plain"})
    void shouldMaskEverythingThatIsNoJson(String mediaType) {
        // When
        String masked = Mask.text(original(mediaType, "Иван,+7 914;\"Wang\" <b>"), DOCUMENTS);

        // Then
        assertThat(masked).isEqualTo("xxxx,+0 000;\"xxxx\" <x>");
    }

    @Test
    void shouldShowADocumentOfATopicAsJson() {
        // Given
        Decision decision =
                new Decision(new DocumentId(Channel.CUSTOMS, "cn-gacc", "19022024"), 3, 1L, "released", List.of());
        Original original = new Original("application/vnd.landport.document+avro", DOCUMENTS.encode(decision));

        // When
        String text = Mask.text(original, DOCUMENTS);

        // Then
        assertThat(text.replaceAll("\\s+", ""))
                .isEqualTo("{\"channel\":\"customs\",\"source\":\"cn-gacc\",\"documentId\":\"19022024\","
                        + "\"decision\":{\"number\":3,\"revision\":1,\"outcome\":\"released\"}}");
    }

    @Test
    void shouldMaskQuotedValuesThatAreNoCodes() {
        // When
        String detail = Mask.quoted("partner is 'Ivan Petrov', must be one of 'RU', 'CN'");

        // Then
        assertThat(detail).isEqualTo("partner is 'xxxx xxxxxx', must be one of 'RU', 'CN'");
    }

    @Test
    void shouldKeepOnlyTheSchemaIdAndBinaryPartsOfADeadLetter() {
        // Given
        byte[] letter = {0, 0x40, 0, 0, 0x31, 2, 'I', 'v', '7', ' ', (byte) 0xd0, (byte) 0x98, ';'};

        // When
        byte[] masked = Mask.bytes(letter);

        // Then
        assertThat(masked).containsExactly(0, 0x40, 0, 0, 0x31, 2, 'x', 'x', '0', ' ', (byte) 0xbf, (byte) 0xbf, ';');
    }

    @Test
    void shouldMaskADeadLetterThatIsNotInTheWireFormatFromItsFirstByte() {
        // When
        byte[] masked = Mask.bytes("Ivan 7".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(masked).isEqualTo("xxxx 0".getBytes(StandardCharsets.UTF_8));
    }

    private static Original original(String mediaType, String text) {
        return new Original(mediaType, text.getBytes(StandardCharsets.UTF_8));
    }
}
