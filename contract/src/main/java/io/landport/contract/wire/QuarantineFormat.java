package io.landport.contract.wire;

import io.landport.domain.fate.Quarantine;
import io.landport.domain.judge.Origin;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code Quarantine}. */
public final class QuarantineFormat implements RecordFormat<Quarantine> {
    private static final Schema SCHEMA = Schemas.bundled("Quarantine.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Quarantine quarantine, Encoder out) throws IOException {
        out.writeString(quarantine.record().topic());
        out.writeInt(quarantine.record().partition());
        out.writeLong(quarantine.record().offset());
        out.writeString(quarantine.reason());
        out.writeString(quarantine.by());
        out.writeLong(quarantine.at().toEpochMilli());
        out.writeInt(quarantine.generation());
    }

    @Override
    public Quarantine read(Decoder in) throws IOException {
        return new Quarantine(
                new Origin.TopicRecord(in.readString(), in.readInt(), in.readLong()),
                in.readString(),
                in.readString(),
                Instant.ofEpochMilli(in.readLong()),
                in.readInt());
    }
}
