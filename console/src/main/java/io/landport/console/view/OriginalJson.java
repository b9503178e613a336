package io.landport.console.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.contract.Codec;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Original;
import io.landport.format.json.NdjsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Rejected documents as JSON, not masked: for masking and for correcting, never for showing. */
public final class OriginalJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            // Decimals keep their digits.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private OriginalJson() {}

    /** The JSON object of an original; empty if it is in another format or damaged. */
    public static Optional<ObjectNode> of(Original original, Codec<TradeDocument> documents) {
        if (isRecord(original)) {
            return documents
                    .decode(original.bytes())
                    .value()
                    .flatMap(document -> object(new String(NdjsonWriter.line(document), StandardCharsets.UTF_8)));
        }
        return original.mediaType().equals("application/json")
                ? object(new String(original.bytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Whether it is a record of a document topic. */
    static boolean isRecord(Original original) {
        return original.mediaType().endsWith("+avro");
    }

    private static Optional<ObjectNode> object(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
