package io.landport.contract.wire;

import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code Generation}. */
public final class GenerationFormat implements RecordFormat<Generation> {
    private static final Schema SCHEMA = Schemas.bundled("Generation.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Generation generation, Encoder out) throws IOException {
        out.writeInt(generation.number());
        out.writeString(generation.phase().code());
        out.writeInt(generation.partitions());
        out.writeString(generation.referenceVersion());
        out.writeString(generation.referenceDigest());
        out.writeInt(generation.topology());
        out.writeLong(generation.created().toEpochMilli());
        out.writeString(generation.note());
    }

    @Override
    public Generation read(Decoder in) throws IOException {
        return new Generation(
                in.readInt(),
                readPhase(in.readString()),
                in.readInt(),
                in.readString(),
                in.readString(),
                in.readInt(),
                Instant.ofEpochMilli(in.readLong()),
                in.readString());
    }

    private static Phase readPhase(String code) {
        return Phase.ofCode(code).orElseThrow(() -> new InvalidRecordException("unknown phase " + code));
    }
}
