package io.landport.contract.wire;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** The record {@code TradeDocument}: a revision with its lines, a cancellation, or a decision. */
public final class TradeDocumentFormat implements RecordFormat<TradeDocument> {
    private static final Schema SCHEMA = Schemas.bundled("TradeDocument.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(TradeDocument document, Encoder out) throws IOException {
        out.writeString(document.id().channel().code());
        out.writeString(document.id().source());
        out.writeString(document.id().document());
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
    }

    @Override
    public TradeDocument read(Decoder in) throws IOException {
        String channel = in.readString();
        DocumentId id = new DocumentId(
                Channel.ofCode(channel).orElseThrow(() -> new InvalidRecordException("unknown channel " + channel)),
                in.readString(),
                in.readString());
        Declaration declaration = AvroFields.readPresence(in) ? readDeclaration(id, in) : null;
        Cancellation cancellation = AvroFields.readPresence(in) ? new Cancellation(id, in.readLong()) : null;
        Decision decision = AvroFields.readPresence(in)
                ? new Decision(id, in.readLong(), AvroFields.readOptionalLong(in), in.readString())
                : null;
        return only(declaration, cancellation, decision);
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
        out.writeInt(Math.toIntExact(header.statisticalDate().toEpochDay()));
        out.writeString(header.flow());
        AvroFields.writeOptional(header.crossingScheme(), out);
        out.writeString(header.crossing());
        AvroFields.writeOptional(header.mode(), out);
        AvroFields.writeOptional(header.partner(), out);
        AvroFields.writeOptional(header.region(), out);
        AvroFields.writeOptional(header.procedure(), out);
        out.writeString(header.currency());
        out.writeArrayStart();
        out.setItemCount(declaration.summarises().size());
        for (String summarised : declaration.summarises()) {
            out.startItem();
            out.writeString(summarised);
        }
        out.writeArrayEnd();
        out.writeArrayStart();
        out.setItemCount(declaration.lines().size());
        for (Line line : declaration.lines()) {
            out.startItem();
            writeLine(line, out);
        }
        out.writeArrayEnd();
    }

    private static Declaration readDeclaration(DocumentId id, Decoder in) throws IOException {
        long revision = in.readLong();
        Header header = new Header(
                LocalDate.ofEpochDay(in.readInt()),
                in.readString(),
                AvroFields.readOptional(in),
                in.readString(),
                AvroFields.readOptional(in),
                AvroFields.readOptional(in),
                AvroFields.readOptional(in),
                AvroFields.readOptional(in),
                in.readString());
        List<String> summarises = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                summarises.add(in.readString());
            }
        }
        List<Line> lines = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                lines.add(readLine(in));
            }
        }
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
    }

    private static Line readLine(Decoder in) throws IOException {
        return new Line(
                in.readString(),
                AvroFields.readClampedDecimal(in),
                AvroFields.readOptionalDecimal(in),
                AvroFields.readOptionalDecimal(in),
                AvroFields.readOptional(in),
                AvroFields.readOptional(in),
                AvroFields.readOptional(in));
    }

    private static void writeDecision(Decision decision, Encoder out) throws IOException {
        out.writeLong(decision.number());
        AvroFields.writeOptional(decision.revision(), out);
        out.writeString(decision.outcome());
    }
}
