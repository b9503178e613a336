package io.landport.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Measures;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes as JSON objects. The names are those of the OpenAPI document.
 *
 * @param isCsv whether fields are columns of rows; otherwise they are named by JSON pointers, or by an XPath that the location has
 */
record OutcomeJson(boolean isCsv) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static String text(Map<String, ?> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an outcome cannot be written as JSON", e);
        }
    }

    Map<String, Object> of(DocumentOutcome outcome) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("line", outcome.line());
        members.put("status", outcome.status());
        DocumentId id = outcome.id();
        if (id != null) {
            members.put("channel", id.channel().code());
            members.put("source", id.source());
            members.put("documentId", id.document());
        }
        members.putAll(outcome.apply(OutcomeJson::accepted, this::rejected, OutcomeJson::forbidden));
        return members;
    }

    private static Map<String, Object> forbidden(DocumentOutcome.Forbidden forbidden) {
        return Map.of(
                "detail",
                "the token does not allow the source " + forbidden.id().source());
    }

    private static Map<String, Object> accepted(DocumentOutcome.Accepted accepted) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (accepted.topic() != null) {
            members.put("topic", accepted.topic());
            members.put("partition", accepted.partition());
            members.put("offset", accepted.offset());
        }
        if (!accepted.counts().isEmpty()) {
            members.put(
                    "counts",
                    accepted.counts().stream().map(OutcomeJson::counted).toList());
        }
        return members;
    }

    private Map<String, Object> rejected(DocumentOutcome.Rejected rejected) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("reason", rejected.reason().code());
        members.put("detail", rejected.detail());
        FieldLocation location = rejected.location();
        if (location != null) {
            putPlace(members, location, rejected.document());
        }
        members.put("fix", rejected.reason().fix());
        members.put("help", "docs/rejections.md#" + rejected.reason().code());
        if (rejected.rejectionId() != null) {
            members.put("rejectionId", rejected.rejectionId());
        }
        return members;
    }

    /** An XPath is a whole place already; the other formats name a field. */
    private void putPlace(Map<String, Object> members, FieldLocation location, @Nullable TradeDocument document) {
        if (location.field().startsWith("/")) {
            members.put("xpath", location.field());
        } else if (isCsv) {
            members.put("column", location.field());
        } else {
            members.put("pointer", JsonPointers.of(location, document));
        }
    }

    /** With decimals as text, because many JSON parsers round numbers. */
    private static Map<String, Object> counted(Contribution contribution) {
        Series series = contribution.key().series();
        Amounts amounts = contribution.amounts();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("day", contribution.key().day().toString());
        members.put("crossing", series.crossing());
        members.put("sector", series.sector());
        members.put("flow", series.flow().code());
        members.put("partner", series.partner());
        members.put("regime", series.regime());
        members.put("commodity", contribution.commodity());
        members.put("lines", amounts.lines());
        members.put("value", amounts.value().toDecimal(Measures.MONEY_SCALE).toPlainString());
        members.put("currency", series.currency());
        members.put(
                "netWeightKg",
                amounts.netWeight().toDecimal(Measures.WEIGHT_SCALE).toPlainString());
        return members;
    }

    List<Map<String, Object>> all(List<? extends DocumentOutcome> outcomes) {
        return outcomes.stream().map(this::of).toList();
    }
}
