package io.landport.contract.wire;

import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** The record {@code Rejection}. */
public final class RejectionFormat {
    public static final RecordFormat<Rejection> REJECTION =
            new RecordFormat<>("Rejection.v2.avsc", RejectionFormat::write, RejectionFormat::read);

    private RejectionFormat() {}

    private static void write(Rejection rejection, Encoder out) throws IOException {
        out.writeString(rejection.reason().code());
        out.writeString(rejection.detail());
        writeLocation(rejection.location(), out);
        DocumentIdFields.writeOptional(rejection.document(), out);
        AvroFields.writeOptional(rejection.revision(), out);
        writeLine(rejection.origin() instanceof Origin.FeedLine line ? line : null, out);
        writeRecord(rejection.origin() instanceof Origin.TopicRecord record ? record : null, out);
        out.writeString(rejection.original().mediaType());
        out.writeBytes(rejection.original().bytes());
        DocumentIdFields.write(rejection.references(), out);
    }

    private static Rejection read(Decoder in) throws IOException {
        Reason reason = AvroFields.readCode(in, "reason", Reason::ofCode);
        String detail = in.readString();
        FieldLocation location = readLocation(in);
        DocumentId document = DocumentIdFields.readOptionalId(in);
        Long revision = AvroFields.readOptionalLong(in);
        Origin line = readLine(in);
        Origin record = readRecord(in);
        Origin origin = line != null ? line : record;
        if (origin == null) {
            throw new InvalidRecordException("a rejection has neither a line nor a record as origin");
        }
        String mediaType = in.readString();
        ByteBuffer original = in.readBytes(null);
        byte[] bytes = new byte[original.remaining()];
        original.get(bytes);
        return new Rejection(
                origin,
                reason,
                detail,
                location,
                document,
                revision,
                new Original(mediaType, bytes),
                DocumentIdFields.readReferences(in));
    }

    private static void writeLocation(@Nullable FieldLocation location, Encoder out) throws IOException {
        AvroFields.writeOptional(location == null ? null : location.field(), out);
        Integer line = location == null ? null : location.line();
        AvroFields.writeOptional(line == null ? null : Long.valueOf(line), out);
    }

    private static @Nullable FieldLocation readLocation(Decoder in) throws IOException {
        String field = AvroFields.readOptional(in);
        Integer line = AvroFields.readPresence(in) ? in.readInt() : null;
        return field == null ? null : new FieldLocation(field, line);
    }

    private static void writeLine(Origin.@Nullable FeedLine line, Encoder out) throws IOException {
        AvroFields.writeOptional(line == null ? null : line.file(), out);
        AvroFields.writeOptional(line == null ? null : line.hash(), out);
        AvroFields.writeOptional(line == null ? null : (Long) line.line(), out);
    }

    private static @Nullable Origin readLine(Decoder in) throws IOException {
        String file = AvroFields.readOptional(in);
        String hash = AvroFields.readOptional(in);
        Long line = AvroFields.readOptionalLong(in);
        return file == null || hash == null || line == null ? null : new Origin.FeedLine(file, hash, line);
    }

    private static void writeRecord(Origin.@Nullable TopicRecord record, Encoder out) throws IOException {
        AvroFields.writeOptional(record == null ? null : record.topic(), out);
        // Avro encodes an int and a long of the same number alike.
        AvroFields.writeOptional(record == null ? null : Long.valueOf(record.partition()), out);
        AvroFields.writeOptional(record == null ? null : (Long) record.offset(), out);
    }

    private static @Nullable Origin readRecord(Decoder in) throws IOException {
        String topic = AvroFields.readOptional(in);
        Integer partition = AvroFields.readPresence(in) ? in.readInt() : null;
        Long offset = AvroFields.readOptionalLong(in);
        return topic == null || partition == null || offset == null
                ? null
                : new Origin.TopicRecord(topic, partition, offset);
    }
}
