package io.landport.contract.wire;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * The record {@code TradeDocument}: a revision with its lines, a cancellation, or a decision. Reads its first schema by position,
 * too, because a rebuild reads all documents ever published: the fields that were added are the last of their records.
 */
public final class TradeDocumentFormat {
    public static final RecordFormat<TradeDocument> TRADE_DOCUMENT = new RecordFormat<>(
            "TradeDocument.v2.avsc",
            TradeDocumentFormat::write,
            in -> read(in, true),
            "TradeDocument.v1.avsc",
            in -> read(in, false));

    private TradeDocumentFormat() {}

    private static void write(TradeDocument document, Encoder out) throws IOException {
        DocumentIdFields.write(document.id(), out);
        AvroFields.writePresence(document instanceof Declaration, out);
        if (document instanceof Declaration declaration) {
            writeDeclaration(declaration, out);
        }
        AvroFields.writePresence(document instanceof Cancellation, out);
        if (document instanceof Cancellation cancellation) {
            out.writeLong(cancellation.revision());
        }
        AvroFields.writePresence(document instanceof Decision, out);
        if (document instanceof Decision decision) {
            writeDecision(decision, out);
        }
        DocumentIdFields.write(document.references(), out);
    }

    /** @param isSecond whether the body has the fields of the second schema */
    private static TradeDocument read(Decoder in, boolean isSecond) throws IOException {
        DocumentId id = DocumentIdFields.readId(in);
        Declaration declaration = AvroFields.readPresence(in) ? readDeclaration(id, in, isSecond) : null;
        Cancellation cancellation = AvroFields.readPresence(in) ? new Cancellation(id, in.readLong()) : null;
        Decision decision = AvroFields.readPresence(in)
                ? new Decision(id, in.readLong(), AvroFields.readOptionalLong(in), in.readString())
                : null;
        TradeDocument only = only(declaration, cancellation, decision);
        List<DocumentReference> references = isSecond ? DocumentIdFields.readReferences(in) : List.of();
        return references.isEmpty() ? only : only.withReferences(references);
    }

    private static TradeDocument only(@Nullable TradeDocument... messages) {
        TradeDocument only = null;
        for (TradeDocument message : messages) {
            if (message != null && only != null) {
                throw new InvalidRecordException(
                        "a document must be one of revision, cancellation and decision, not several");
            }
            only = message != null ? message : only;
        }
        if (only == null) {
            throw new InvalidRecordException("a document must be a revision, a cancellation or a decision");
        }
        return only;
    }

    private static void writeDeclaration(Declaration declaration, Encoder out) throws IOException {
        Header header = declaration.header();
        out.writeLong(declaration.revision());
        AvroFields.write(header.statisticalDate(), out);
        out.writeString(header.flow());
        AvroFields.writeOptional(header.crossingScheme(), out);
        out.writeString(header.crossing());
        AvroFields.writeOptional(header.mode(), out);
        AvroFields.writeOptional(header.partner(), out);
        AvroFields.writeOptional(header.region(), out);
        AvroFields.writeOptional(header.procedure(), out);
        out.writeString(header.currency());
        AvroFields.writeTexts(declaration.summarises(), out);
        AvroFields.writeArray(declaration.lines(), out, TradeDocumentFormat::writeLine);
        writeDetails(header.details(), out);
    }

    private static Declaration readDeclaration(DocumentId id, Decoder in, boolean isSecond) throws IOException {
        long revision = in.readLong();
        LocalDate statisticalDate = AvroFields.readDay(in);
        String flow = in.readString();
        String crossingScheme = AvroFields.readOptional(in);
        String crossing = in.readString();
        String mode = AvroFields.readOptional(in);
        String partner = AvroFields.readOptional(in);
        String region = AvroFields.readOptional(in);
        String procedure = AvroFields.readOptional(in);
        String currency = in.readString();
        List<String> summarises = AvroFields.readTexts(in);
        List<Line> lines = AvroFields.readArray(in, item -> readLine(item, isSecond));
        Header header = new Header(
                statisticalDate,
                flow,
                crossingScheme,
                crossing,
                mode,
                partner,
                region,
                procedure,
                currency,
                isSecond ? readDetails(in) : Details.NONE);
        return new Declaration(id, revision, header, lines, summarises);
    }

    private static void writeLine(Line line, Encoder out) throws IOException {
        out.writeString(line.commodity());
        AvroFields.writeDecimal(line.value(), out);
        AvroFields.writeOptionalDecimal(line.netWeight(), out);
        AvroFields.writeOptionalDecimal(line.quantity(), out);
        AvroFields.writeOptional(line.unit(), out);
        AvroFields.writeOptional(line.partner(), out);
        AvroFields.writeOptional(line.procedure(), out);
        AvroFields.writeOptional(line.number(), out);
        AvroFields.writeOptional(line.currency(), out);
        writeDetails(line.details(), out);
    }

    private static Line readLine(Decoder in, boolean isSecond) throws IOException {
        return new Line(
                in.readString(),
                AvroFields.readClampedDecimal(in),
                AvroFields.readOptionalDecimal(in),
                AvroFields.readOptionalDecimal(in),
                AvroFields.readOptional(in),
                AvroFields.readOptional(in),
                AvroFields.readOptional(in),
                isSecond ? AvroFields.readOptionalLong(in) : null,
                isSecond ? AvroFields.readOptional(in) : null,
                isSecond ? readDetails(in) : Details.NONE);
    }

    private static void writeDetails(Details details, Encoder out) throws IOException {
        AvroFields.writePresence(!details.isEmpty(), out);
        if (details.isEmpty()) {
            return;
        }
        AvroFields.writeOptionalDecimal(details.grossWeight(), out);
        AvroFields.writeOptional(details.packages(), out);
        AvroFields.writeOptional(details.containers(), out);
        AvroFields.writeOptional(details.consignmentCountry(), out);
        AvroFields.writeOptional(details.requestedProcedure(), out);
        AvroFields.writeOptional(details.previousProcedure(), out);
        AvroFields.writeTexts(details.additionalProcedures(), out);
    }

    private static Details readDetails(Decoder in) throws IOException {
        if (!AvroFields.readPresence(in)) {
            return Details.NONE;
        }
        return new Details(
                AvroFields.readOptionalDecimal(in),
                AvroFields.readOptionalLong(in),
                AvroFields.readOptionalLong(in),
                AvroFields.readOptional(in),
                AvroFields.readOptional(in),
                AvroFields.readOptional(in),
                AvroFields.readTexts(in));
    }

    private static void writeDecision(Decision decision, Encoder out) throws IOException {
        out.writeLong(decision.number());
        AvroFields.writeOptional(decision.revision(), out);
        out.writeString(decision.outcome());
    }
}
