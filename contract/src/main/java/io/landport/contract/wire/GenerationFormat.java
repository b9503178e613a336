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
    private static final Schema SCHEMA = Schemas.bundled("Generation.v3.avsc");

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
        out.writeInt(generation.documentPartitions());
        out.writeInt(generation.documentVersion());
    }

    @Override
    public Generation read(Decoder in) throws IOException {
        int number = in.readInt();
        Phase phase = readPhase(in.readString());
        int partitions = in.readInt();
        String version = in.readString();
        String digest = in.readString();
        int topology = in.readInt();
        Instant created = Instant.ofEpochMilli(in.readLong());
        String note = in.readString();
        int documentPartitions = in.readInt();
        return new Generation(
                number, phase, partitions, documentPartitions, in.readInt(), version, digest, topology, created, note);
    }

    private static Phase readPhase(String code) {
        return Phase.ofCode(code).orElseThrow(() -> new InvalidRecordException("unknown phase " + code));
    }
}
