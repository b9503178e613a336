package io.landport.contract.wire;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Reason;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** The record {@code Receipt}. */
public final class ReceiptFormat implements RecordFormat<Receipt> {
    private static final Schema SCHEMA = Schemas.bundled("Receipt.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Receipt receipt, Encoder out) throws IOException {
        out.writeString(receipt.document().channel().code());
        out.writeString(receipt.document().source());
        out.writeString(receipt.document().document());
        AvroFields.writeOptional(receipt.revision(), out);
        AvroFields.writeOptional(receipt.message(), out);
        out.writeString(receipt.fate().code());
        Reason reason = receipt.reason();
        AvroFields.writeOptional(reason == null ? null : reason.code(), out);
        TotalFields.write(receipt.receivedDay(), out);
        Instant received = receipt.received();
        AvroFields.writeOptional(received == null ? null : (Long) received.toEpochMilli(), out);
        out.writeLong(receipt.decided().toEpochMilli());
        write(receipt.counted(), out);
        write(receipt.references(), out);
        out.writeLong(receipt.summaries());
    }

    @Override
    public Receipt read(Decoder in) throws IOException {
        DocumentId document = new DocumentId(TotalFields.readChannel(in), in.readString(), in.readString());
        Long revision = AvroFields.readOptionalLong(in);
        String message = AvroFields.readOptional(in);
        Fate fate = readFate(in);
        Reason reason = readReason(in);
        LocalDate receivedDay = TotalFields.readDay(in);
        Long received = AvroFields.readOptionalLong(in);
        Instant decided = Instant.ofEpochMilli(in.readLong());
        CountedAt counted = readCounted(in);
        List<DocumentReference> references = readReferences(in);
        long summaries = in.readLong();
        try {
            return new Receipt(
                    document,
                    revision,
                    message,
                    fate,
                    reason,
                    receivedDay,
                    received == null ? null : Instant.ofEpochMilli(received),
                    decided,
                    counted,
                    references,
                    summaries);
        } catch (IllegalArgumentException e) {
            throw new InvalidRecordException(String.valueOf(e.getMessage()));
        }
    }

    private static void write(@Nullable CountedAt counted, Encoder out) throws IOException {
        AvroFields.writePresence(counted != null, out);
        if (counted == null) {
            return;
        }
        TotalFields.write(counted.day(), out);
        out.writeString(counted.crossing());
        out.writeArrayStart();
        out.setItemCount(counted.sectors().size());
        for (String sector : counted.sectors()) {
            out.startItem();
            out.writeString(sector);
        }
        out.writeArrayEnd();
    }

    private static void write(List<DocumentReference> references, Encoder out) throws IOException {
        out.writeArrayStart();
        out.setItemCount(references.size());
        for (DocumentReference reference : references) {
            out.startItem();
            out.writeString(reference.scheme());
            out.writeString(reference.id());
        }
        out.writeArrayEnd();
    }

    private static List<DocumentReference> readReferences(Decoder in) throws IOException {
        List<DocumentReference> references = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                references.add(new DocumentReference(in.readString(), in.readString()));
            }
        }
        return references;
    }

    private static @Nullable CountedAt readCounted(Decoder in) throws IOException {
        if (!AvroFields.readPresence(in)) {
            return null;
        }
        LocalDate day = TotalFields.readDay(in);
        String crossing = in.readString();
        List<String> sectors = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                sectors.add(in.readString());
            }
        }
        if (sectors.isEmpty()) {
            throw new InvalidRecordException("a receipt that counts has no sector");
        }
        return new CountedAt(day, crossing, sectors);
    }

    private static Fate readFate(Decoder in) throws IOException {
        String code = in.readString();
        return Fate.ofCode(code).orElseThrow(() -> new InvalidRecordException("unknown fate " + code));
    }

    private static @Nullable Reason readReason(Decoder in) throws IOException {
        String code = AvroFields.readOptional(in);
        return code == null
                ? null
                : Reason.ofCode(code).orElseThrow(() -> new InvalidRecordException("unknown reason " + code));
    }
}
