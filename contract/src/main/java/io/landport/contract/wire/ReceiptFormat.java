package io.landport.contract.wire;

import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Reason;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import java.io.IOException;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** The record {@code Receipt}. */
public final class ReceiptFormat {
    public static final RecordFormat<Receipt> RECEIPT =
            new RecordFormat<>("Receipt.v1.avsc", ReceiptFormat::write, ReceiptFormat::read);

    private ReceiptFormat() {}

    private static void write(Receipt receipt, Encoder out) throws IOException {
        DocumentIdFields.write(receipt.document(), out);
        AvroFields.writeOptional(receipt.revision(), out);
        AvroFields.writeOptional(receipt.message(), out);
        out.writeString(receipt.fate().code());
        Reason reason = receipt.reason();
        AvroFields.writeOptional(reason == null ? null : reason.code(), out);
        AvroFields.write(receipt.receivedDay(), out);
        AvroFields.writeOptional(receipt.received(), out);
        out.writeLong(receipt.decided().toEpochMilli());
        writeCounted(receipt.counted(), out);
        DocumentIdFields.write(receipt.references(), out);
        out.writeLong(receipt.summaries());
    }

    private static Receipt read(Decoder in) throws IOException {
        return new Receipt(
                DocumentIdFields.readId(in),
                AvroFields.readOptionalLong(in),
                AvroFields.readOptional(in),
                AvroFields.readCode(in, "fate", Fate::ofCode),
                AvroFields.readPresence(in) ? AvroFields.readCode(in, "reason", Reason::ofCode) : null,
                AvroFields.readDay(in),
                AvroFields.readOptionalInstant(in),
                AvroFields.readInstant(in),
                readCounted(in),
                DocumentIdFields.readReferences(in),
                in.readLong());
    }

    private static void writeCounted(@Nullable CountedAt counted, Encoder out) throws IOException {
        AvroFields.writePresence(counted != null, out);
        if (counted != null) {
            AvroFields.write(counted.day(), out);
            out.writeString(counted.crossing());
            AvroFields.writeTexts(counted.sectors(), out);
        }
    }

    private static @Nullable CountedAt readCounted(Decoder in) throws IOException {
        return AvroFields.readPresence(in)
                ? new CountedAt(AvroFields.readDay(in), in.readString(), AvroFields.readTexts(in))
                : null;
    }
}
