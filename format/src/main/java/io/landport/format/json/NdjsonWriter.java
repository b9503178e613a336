package io.landport.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Measures;
import io.landport.domain.document.TradeDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes documents as JSON, one per line, so that {@link Ndjson} reads the same documents back. */
public final class NdjsonWriter {
    /** The most digits that a reader that parses JSON numbers as doubles preserves. */
    private static final int MAX_NUMBER_DIGITS = 15;

    private static final JsonFactory JSON = new JsonFactory();

    private final OutputStream out;

    /** @param out is neither flushed nor closed by this */
    public NdjsonWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes a document and a line break. */
    public void write(TradeDocument document) throws IOException {
        out.write(line(document));
    }

    /** A document and a line break. */
    public static byte[] line(TradeDocument document) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            identity(json, document.id());
            references(json, document.references());
            content(json, document);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static void identity(JsonGenerator json, DocumentId id) throws IOException {
        json.writeStringField("channel", id.channel().code());
        json.writeStringField("source", id.source());
        json.writeStringField("documentId", id.document());
    }

    private static void references(JsonGenerator json, List<DocumentReference> references) throws IOException {
        if (references.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("references");
        for (DocumentReference reference : references) {
            json.writeStartObject();
            json.writeStringField("scheme", reference.scheme());
            json.writeStringField("id", reference.id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void content(JsonGenerator json, TradeDocument document) throws IOException {
        if (document instanceof Declaration declaration) {
            revision(json, declaration);
        } else if (document instanceof Cancellation cancellation) {
            json.writeObjectFieldStart("cancellation");
            json.writeNumberField("number", cancellation.revision());
            json.writeEndObject();
        } else {
            decision(json, (Decision) document);
        }
    }

    private static void decision(JsonGenerator json, Decision decision) throws IOException {
        json.writeObjectFieldStart("decision");
        json.writeNumberField("number", decision.number());
        optional(json, "revision", decision.revision());
        json.writeStringField("outcome", decision.outcome());
        json.writeEndObject();
    }

    private static void revision(JsonGenerator json, Declaration declaration) throws IOException {
        json.writeObjectFieldStart("revision");
        json.writeNumberField("number", declaration.revision());
        header(json, declaration.header());
        texts(json, "summarises", declaration.summarises());
        json.writeArrayFieldStart("lines");
        for (Line line : declaration.lines()) {
            line(json, line);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void header(JsonGenerator json, Header header) throws IOException {
        json.writeStringField("statisticalDate", header.statisticalDate().toString());
        json.writeStringField("flow", header.flow());
        optional(json, "crossingScheme", header.crossingScheme());
        json.writeStringField("crossing", header.crossing());
        optional(json, "mode", header.mode());
        optional(json, "partner", header.partner());
        optional(json, "region", header.region());
        optional(json, "procedure", header.procedure());
        json.writeStringField("currency", header.currency());
        details(json, header.details());
    }

    private static void line(JsonGenerator json, Line line) throws IOException {
        json.writeStartObject();
        json.writeStringField("commodity", line.commodity());
        amount(json, "value", line.value(), Measures.MONEY_SCALE);
        amount(json, "netWeight", line.netWeight(), Measures.WEIGHT_SCALE);
        amount(json, "quantity", line.quantity(), Measures.WEIGHT_SCALE);
        optional(json, "unit", line.unit());
        optional(json, "partner", line.partner());
        optional(json, "procedure", line.procedure());
        optional(json, "number", line.number());
        optional(json, "currency", line.currency());
        details(json, line.details());
        json.writeEndObject();
    }

    private static void details(JsonGenerator json, Details details) throws IOException {
        amount(json, "grossWeight", details.grossWeight(), Measures.WEIGHT_SCALE);
        optional(json, "packages", details.packages());
        optional(json, "containers", details.containers());
        optional(json, "consignmentCountry", details.consignmentCountry());
        optional(json, "requestedProcedure", details.requestedProcedure());
        optional(json, "previousProcedure", details.previousProcedure());
        texts(json, "additionalProcedures", details.additionalProcedures());
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    private static void optional(JsonGenerator json, String name, @Nullable Long number) throws IOException {
        if (number != null) {
            json.writeNumberField(name, number);
        }
    }

    private static void amount(JsonGenerator json, String name, @Nullable Long scaled, int scale) throws IOException {
        if (scaled == null) {
            return;
        }
        BigDecimal units = BigDecimal.valueOf(scaled, scale).stripTrailingZeros();
        json.writeFieldName(name);
        if (units.precision() > MAX_NUMBER_DIGITS) {
            json.writeString(units.toPlainString());
        } else {
            json.writeNumber(units.toPlainString());
        }
    }
}
